package io.saveplay.drl;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What an analyst may have meant. */
final class Hints {
    private static final Map<String, String> WAYS = Map.of(
            "Signal", "`Signal( \"name\", \"because\" )`",
            "Evidence", "`Evidence( \"REASON\", 40, \"because\" )` or `Evidence( \"REASON\", $mention )`",
            "Criterion", "`Criterion( \"name\", Met.YES, 10, \"because\" )`",
            "Points", "`Points( \"play\", 20, \"because\" )` or `Points( PlayKind.SAVE, 20, \"because\" )`",
            "Veto", "`Veto( \"play\", \"P-1\", \"because\" )`",
            "Caution", "`Caution( \"id\", \"because\" )`",
            "Lesson", "`Lesson( \"id\", \"because\" )`");

    private Hints() {}

    /** How a conclusion is written. */
    static String wayToMake(String type) {
        return WAYS.getOrDefault(type, "`" + type + "`");
    }

    static String listed(List<Type> types) {
        return types.stream().map(Type::words).collect(Collectors.joining(", "));
    }

    /** What a name that is no field may stand for. */
    static @Nullable String forName(String name, Vocabulary.@Nullable Fact own, Collection<String> names) {
        if (name.startsWith("$")) {
            String near = Words.nearest(name, names);
            return near != null ? near : "give the fact a name: `" + name + " : Deal( ... )`";
        }
        List<String> constants = Vocabulary.CONSTANTS.stream()
                .filter(type -> Type.constant(type).constants().contains(name))
                .map(type -> "`" + Vocabulary.nameOf(type) + "." + name + "`")
                .toList();
        if (!constants.isEmpty()) {
            return "did you mean " + String.join(" or ", constants) + "?";
        }
        List<String> known = new ArrayList<>(names);
        if (own != null) {
            known.addAll(own.fields().keySet());
        }
        for (String field : known) {
            if (field.equalsIgnoreCase(name)) {
                return "did you mean `" + field + "`?";
            }
        }
        List<String> elsewhere = Vocabulary.factNames().stream()
                .filter(fact -> Vocabulary.fact(fact).orElseThrow().fields().containsKey(name))
                .map(fact -> "`" + fact + "`")
                .toList();
        if (!elsewhere.isEmpty()) {
            return "it is a field of " + String.join(" and ", elsewhere);
        }
        String near = Words.nearest(name, known);
        return near != null || !name.equals(name.toUpperCase(Locale.ROOT))
                ? near
                : "text stands in straight quotes: `\"" + name + "\"`";
    }

    /** What stands before a dot, and is no name of constants. */
    static @Nullable String forOwner(String owner, String name, Vocabulary.@Nullable Fact own) {
        if (own != null && own.name().equals(owner) && own.fields().containsKey(name)) {
            return "inside the brackets of `" + owner + "` write `" + name + "` alone";
        }
        if (Vocabulary.fact(owner).isPresent()) {
            String named = "$" + owner.toLowerCase(Locale.ROOT);
            return "give the fact a name, `" + named + " : " + owner + "( ... )`, and write `" + named + "." + name
                    + "`";
        }
        return Words.nearest(owner, Vocabulary.constantNames());
    }

    /** How to mend something that is no constraint. */
    static String forNoConstraint(Expression value) {
        return value instanceof Expression.Literal literal && literal.value() instanceof BigDecimal
                ? "a number has no comma in it: write 5000 or 0.5"
                : "compare it with something";
    }

    /** How to mend a comparison of two things that cannot be compared. */
    static @Nullable String forComparison(Type left, Type right, Expression value) {
        if (value instanceof Expression.Literal literal && literal.value() instanceof String text) {
            if (left.is(Type.Kind.NUMBER) && text.matches("-?[0-9]+(\\.[0-9]+)?")) {
                return "write the number without quotes: `" + text + "`";
            }
            if (left.is(Type.Kind.TRUTH)) {
                return "write `true` or `false` without quotes";
            }
            if (left.is(Type.Kind.DATE)) {
                return "write a date as year, month, day: `\"2026-01-31\"`";
            }
            if (left.is(Type.Kind.CONSTANT) && left.of() != null) {
                String of = Vocabulary.nameOf(left.of());
                return left.constants().contains(text)
                        ? "write `" + of + "." + text + "` without quotes"
                        : "it is one of " + Words.list(left.constants().stream().map(one -> of + "." + one));
            }
        }
        if (left.is(Type.Kind.DATE) && right.is(Type.Kind.NUMBER)) {
            return "a date is text in straight quotes: `\"2026-01-31\"`";
        }
        if (left.is(Type.Kind.TRUTH) && right.is(Type.Kind.NUMBER)) {
            return "write two constraints with a comma between them";
        }
        if (left.is(Type.Kind.TEXT) && right.is(Type.Kind.NUMBER)) {
            return "text stands in straight quotes: `\"" + Printer.print(value) + "\"`";
        }
        return left.is(Type.Kind.LIST) ? "ask a list with `contains`" : null;
    }

    /** Text with hyphens that lacks its quotes reads as a subtraction of names that nobody knows; else empty. */
    static String dashed(Expression expression, Vocabulary.@Nullable Fact own, Collection<String> names) {
        if (expression instanceof Expression.Name name) {
            boolean known =
                    names.contains(name.name()) || (own != null && own.fields().containsKey(name.name()));
            return known || name.name().startsWith("$") ? "" : name.name();
        }
        if (expression instanceof Expression.Binary binary && binary.operator() == Operator.MINUS) {
            String left = dashed(binary.left(), own, names);
            String right = dashed(binary.right(), own, names);
            return left.isEmpty() || right.isEmpty() ? "" : left + "-" + right;
        }
        return "";
    }

    /** What can be asked of a value. */
    static @Nullable String asks(Type of) {
        return Vocabulary.methods(of).isEmpty()
                ? null
                : "it can be asked "
                        + Words.list(Vocabulary.methods(of).keySet().stream()
                                .map(name -> name + "()")
                                .sorted());
    }
}
