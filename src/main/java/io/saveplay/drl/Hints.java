package io.saveplay.drl;

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
            "Evidence", "`Evidence( \"REASON\", 40, \"because\" )`",
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
        if (left.is(Type.Kind.TEXT) && right.is(Type.Kind.NUMBER)) {
            return "text stands in straight quotes: `\"" + Printer.print(value) + "\"`";
        }
        return left.is(Type.Kind.LIST) ? "ask a list with `contains`" : null;
    }
}
