package io.saveplay.drl;

import java.lang.invoke.LambdaMetafactory;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The second wall: the only place where a name of a rule becomes something that runs. It goes by what a method is, not
 * by how it is called: who declares it, and what comes out. Nothing here relies on the rule having been checked.
 */
final class Reach {
    private static final Set<Class<?>> VALUES = Set.of(
            String.class,
            LocalDate.class,
            boolean.class,
            Boolean.class,
            int.class,
            Integer.class,
            long.class,
            Long.class,
            double.class,
            Double.class,
            BigDecimal.class,
            List.class,
            Set.class,
            Map.class);

    private static final Map<Method, Function<Object, @Nullable Object>> READERS = new ConcurrentHashMap<>();

    private Reach() {}

    /** A rule that names something out of reach. */
    static final class OutOfReachException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        OutOfReachException(String what) {
            super("`" + what + "` is out of a rule's reach");
        }
    }

    /** Whether a method reads a field of a fact: declared by one of our facts, without arguments, giving a value. */
    static boolean isField(Method method) {
        return Vocabulary.FACTS.contains(method.getDeclaringClass())
                && Modifier.isPublic(method.getModifiers())
                && !Modifier.isStatic(method.getModifiers())
                && !method.isSynthetic()
                && method.getParameterCount() == 0
                && isValue(method.getReturnType())
                && !Set.of("toString", "hashCode").contains(method.getName());
    }

    private static boolean isValue(Class<?> type) {
        return VALUES.contains(type) || Vocabulary.CONSTANTS.contains(type);
    }

    /** Whether a conclusion may be made of it: a value, or one of the facts that a rule can find. */
    private static boolean isGiven(Class<?> type) {
        return isValue(type) || Vocabulary.FACTS.contains(type);
    }

    /**
     * Reads a field of facts of a type.
     *
     * @throws OutOfReachException when it is no field
     */
    static Function<Object, @Nullable Object> reader(Class<?> fact, String name) {
        Method method = Stream.of(fact.getDeclaredMethods())
                .filter(one -> one.getName().equals(name) && isField(one))
                .findFirst()
                .orElseThrow(() -> new OutOfReachException(name));
        return READERS.computeIfAbsent(method, Reach::link);
    }

    /** A function object for a method, made once for each field of our facts and never for a rule. */
    @SuppressWarnings("unchecked")
    private static Function<Object, @Nullable Object> link(Method method) {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            MethodHandle handle = lookup.unreflect(method);
            return (Function<Object, @Nullable Object>) LambdaMetafactory.metafactory(
                            lookup,
                            "apply",
                            MethodType.methodType(Function.class),
                            MethodType.methodType(Object.class, Object.class),
                            handle,
                            handle.type().wrap())
                    .getTarget()
                    .invoke();
        } catch (Throwable e) {
            throw new IllegalStateException("a field of a fact cannot be read", e);
        }
    }

    /** The constant of a class of constants. */
    static Object constant(String className, String name) {
        return Vocabulary.CONSTANTS.stream()
                .filter(type -> Vocabulary.nameOf(type).equals(className))
                .flatMap(type -> Arrays.stream(type.getEnumConstants()))
                .filter(constant -> constant.name().equals(name))
                .<Object>map(constant -> constant)
                .findFirst()
                .orElseThrow(() -> new OutOfReachException(className + "." + name));
    }

    /** The class of a fact that conditions look at. */
    static Class<?> fact(String name) {
        return Vocabulary.FACTS.stream()
                .filter(type -> type.getSimpleName().equals(name))
                .findFirst()
                .orElseThrow(() -> new OutOfReachException(name));
    }

    /** The ways to make a conclusion from so many values, and facts, that a rule can have. */
    static List<Constructor<?>> makers(String type, int arguments) {
        List<Constructor<?>> makers = Vocabulary.CONCLUSIONS.stream()
                .filter(one -> one.getSimpleName().equals(type))
                .<Constructor<?>>flatMap(one -> Stream.of(one.getConstructors()))
                .filter(maker -> maker.getParameterCount() == arguments)
                .filter(maker -> Arrays.stream(maker.getParameterTypes()).allMatch(Reach::isGiven))
                .toList();
        if (makers.isEmpty()) {
            throw new OutOfReachException(type);
        }
        return makers;
    }
}
