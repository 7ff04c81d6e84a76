package io.saveplay.explain;

import io.saveplay.drl.Expression;
import io.saveplay.drl.Linked;
import io.saveplay.drl.Operator;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads conditions and constraints apart. */
final class Conditions {
    private Conditions() {}

    /** The patterns of a condition, those under {@code not} and {@code exists} too. */
    static Stream<Linked.Pattern> patterns(Linked condition) {
        if (condition instanceof Linked.Pattern pattern) {
            return Stream.of(pattern);
        }
        if (condition instanceof Linked.Not not) {
            return patterns(not.inner());
        }
        if (condition instanceof Linked.Exists exists) {
            return patterns(exists.inner());
        }
        List<Linked> parts = condition instanceof Linked.And and ? and.parts() : ((Linked.Or) condition).parts();
        return parts.stream().flatMap(Conditions::patterns);
    }

    /** Whether a constraint speaks of a field of the pattern's own fact. */
    static boolean speaksOf(Expression expression, String field) {
        return expression instanceof Expression.Name name && name.name().equals(field);
    }

    /** The texts that a constraint compares a field with by {@code ==}, {@code in} or {@code contains}. */
    static List<String> wanted(Expression expression, String field) {
        List<String> texts = new ArrayList<>();
        if (expression instanceof Expression.Binary binary) {
            switch (binary.operator()) {
                case OR, AND -> {
                    texts.addAll(wanted(binary.left(), field));
                    texts.addAll(wanted(binary.right(), field));
                }
                case EQUAL, CONTAINS -> {
                    if (speaksOf(binary.left(), field)) {
                        text(binary.right()).ifPresent(texts::add);
                    }
                }
                default -> {}
            }
        } else if (expression instanceof Expression.In in && !in.negated() && speaksOf(in.left(), field)) {
            in.values().forEach(value -> text(value).ifPresent(texts::add));
        }
        return texts;
    }

    /** The truth values that a constraint compares a field with by {@code ==}. */
    static List<Boolean> truths(Expression expression, String field) {
        if (!(expression instanceof Expression.Binary binary)) {
            return List.of();
        }
        if (binary.operator().joins()) {
            return Stream.concat(truths(binary.left(), field).stream(), truths(binary.right(), field).stream())
                    .toList();
        }
        return binary.operator() == Operator.EQUAL
                        && speaksOf(binary.left(), field)
                        && binary.right() instanceof Expression.Literal literal
                        && literal.value() instanceof Boolean truth
                ? List.of(truth)
                : List.of();
    }

    /** The name of the constant that a field is to equal, such as {@code FEAR} of {@code Nature.FEAR}. */
    static @Nullable String constant(Expression expression, String field) {
        return expression instanceof Expression.Binary binary
                        && binary.operator() == Operator.EQUAL
                        && speaksOf(binary.left(), field)
                        && binary.right() instanceof Expression.Member member
                ? member.name()
                : null;
    }

    /** A text that is written out. */
    static Optional<String> text(Expression expression) {
        return expression instanceof Expression.Literal literal && literal.value() instanceof String text
                ? Optional.of(text)
                : Optional.empty();
    }
}
