package io.saveplay.lint;

import io.saveplay.drl.Type;
import io.saveplay.drl.Vocabulary;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the values of a term.
 *
 * @param kind what they are, or none when that is not known
 * @param always whether there is always one
 * @param whole whether they are whole numbers
 * @param constants the constants of an enum in their order; else empty
 */
record Shape(Type.@Nullable Kind kind, boolean always, boolean whole, List<String> constants) {
    /** Nothing is known. */
    static final Shape UNKNOWN = new Shape(null, false, false, List.of());

    private static final Set<Class<?>> WHOLE = Set.of(int.class, Integer.class, long.class, Long.class);
    private static final Map<String, Shape> KNOWN = new ConcurrentHashMap<>();

    /** The shape of a field. */
    static Shape of(String fact, String field) {
        return KNOWN.computeIfAbsent(fact + "." + field, name -> look(fact, field));
    }

    private static Shape look(String fact, String field) {
        Vocabulary.Fact known = Vocabulary.fact(fact).orElse(null);
        Type type = known == null ? null : known.fields().get(field);
        if (known == null || type == null) {
            return UNKNOWN;
        }
        try {
            Method reader = known.type().getMethod(field);
            boolean always = !reader.getAnnotatedReturnType().isAnnotationPresent(Nullable.class);
            return new Shape(type.kind(), always, WHOLE.contains(reader.getReturnType()), type.constants());
        } catch (NoSuchMethodException e) {
            return UNKNOWN;
        }
    }
}
