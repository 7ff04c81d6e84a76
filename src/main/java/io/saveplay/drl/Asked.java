package io.saveplay.drl;

import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a constraint asks for, where that is one value of a field: {@code reason == "TRUST"}, or
 * {@code likely contains "TRUST"} where the field has several.
 *
 * @param value a text or a constant; only a field that is equal to it, or holds it, passes
 */
public record Asked(Field field, Object value) {

    /** A field of the facts of a type: text, a constant, or a list of texts. */
    public record Field(Class<?> type, String name) {

        /** What reads the field. */
        public Function<Object, @Nullable Object> reader() {
            return Reach.reader(type, name);
        }

        /** Whether it has several values, each of which may be asked for. */
        public boolean isList() {
            return typeOf(type.getSimpleName(), name).is(Type.Kind.LIST);
        }
    }

    /** What a constraint of a pattern asks for; nothing where it asks in another way. */
    public static Optional<Asked> of(Linked.Pattern pattern, Linked.Test test) {
        return test.source().expression() instanceof Expression.Binary binary
                        && binary.left() instanceof Expression.Name field
                        && !test.goesByNames()
                        && asks(binary.operator(), pattern.source().type(), field.name())
                        && Linker.value(binary.right(), test.scope()).value() instanceof Constant constant
                        && constant.value() != null
                ? Optional.of(new Asked(new Field(pattern.type(), field.name()), constant.value()))
                : Optional.empty();
    }

    private static boolean asks(Operator operator, String type, String field) {
        Type of = typeOf(type, field);
        return operator == Operator.EQUAL
                ? of.is(Type.Kind.TEXT) || of.is(Type.Kind.CONSTANT)
                : operator == Operator.CONTAINS && of.is(Type.Kind.LIST);
    }

    private static Type typeOf(String type, String field) {
        return Vocabulary.fact(type).map(fact -> fact.fields().get(field)).orElse(Type.NOTHING);
    }
}
