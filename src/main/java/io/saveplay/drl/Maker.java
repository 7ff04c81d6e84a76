package io.saveplay.drl;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes conclusions. */
final class Maker {
    /** The scale ends here: 20 points more double the odds. */
    static final int MOST_POINTS = 1000;

    private Maker() {}

    /** A way to make it, with the types of what that needs: asked for once, since each answer is a copy. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Way(Constructor<?> maker, Class<?>[] types) {}

    /** A conclusion of some values. One whose values are always the same is made once: nobody can change it. */
    static Value of(String type, List<Value> arguments) {
        Way[] ways = Reach.makers(type, arguments.size()).stream()
                .map(maker -> new Way(maker, maker.getParameterTypes()))
                .toArray(Way[]::new);
        Value[] parts = arguments.toArray(Value[]::new);
        Value each = (own, named) -> made(ways, parts, own, named);
        if (!arguments.stream().allMatch(Constant.class::isInstance)) {
            return each;
        }
        try {
            return new Constant(made(ways, parts, null, Linked.NOBODY));
        } catch (IllegalArgumentException e) {
            // What cannot be made is told when it is to be made.
            return each;
        }
    }

    private static @Nullable Object made(Way[] ways, Value[] parts, @Nullable Object own, Object[] named) {
        @Nullable Object[] values = new Object[parts.length];
        for (int i = 0; i < parts.length; i++) {
            values[i] = parts[i].of(own, named);
        }
        for (Way way : ways) {
            Object[] fitting = fitting(way.types(), values);
            if (fitting != null) {
                return make(way.maker(), fitting);
            }
        }
        // Something that it needs is not known, and a rule that needs what is not known concludes nothing.
        return null;
    }

    private static Object make(Constructor<?> maker, Object[] values) {
        try {
            return maker.newInstance(values);
        } catch (InvocationTargetException e) {
            throw new IllegalArgumentException(
                    e.getCause() == null ? "" : String.valueOf(e.getCause().getMessage()), e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a conclusion cannot be made", e);
        }
    }

    private static Object @Nullable [] fitting(Class<?>[] types, @Nullable Object[] values) {
        Object[] fitting = new Object[types.length];
        for (int i = 0; i < types.length; i++) {
            Object value = values[i];
            Object fit = types[i] == int.class ? whole(value) : types[i].isInstance(value) ? value : null;
            if (fit == null) {
                return null;
            }
            fitting[i] = fit;
        }
        return fitting;
    }

    private static @Nullable Integer whole(@Nullable Object value) {
        // Rounded, since a share of points is no point; bounded, so that no sum of them can turn around.
        return value instanceof Number number
                ? Integer.valueOf((int) Math.max(-MOST_POINTS, Math.min(MOST_POINTS, Math.round(number.doubleValue()))))
                : null;
    }
}
