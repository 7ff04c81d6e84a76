package io.saveplay.drl;

import io.saveplay.decision.Caution;
import io.saveplay.decision.Criterion;
import io.saveplay.decision.Diagnosis;
import io.saveplay.decision.Evidence;
import io.saveplay.decision.Fit;
import io.saveplay.decision.Lesson;
import io.saveplay.decision.Met;
import io.saveplay.decision.Nature;
import io.saveplay.decision.PlayKind;
import io.saveplay.decision.Points;
import io.saveplay.decision.Signal;
import io.saveplay.decision.Story;
import io.saveplay.decision.Timing;
import io.saveplay.decision.Verdict;
import io.saveplay.decision.Veto;
import io.saveplay.event.Channel;
import io.saveplay.event.Client;
import io.saveplay.event.CommonGround;
import io.saveplay.event.Concern;
import io.saveplay.event.Conversation;
import io.saveplay.event.Deal;
import io.saveplay.event.EventKind;
import io.saveplay.event.Mention;
import io.saveplay.event.Seller;
import io.saveplay.event.Stage;
import io.saveplay.event.Timeline;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Everything that a rule may name: facts with their fields, constants, and what may be asked of values. */
public final class Vocabulary {
    /** The facts that rules look at. */
    static final List<Class<? extends Record>> FACTS = List.of(
            Deal.class,
            Client.class,
            Seller.class,
            Conversation.class,
            Timeline.class,
            CommonGround.class,
            Concern.class,
            Mention.class,
            Signal.class,
            Diagnosis.class,
            Fit.class,
            Story.class);

    /** The facts that rules conclude. */
    static final List<Class<? extends Record>> CONCLUSIONS = List.of(
            Signal.class, Evidence.class, Criterion.class, Points.class, Veto.class, Caution.class, Lesson.class);

    /** The enums whose constants rules name. */
    static final List<Class<? extends Enum<?>>> CONSTANTS = List.of(
            EventKind.class,
            Channel.class,
            Stage.class,
            Nature.class,
            Met.class,
            Verdict.class,
            PlayKind.class,
            Timing.class,
            Mention.How.class);

    /** What may be asked of text and of lists, beside comparing them. */
    private static final Map<Type.Kind, Map<String, Method>> METHODS = Map.of(
            Type.Kind.TEXT,
                    Map.of(
                            "length", new Method(List.of(), Type.NUMBER),
                            "isEmpty", new Method(List.of(), Type.TRUTH),
                            "isBlank", new Method(List.of(), Type.TRUTH),
                            "toLowerCase", new Method(List.of(), Type.TEXT),
                            "toUpperCase", new Method(List.of(), Type.TEXT),
                            "strip", new Method(List.of(), Type.TEXT),
                            "startsWith", new Method(List.of(Type.TEXT), Type.TRUTH),
                            "endsWith", new Method(List.of(Type.TEXT), Type.TRUTH),
                            "contains", new Method(List.of(Type.TEXT), Type.TRUTH)),
            Type.Kind.LIST,
                    Map.of(
                            "size", new Method(List.of(), Type.NUMBER),
                            "isEmpty", new Method(List.of(), Type.TRUTH),
                            "contains", new Method(List.of(Type.TEXT), Type.TRUTH),
                            "get", new Method(List.of(Type.NUMBER), Type.TEXT)));

    private static final Map<String, Fact> BY_NAME =
            FACTS.stream().collect(Collectors.toMap(Class::getSimpleName, Vocabulary::fact, (a, b) -> a, TreeMap::new));

    private static final Map<String, Class<? extends Enum<?>>> CONSTANTS_BY_NAME =
            CONSTANTS.stream().collect(Collectors.toMap(Vocabulary::nameOf, Function.identity()));

    private static final Map<String, Class<? extends Record>> CONCLUSIONS_BY_NAME =
            CONCLUSIONS.stream().collect(Collectors.toMap(Class::getSimpleName, Function.identity()));

    /** The facts of which there is always exactly one. */
    private static final Set<Class<?>> ALWAYS = Set.of(
            Deal.class,
            Client.class,
            Seller.class,
            Conversation.class,
            Timeline.class,
            CommonGround.class,
            Diagnosis.class,
            Fit.class);

    /** A hash map, since each fact of each event is looked up, and those of {@link Map#of} divide for it. */
    private static final Map<Class<?>, Integer> PLACES =
            FACTS.stream().collect(Collectors.toMap(Function.identity(), FACTS::indexOf, (a, b) -> a, HashMap::new));

    private Vocabulary() {}

    /** How many types of facts there are. */
    public static int places() {
        return FACTS.size();
    }

    /**
     * The place of a type among the types of facts, from 0.
     *
     * @throws IllegalArgumentException when it is no type of facts
     */
    public static int place(Class<?> type) {
        Integer place = PLACES.get(type);
        if (place == null) {
            throw new IllegalArgumentException("rules look at no such facts");
        }
        return place;
    }

    /** Whether there is always exactly one fact of this type, with what is not known left open. */
    public static boolean isAlwaysThere(Class<?> type) {
        return ALWAYS.contains(type);
    }

    /** Whether there is always exactly one fact of this name, with what is not known left open. */
    public static boolean isAlwaysThere(String name) {
        return ALWAYS.stream().anyMatch(type -> type.getSimpleName().equals(name));
    }

    /**
     * A type of fact.
     *
     * @param fields by name
     */
    public record Fact(String name, Class<?> type, Map<String, Type> fields) {}

    /** Something that may be asked of a value. */
    record Method(List<Type> arguments, Type answer) {}

    /** The fact of a name. */
    public static Optional<Fact> fact(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    /** Whether a class of this full name is a fact or a conclusion. */
    public static boolean isFact(String className) {
        return Stream.concat(FACTS.stream(), CONCLUSIONS.stream())
                .anyMatch(type -> type.getName().equals(className));
    }

    /** The names of all facts that a condition may look at. */
    public static Collection<String> factNames() {
        return BY_NAME.keySet();
    }

    /** The class of the constants of a name, such as {@code Stage} or {@code Mention.How}. */
    static Optional<Class<? extends Enum<?>>> constants(String name) {
        return Optional.ofNullable(CONSTANTS_BY_NAME.get(name));
    }

    /** The names of all classes of constants. */
    static Collection<String> constantNames() {
        return CONSTANTS_BY_NAME.keySet();
    }

    /** The class of a conclusion. */
    static Optional<Class<? extends Record>> conclusion(String name) {
        return Optional.ofNullable(CONCLUSIONS_BY_NAME.get(name));
    }

    /** The methods that values of a type have, by name. */
    static Map<String, Method> methods(Type type) {
        return METHODS.getOrDefault(type.kind(), Map.of());
    }

    /** How rules write a class of ours; a class inside another with a dot. */
    static String nameOf(Class<?> type) {
        return type.getEnclosingClass() == null
                ? type.getSimpleName()
                : type.getEnclosingClass().getSimpleName() + "." + type.getSimpleName();
    }

    /** What a constructor of a conclusion takes, for each way to make it. */
    static List<List<Type>> waysToMake(Class<?> conclusion) {
        return Stream.of(conclusion.getConstructors())
                .map(maker -> Stream.of(maker.getGenericParameterTypes())
                        .map(Vocabulary::typeOfGiven)
                        .toList())
                .filter(types -> types.stream().allMatch(Objects::nonNull))
                .<List<Type>>map(
                        types -> types.stream().map(Objects::requireNonNull).toList())
                .toList();
    }

    /** The type of what a conclusion is made of, which may be a whole fact. */
    private static @Nullable Type typeOfGiven(java.lang.reflect.Type generic) {
        return generic instanceof Class<?> type && FACTS.contains(type) ? Type.fact(type) : typeOf(generic);
    }

    private static Fact fact(Class<?> type) {
        Map<String, Type> fields = new TreeMap<>();
        for (java.lang.reflect.Method method : type.getDeclaredMethods()) {
            Type answer = typeOf(method.getGenericReturnType());
            if (Reach.isField(method) && answer != null) {
                fields.put(method.getName(), answer);
            }
        }
        return new Fact(type.getSimpleName(), type, Map.copyOf(fields));
    }

    /** The type of a value that is written out. */
    static Type typeOf(Expression.Literal literal) {
        if (literal.value() == null) {
            return Type.NOTHING;
        }
        return literal.value() instanceof String
                ? Type.TEXT
                : literal.value() instanceof Boolean ? Type.TRUTH : Type.NUMBER;
    }

    /** The type of a class of ours; none for anything that rules do not see. */
    static @Nullable Type typeOf(java.lang.reflect.Type generic) {
        String name = generic.getTypeName();
        if (name.equals("java.util.List<java.lang.String>") || name.equals("java.util.Set<java.lang.String>")) {
            return Type.LIST;
        }
        if (name.equals("java.util.Map<java.lang.String, java.lang.String>")) {
            return Type.MAP;
        }
        if (!(generic instanceof Class<?> type)) {
            return null;
        }
        if (type.isEnum()) {
            return CONSTANTS.contains(type) ? Type.constant(type) : null;
        }
        return switch (name) {
            case "java.lang.String" -> Type.TEXT;
            case "java.time.LocalDate" -> Type.DATE;
            case "boolean", "java.lang.Boolean" -> Type.TRUTH;
            case "int",
                    "long",
                    "double",
                    "java.lang.Integer",
                    "java.lang.Long",
                    "java.lang.Double",
                    "java.math.BigDecimal" -> Type.NUMBER;
            default -> null;
        };
    }
}
