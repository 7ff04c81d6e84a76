package io.saveplay.drl;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes conclusions. */
final class Maker {
    /** The scale ends here: 20 points more double the odds. */
    static final int MOST_POINTS = 1000;

    private Maker() {}

    /** A new conclusion of some values. */
    static Value of(String type, List<Value> arguments) {
        List<Constructor<?>> makers = Reach.makers(type, arguments.size());
        return (own, named) -> {
            List<@Nullable Object> values = new ArrayList<>();
            arguments.forEach(argument -> values.add(argument.of(own, named)));
            for (Constructor<?> maker : makers) {
                Object[] fitting = fitting(maker.getParameterTypes(), values);
                if (fitting != null) {
                    return make(maker, fitting);
                }
            }
            // Something that it needs is not known, and a rule that needs what is not known concludes nothing.
            return null;
        };
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

    private static Object @Nullable [] fitting(Class<?>[] types, List<@Nullable Object> values) {
        Object[] fitting = new Object[types.length];
        for (int i = 0; i < types.length; i++) {
            Object value = values.get(i);
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
