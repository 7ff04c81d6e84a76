package io.saveplay.drl;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which parts of which facts a rule looks at, by names such as {@code Deal.stage}, {@code Client.answers[likes-us]},
 * {@code Signal( fresh-yes )} and {@code Mention}. What a rule does not look at cannot change what it concludes.
 */
public final class Reads {
    private static final String SIGNAL = "Signal";

    /** The fields of each type of facts, with what reads them. */
    private static final Map<Class<?>, List<Part>> READERS =
            Vocabulary.FACTS.stream().collect(Collectors.toUnmodifiableMap(type -> type, Reads::readers));

    private record Part(String name, Function<Object, @Nullable Object> reader) {}

    private final Set<String> parts = new HashSet<>();
    /** The types of the facts that have names. */
    private final Map<String, String> types = new HashMap<>();

    private Reads() {}

    /** What a rule looks at. */
    public static Set<String> of(Rule rule) {
        Reads reads = new Reads();
        rule.conditions().forEach(reads::name);
        rule.conditions().forEach(reads::condition);
        if (rule.conclusion() != null) {
            reads.expression(rule.conclusion(), null);
        }
        return Set.copyOf(reads.parts);
    }

    /**
     * The parts in which two facts of one type differ, of which there is always one.
     *
     * @param parts is told each of them, some more than once
     */
    public static void differing(Record one, Record other, Consumer<String> parts) {
        if (one.equals(other)) {
            return;
        }
        for (Part part : READERS.getOrDefault(one.getClass(), List.of())) {
            Object before = part.reader().apply(one);
            Object after = part.reader().apply(other);
            if (!Objects.equals(before, after)) {
                parts.accept(part.name());
                if (before instanceof Map<?, ?> some && after instanceof Map<?, ?> others) {
                    entries(part.name(), some, others, parts);
                    entries(part.name(), others, some, parts);
                }
            }
        }
    }

    private static List<Part> readers(Class<?> type) {
        String name = type.getSimpleName();
        return Vocabulary.fact(name).stream()
                .flatMap(fact -> fact.fields().keySet().stream())
                .map(field -> new Part(name + "." + field, Reach.reader(type, field)))
                .toList();
    }

    private static void entries(String part, Map<?, ?> some, Map<?, ?> others, Consumer<String> parts) {
        some.forEach((key, value) -> {
            if (!value.equals(others.get(key))) {
                parts.accept(entry(part, String.valueOf(key)));
            }
        });
    }

    /** The part that a signal is. */
    public static String signal(String name) {
        return SIGNAL + "( " + name + " )";
    }

    /** The part that all facts of a type are, for those of which there may be none or several. */
    public static String all(Class<?> type) {
        return type.getSimpleName();
    }

    private static String entry(String map, String key) {
        return map + "[" + key + "]";
    }

    private void name(Condition condition) {
        if (condition instanceof Condition.Pattern pattern && pattern.binding() != null) {
            String before = types.put(pattern.binding(), pattern.type());
            if (before != null && !before.equals(pattern.type())) {
                whole(before);
                whole(pattern.type());
            }
        }
        condition.parts().forEach(this::name);
    }

    private void condition(Condition condition) {
        condition.parts().forEach(this::condition);
        if (condition instanceof Condition.Pattern pattern) {
            if (!Vocabulary.isAlwaysThere(pattern.type())) {
                parts.add(signalName(pattern).map(Reads::signal).orElse(pattern.type()));
            }
            pattern.constraints().forEach(constraint -> expression(constraint.expression(), pattern.type()));
        }
    }

    /** The name of the one signal that a pattern asks for, if it does. */
    public static Optional<String> signalName(Condition.Pattern pattern) {
        return pattern.type().equals(SIGNAL)
                ? pattern.constraints().stream()
                        .map(constraint -> name(constraint.expression()))
                        .flatMap(Optional::stream)
                        .findFirst()
                : Optional.empty();
    }

    private static Optional<String> name(Expression asked) {
        return asked instanceof Expression.Binary binary
                        && binary.operator() == Operator.EQUAL
                        && binary.left() instanceof Expression.Name field
                        && field.name().equals("name")
                        && binary.right() instanceof Expression.Literal literal
                        && literal.value() instanceof String text
                ? Optional.of(text)
                : Optional.empty();
    }

    /**
     * Notes the fields that an expression looks at; rather one too many than one too few.
     *
     * @param own the type of the fact that it is a constraint of
     */
    private void expression(Expression expression, @Nullable String own) {
        if (expression instanceof Expression.Index index
                && index.key() instanceof Expression.Literal literal
                && literal.value() instanceof String key) {
            Optional<String> map = field(index.target(), own);
            if (map.isPresent()) {
                parts.add(entry(map.get(), key));
                return;
            }
        }
        Optional<String> field = field(expression, own);
        if (field.isPresent()) {
            parts.add(field.get());
            return;
        }
        if (expression instanceof Expression.Name name && types.containsKey(name.name())) {
            whole(String.valueOf(types.get(name.name())));
        }
        expression.parts().forEach(part -> expression(part, own));
    }

    private void whole(String type) {
        Vocabulary.fact(type).ifPresent(fact -> fact.fields().keySet().forEach(field -> parts.add(type + "." + field)));
    }

    /** The field that an expression is, if it is one and nothing more. */
    private Optional<String> field(Expression expression, @Nullable String own) {
        if (expression instanceof Expression.Name name && own != null && isField(own, name.name())) {
            return Optional.of(own + "." + name.name());
        }
        if (expression instanceof Expression.Member member) {
            return ofNamed(member.target(), member.name());
        }
        if (expression instanceof Expression.Call call && call.arguments().isEmpty()) {
            return call.target() == null
                    ? Optional.ofNullable(own)
                            .filter(type -> isField(type, call.name()))
                            .map(type -> type + "." + call.name())
                    : ofNamed(call.target(), call.name());
        }
        return Optional.empty();
    }

    private Optional<String> ofNamed(@Nullable Expression target, String field) {
        return target instanceof Expression.Name name
                ? Optional.ofNullable(types.get(name.name()))
                        .filter(type -> isField(type, field))
                        .map(type -> type + "." + field)
                : Optional.empty();
    }

    private static boolean isField(String type, String name) {
        return Vocabulary.fact(type)
                .filter(fact -> fact.fields().containsKey(name))
                .isPresent();
    }
}
