package io.saveplay.drl;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The type of a value in a rule.
 *
 * @param kind what kind of value
 * @param of the class of a constant or a fact; none for other kinds
 */
public record Type(Kind kind, @Nullable Class<?> of) {
    /** Text. */
    public static final Type TEXT = new Type(Kind.TEXT, null);
    /** A number, whole or not. */
    public static final Type NUMBER = new Type(Kind.NUMBER, null);
    /** True or false. */
    public static final Type TRUTH = new Type(Kind.TRUTH, null);
    /** A day. */
    public static final Type DATE = new Type(Kind.DATE, null);
    /** Several texts. */
    public static final Type LIST = new Type(Kind.LIST, null);
    /** Texts by name. */
    public static final Type MAP = new Type(Kind.MAP, null);
    /** {@code null}. */
    public static final Type NOTHING = new Type(Kind.NOTHING, null);

    /** The kinds of values. */
    public enum Kind {
        TEXT,
        NUMBER,
        TRUTH,
        DATE,
        CONSTANT,
        LIST,
        MAP,
        FACT,
        NOTHING
    }

    /** The type of a constant of an enum. */
    static Type constant(Class<?> type) {
        return new Type(Kind.CONSTANT, type);
    }

    /** The type of a fact. */
    static Type fact(Class<?> type) {
        return new Type(Kind.FACT, type);
    }

    /** Whether it can become a part of text. */
    boolean joins() {
        return kind == Kind.TEXT || kind == Kind.NUMBER || kind == Kind.DATE || kind == Kind.CONSTANT;
    }

    boolean is(Kind other) {
        return kind == other;
    }

    /** The names of the constants of this type; empty for other kinds. */
    public List<String> constants() {
        return of == null || !of.isEnum()
                ? List.of()
                : Stream.of(of.getEnumConstants())
                        .map(constant -> ((Enum<?>) constant).name())
                        .toList();
    }

    /** How it is called in a message. */
    public String words() {
        return switch (kind) {
            case TEXT -> "text";
            case NUMBER -> "a number";
            case TRUTH -> "true or false";
            case DATE -> "a date";
            case LIST -> "a list of texts";
            case MAP -> "texts by name";
            case NOTHING -> "nothing";
            case CONSTANT -> "one of `" + Vocabulary.nameOf(Objects.requireNonNull(of)) + "`";
            case FACT -> "the fact `" + Vocabulary.nameOf(Objects.requireNonNull(of)) + "`";
        };
    }
}
