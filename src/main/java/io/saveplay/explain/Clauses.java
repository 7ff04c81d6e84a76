package io.saveplay.explain;

import io.saveplay.decision.Taxonomy;
import io.saveplay.drl.Expression;
import io.saveplay.drl.Linked;
import io.saveplay.drl.Operator;
import io.saveplay.drl.Printer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Puts constraints in words: what was seen, and what the rule wants. */
final class Clauses {
    private static final Set<String> REASONS = Set.of("reason", "likely", "possible", "main");

    private final Taxonomy taxonomy;

    Clauses(Taxonomy taxonomy) {
        this.taxonomy = taxonomy;
    }

    /**
     * A constraint in words.
     *
     * @param seen what is so, as a sentence
     * @param wanted what the rule wants; none when the first part says it all
     * @param path the event's field, where the constraint is about one and no other
     */
    record Clause(
            String seen, @Nullable String wanted, @Nullable String path) {
        /** Both parts. */
        String text() {
            return wanted == null ? seen : seen + ", the rule wants " + wanted;
        }
    }

    /** The constraint of a finding in words. */
    Clause of(Finding.Tested tested) {
        return of(new Place(tested), tested.test().source().expression(), tested.held());
    }

    /** What a constraint wants of its field, without what was seen. */
    String wanted(Class<?> fact, Expression expression) {
        if (expression instanceof Expression.Binary binary && binary.operator().joins()) {
            String left = wanted(fact, binary.left());
            String right = wanted(fact, binary.right());
            return left + (binary.operator() == Operator.OR ? " or " : " and ") + right;
        }
        if (expression instanceof Expression.Binary binary) {
            String right = constant(binary.left(), binary.right());
            return Names.of(fact, binary.left()).words() + " is " + asked(binary.operator(), right, false);
        }
        if (expression instanceof Expression.In in) {
            return Names.of(fact, in.left()).words() + " is " + among(in);
        }
        return Names.of(fact, expression).words() + " is so";
    }

    /** Where a constraint is looked at. */
    private record Place(Linked.Test test, Class<?> fact, Object own, List<@Nullable Object> bySlot) {
        Place(Finding.Tested tested) {
            this(tested.test(), tested.pattern().type(), tested.own(), tested.bySlot());
        }

        @Nullable
        Object value(Expression expression) {
            return test.part(expression, own, bySlot.toArray());
        }

        boolean holds(Expression expression) {
            return Boolean.TRUE.equals(value(expression));
        }
    }

    private Clause of(Place place, Expression expression, boolean held) {
        if (expression instanceof Expression.Binary binary && binary.operator().joins()) {
            return joined(place, binary, held);
        }
        if (expression instanceof Expression.Binary binary && !binary.operator().calculates()) {
            return compared(place, binary, held);
        }
        if (expression instanceof Expression.In in) {
            Names.Named name = Names.of(place.fact(), in.left());
            return new Clause(seen(name, in.left(), place), among(in), name.path());
        }
        if (expression instanceof Expression.Not not) {
            String what = "`" + Printer.print(not.operand()) + "`";
            return new Clause(what + (held ? " is not so" : " is so"), held ? null : "it not to be", null);
        }
        Names.Named name = Names.of(place.fact(), expression);
        return new Clause(seen(name, expression, place), held ? null : "`true`", name.path());
    }

    private Clause joined(Place place, Expression.Binary binary, boolean held) {
        List<Expression> parts = parts(binary, binary.operator());
        boolean any = binary.operator() == Operator.OR;
        if (any && held) {
            return of(place, parts.stream().filter(place::holds).findFirst().orElseThrow(), true);
        }
        List<Clause> clauses = parts.stream()
                .filter(part -> place.holds(part) == held)
                .map(part -> of(place, part, held))
                .toList();
        if (any && parts.stream().allMatch(part -> isLikely(place, part))) {
            List<String> codes = parts.stream()
                    .flatMap(part -> Conditions.wanted(part, "likely").stream())
                    .map(code -> Shown.reason(taxonomy, code))
                    .toList();
            return new Clause("neither " + Shown.either(codes, "nor") + " is a likely reason", null, null);
        }
        Set<String> seen = clauses.stream().map(Clause::seen).collect(Collectors.toSet());
        String path = clauses.stream().map(Clause::path).distinct().count() == 1
                ? clauses.get(0).path()
                : null;
        if (any && seen.size() == 1) {
            List<String> wanted = clauses.stream()
                    .map(Clause::wanted)
                    .filter(Objects::nonNull)
                    .sorted((a, b) -> Boolean.compare(a.startsWith("nothing"), b.startsWith("nothing")))
                    .toList();
            return new Clause(clauses.get(0).seen(), Shown.either(wanted, "or"), path);
        }
        return new Clause(
                clauses.stream().map(Clause::text).collect(Collectors.joining(any ? "; nor: " : "; ")), null, path);
    }

    private static List<Expression> parts(Expression expression, Operator operator) {
        return expression instanceof Expression.Binary binary && binary.operator() == operator
                ? Stream.concat(parts(binary.left(), operator).stream(), parts(binary.right(), operator).stream())
                        .toList()
                : List.of(expression);
    }

    private static boolean isLikely(Place place, Expression part) {
        return place.fact().getSimpleName().equals("Diagnosis")
                && part instanceof Expression.Binary binary
                && binary.operator() == Operator.CONTAINS
                && Conditions.speaksOf(binary.left(), "likely");
    }

    private Clause compared(Place place, Expression.Binary binary, boolean held) {
        Expression left = binary.left();
        boolean turned = left instanceof Expression.Literal;
        if (turned) {
            left = binary.right();
        }
        Expression right = turned ? binary.left() : binary.right();
        Operator operator = turned ? turned(binary.operator()) : binary.operator();
        Names.Named name = Names.of(place.fact(), left);
        Clause likely = likely(binary, held);
        if (likely != null) {
            return likely;
        }
        Object value = place.value(left);
        Object other = place.value(right);
        String seen = seen(name, left, place);
        if (right instanceof Expression.Literal literal && literal.value() == null) {
            boolean none = operator == Operator.EQUAL;
            return new Clause(seen, none && !held ? "nothing on record" : null, name.path());
        }
        if (operator == Operator.EQUAL && held) {
            return new Clause(seen, null, name.path());
        }
        String against = right instanceof Expression.Literal || isConstant(right)
                ? constant(left, right)
                : Names.of(place.fact(), right).words() + ", which is " + Shown.value(other);
        return new Clause(seen, asked(operator, against, value instanceof Integer), name.path());
    }

    /** Whether a reason is among the likely ones. */
    private @Nullable Clause likely(Expression.Binary binary, boolean held) {
        boolean contains = binary.operator() == Operator.CONTAINS;
        if (!Conditions.speaksOf(binary.left(), "likely")
                || Conditions.text(binary.right()).isEmpty()
                || !(contains || binary.operator() == Operator.NOT_CONTAINS)) {
            return null;
        }
        String reason = Shown.reason(taxonomy, Conditions.text(binary.right()).orElseThrow());
        return new Clause(
                reason + (contains == held ? " is a likely reason" : " is not a likely reason"),
                contains || held ? null : "it not to be",
                null);
    }

    private static String seen(Names.Named name, Expression expression, Place place) {
        return name.words() + " is " + Shown.value(place.value(expression));
    }

    private String among(Expression.In in) {
        List<String> values =
                in.values().stream().map(value -> constant(in.left(), value)).toList();
        return (in.negated() ? "anything but " : "") + Shown.either(values, "or");
    }

    private static boolean isConstant(Expression expression) {
        return expression instanceof Expression.Member member
                && !Printer.print(member.target()).startsWith("$");
    }

    /** A constant as it stands in an event: without the name of its kind. */
    private String constant(Expression left, Expression value) {
        if (value instanceof Expression.Member member && isConstant(value)) {
            String kind = Printer.print(member.target());
            return switch (kind) {
                case "Verdict" -> Shown.value(io.saveplay.decision.Verdict.valueOf(member.name()));
                case "Nature" -> Shown.value(io.saveplay.decision.Nature.valueOf(member.name()));
                default -> "`" + member.name() + "`";
            };
        }
        if (value instanceof Expression.Literal literal) {
            boolean reason = left instanceof Expression.Name name && REASONS.contains(name.name());
            return reason && literal.value() instanceof String code
                    ? Shown.reason(taxonomy, code)
                    : literal.value() == null ? "nothing on record" : Shown.value(literal.value());
        }
        return "`" + Printer.print(value) + "`";
    }

    private static String asked(Operator operator, String value, boolean counted) {
        return switch (operator) {
            case NOT_EQUAL -> value.equals("nothing on record") ? "known" : "anything but " + value;
            case LESS -> (counted ? "fewer than " : "less than ") + value;
            case AT_MOST -> "at most " + value;
            case MORE -> "more than " + value;
            case AT_LEAST -> "at least " + value;
            case CONTAINS -> value + " among them";
            case NOT_CONTAINS -> value + " not among them";
            case MEMBER_OF -> "one of " + value;
            case NOT_MEMBER_OF -> "none of " + value;
            case MATCHES -> "something like " + value;
            case NOT_MATCHES -> "nothing like " + value;
            default -> value;
        };
    }

    private static Operator turned(Operator operator) {
        return switch (operator) {
            case LESS -> Operator.MORE;
            case AT_MOST -> Operator.AT_LEAST;
            case MORE -> Operator.LESS;
            case AT_LEAST -> Operator.AT_MOST;
            default -> operator;
        };
    }

    /** What several constraints want together. */
    String wanted(Linked.Pattern pattern) {
        List<String> wanted = new ArrayList<>();
        for (Linked.Test test : pattern.tests()) {
            // What goes by another fact only says when the rest counts.
            if (!test.goesByNames()) {
                wanted.add(wanted(pattern.type(), test.source().expression()));
            }
        }
        return String.join(" and ", wanted);
    }
}
