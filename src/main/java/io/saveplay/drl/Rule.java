package io.saveplay.drl;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A rule as it was read.
 *
 * @param place from {@code rule} to {@code end}
 * @param name as written between the quotes
 * @param conditions all of them hold
 * @param conclusion what it inserts; none when that could not be read
 */
public record Rule(
        Place place,
        String name,
        List<Annotation> annotations,
        List<Condition> conditions,
        Expression.@Nullable New conclusion) {

    public Rule {
        annotations = List.copyOf(annotations);
        conditions = List.copyOf(conditions);
    }

    /**
     * What a rule says of itself, such as {@code @owner( "sales" )}.
     *
     * @param value the text between the quotes; none when there is anything else
     */
    public record Annotation(
            Place place, String name, @Nullable String value) {}

    /** The value of an annotation that is text. */
    public Optional<String> said(String annotation) {
        return annotations.stream()
                .filter(one -> one.name().equals(annotation))
                .flatMap(one -> Optional.ofNullable(one.value()).stream())
                .findFirst();
    }

    /** The same rule with other conditions. */
    public Rule withConditions(List<Condition> others) {
        return new Rule(place, name, annotations, others, conclusion);
    }

    /** The same rule with another conclusion. */
    public Rule withConclusion(Expression.New other) {
        return new Rule(place, name, annotations, conditions, other);
    }
}
