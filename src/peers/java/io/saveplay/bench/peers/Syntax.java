package io.saveplay.bench.peers;

import io.saveplay.bench.peers.Shape.Subject;
import io.saveplay.drl.Operator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes shapes as expressions of a language. */
abstract class Syntax {
    private final String and;
    private final String or;

    /** A language with these words for {@code and} and {@code or}. */
    Syntax(String and, String or) {
        this.and = and;
        this.or = or;
    }

    /** An expression that is true or false. */
    final String write(Shape shape) {
        if (shape instanceof Shape.All all) {
            return joined(all.parts(), and);
        }
        if (shape instanceof Shape.Any any) {
            return joined(any.parts(), or);
        }
        if (shape instanceof Shape.No no) {
            return not(write(no.inner()));
        }
        if (shape instanceof Shape.HasSignal signal) {
            return signal(quoted(signal.name()));
        }
        if (shape instanceof Shape.Known known) {
            return isKnown(subject(known.subject()));
        }
        if (shape instanceof Shape.Some some) {
            return some(some.subject(), write(some.inner()));
        }
        return test((Shape.Test) shape);
    }

    private String joined(List<Shape> parts, String word) {
        if (parts.isEmpty()) {
            return "true";
        }
        return parts.stream()
                .map(part -> {
                    String text = write(part);
                    boolean compound = part instanceof Shape.All
                            || part instanceof Shape.Any
                            || (part instanceof Shape.Test && text.contains(and));
                    return compound ? "(" + text + ")" : text;
                })
                .collect(Collectors.joining(word));
    }

    /** A test in which unknown is false: a number that is not known is neither less nor more. */
    private String test(Shape.Test test) {
        String path = path(test.field());
        Object value = test.value();
        if (value == null) {
            return test.operator() == Operator.EQUAL ? not(isKnown(path)) : isKnown(path);
        }
        if (test.operator() == Operator.CONTAINS) {
            return contains(path, literal(value));
        }
        if (test.operator() == Operator.NOT_CONTAINS) {
            return not(contains(path, literal(value)));
        }
        if (test.operator().orders()) {
            String compared = compared(test.field(), path, test.operator(), literal(value));
            return test.field().type().isPrimitive() ? compared : isKnown(path) + and + compared;
        }
        return equal(test.field(), path, test.operator(), literal(value));
    }

    /** The name of a fact. */
    abstract String subject(Subject subject);

    /** The path of a field. */
    String path(Shape.Field field) {
        String path = subject(field.of()) + "." + field.name();
        return field.key() == null ? path : path + "[" + quoted(field.key()) + "]";
    }

    /** {@code not}. */
    abstract String not(String expression);

    /** Whether something is known. */
    String isKnown(String path) {
        return path + " != null";
    }

    /** Whether there is a signal. */
    abstract String signal(String quotedName);

    /** Whether there is an entry for which something holds. */
    abstract String some(Subject subject, String expression);

    /** Whether a list contains a value. */
    abstract String contains(String list, String value);

    /** Whether two values are equal, or are not. */
    abstract String equal(Shape.Field field, String path, Operator operator, String value);

    /** How two numbers compare that are known. */
    String compared(Shape.Field field, String path, Operator operator, String value) {
        return path + " " + operator.text() + " " + value;
    }

    /** A value that is written out. */
    String literal(@Nullable Object value) {
        return value instanceof String || value instanceof Enum<?> ? quoted(value.toString()) : String.valueOf(value);
    }

    /** Text in quotes. */
    static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
