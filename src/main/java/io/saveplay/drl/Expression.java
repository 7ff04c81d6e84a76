package io.saveplay.drl;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An expression in a condition or a conclusion, as it was read; nothing in it is known to exist yet. */
public sealed interface Expression {

    /** Where it stands. */
    Place place();

    /**
     * A value that is written out.
     *
     * @param value text, a {@link java.math.BigDecimal}, a truth value, or none for {@code null}
     */
    record Literal(Place place, @Nullable Object value) implements Expression {}

    /** A field of the fact, a {@code $name}, or the first part of a longer name. */
    record Name(Place place, String name) implements Expression {}

    /** {@code target.name}. */
    record Member(Place place, Expression target, String name) implements Expression {}

    /** {@code target.name( arguments )}. */
    record Call(Place place, @Nullable Expression target, String name, List<Expression> arguments)
            implements Expression {}

    /** {@code target[key]}. */
    record Index(Place place, Expression target, Expression key) implements Expression {}

    /** {@code !operand}. */
    record Not(Place place, Expression operand) implements Expression {}

    /** {@code -operand}. */
    record Negative(Place place, Expression operand) implements Expression {}

    /** Two operands with something between them. */
    record Binary(Place place, Operator operator, Expression left, Expression right) implements Expression {}

    /** {@code left in ( values )} or {@code left not in ( values )}. */
    record In(Place place, Expression left, boolean negated, List<Expression> values) implements Expression {}

    /** {@code new type( arguments )}. */
    record New(Place place, String type, List<Expression> arguments) implements Expression {}

    /** The expressions that it is made of, in the order in which they are written. */
    default List<Expression> parts() {
        if (this instanceof Member member) {
            return List.of(member.target());
        }
        if (this instanceof Call call) {
            return call.target() == null
                    ? call.arguments()
                    : Stream.concat(Stream.of(call.target()), call.arguments().stream())
                            .toList();
        }
        if (this instanceof Index index) {
            return List.of(index.target(), index.key());
        }
        if (this instanceof Not not) {
            return List.of(not.operand());
        }
        if (this instanceof Negative negative) {
            return List.of(negative.operand());
        }
        if (this instanceof Binary binary) {
            return List.of(binary.left(), binary.right());
        }
        if (this instanceof In in) {
            return Stream.concat(Stream.of(in.left()), in.values().stream()).toList();
        }
        return this instanceof New made ? made.arguments() : List.of();
    }
}
