package io.saveplay.rulebook;

import io.saveplay.decision.Decision;
import io.saveplay.decision.Target;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Notes which rule concluded what from which facts, in an order that does not depend on the order of rules. */
final class Trace {
    private static final Comparator<Decision.Fired> STEADY = Comparator.comparing(Decision.Fired::rule)
            .thenComparing(Decision.Fired::concluded)
            .thenComparing(fired -> String.join(",", fired.from()));

    private final List<Firing> firings = new ArrayList<>();
    private final Set<String> names = new HashSet<>();
    private final Map<Layer, List<Object>> seen = new EnumMap<>(Layer.class);
    private Layer layer = Layer.SIGNALS;

    /** A firing; put into words only when somebody asks. */
    private record Firing(Layer layer, String rule, List<Object> from, Object concluded) {}

    /** A layer is about to run on these facts. */
    void startOf(Layer layer, Collection<?> facts) {
        this.layer = layer;
        seen.put(layer, List.copyOf(facts));
    }

    /** The facts that the rules of each layer could look at. */
    Map<Layer, List<Object>> seen() {
        return Map.copyOf(seen);
    }

    /** A rule fired on facts, those that are there, and concluded this. */
    void concluded(String rule, @Nullable Object[] bySlot, Object fact) {
        names.add(rule);
        firings.add(new Firing(
                layer, rule, Arrays.stream(bySlot).filter(Objects::nonNull).toList(), fact));
    }

    /** Every firing, layer by layer. */
    List<Decision.Fired> fired(Ruleset ruleset) {
        List<Decision.Fired> fired = new ArrayList<>();
        for (Layer one : Layer.values()) {
            firings.stream()
                    .filter(firing -> firing.layer() == one)
                    .map(firing -> shown(firing, ruleset))
                    .distinct()
                    .sorted(STEADY)
                    .forEach(fired::add);
        }
        return List.copyOf(fired);
    }

    private static Decision.Fired shown(Firing firing, Ruleset ruleset) {
        List<String> from = firing.from().stream().map(Trace::shown).sorted().toList();
        String title = ruleset.find(firing.rule()).map(RuleInfo::title).orElse(firing.rule());
        return new Decision.Fired(firing.layer().folder(), firing.rule(), title, from, shown(firing.concluded()));
    }

    /** The names of the rules that fired and concluded something. */
    Set<String> names() {
        return Set.copyOf(names);
    }

    /** A fact with the parts of it that are known; what it is made of inside is left out. */
    private static String shown(Object fact) {
        String parts = Stream.of(fact.getClass().getRecordComponents())
                .flatMap(component -> part(component.getName(), value(fact, component)))
                .collect(Collectors.joining(", "));
        return fact.getClass().getSimpleName() + "( " + parts + " )";
    }

    private static Stream<String> part(String name, @Nullable Object value) {
        if (value == null || (value instanceof List<?> list && !list.isEmpty() && list.get(0) instanceof Record)) {
            return Stream.empty();
        }
        Object plain = value instanceof Target target ? named(target) : value;
        if (value instanceof Map<?, ?> map) {
            // Maps of facts have another order each time the service starts.
            plain = new TreeMap<>(map);
        }
        return Stream.of(name + " = " + (plain instanceof String ? "\"" + plain + "\"" : plain));
    }

    private static Object named(Target target) {
        if (target instanceof Target.OfPlay play) {
            return play.play();
        }
        if (target instanceof Target.OfContact contact) {
            return "contact up to " + contact.latest();
        }
        return target instanceof Target.OfKind kind ? kind.kind() : target;
    }

    private static @Nullable Object value(Object fact, RecordComponent component) {
        try {
            return component.getAccessor().invoke(fact);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a fact could not be shown", e);
        }
    }
}
