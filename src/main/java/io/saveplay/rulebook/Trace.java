package io.saveplay.rulebook;

import io.saveplay.decision.Decision;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Notes which rule concluded what from which facts, in an order that does not depend on the order of rules. */
final class Trace {
    private static final Comparator<Decision.Fired> STEADY = Comparator.comparing(Decision.Fired::rule)
            .thenComparing(Decision.Fired::concluded)
            .thenComparing(fired -> String.join(",", fired.from()));

    private final List<Decision.Fired> fired = new ArrayList<>();
    private final List<Decision.Fired> ofThisLayer = new ArrayList<>();
    private final Set<String> names = new HashSet<>();
    private String rule = "";
    private List<String> from = List.of();

    /** A rule is about to fire on these facts. */
    void firing(String name, List<?> facts) {
        rule = name;
        from = facts.stream().map(Trace::shown).sorted().toList();
        names.add(name);
    }

    /** The rule that is firing concluded this. */
    void concluded(Object fact) {
        // The layer is filled in when it ends.
        ofThisLayer.add(new Decision.Fired("", rule, from, shown(fact)));
    }

    /** A layer is done. */
    void endOf(Layer layer) {
        ofThisLayer.stream()
                .map(one -> new Decision.Fired(layer.folder(), one.rule(), one.from(), one.concluded()))
                .distinct()
                .sorted(STEADY)
                .forEach(fired::add);
        ofThisLayer.clear();
    }

    /** Every firing, layer by layer. */
    List<Decision.Fired> fired() {
        return List.copyOf(fired);
    }

    /** The names of the rules that fired. */
    Set<String> names() {
        return Set.copyOf(names);
    }

    /** A fact with the parts of it that are known. */
    private static String shown(Object fact) {
        if (!(fact instanceof Record)) {
            return String.valueOf(fact);
        }
        StringBuilder text = new StringBuilder(fact.getClass().getSimpleName()).append('(');
        for (RecordComponent component : fact.getClass().getRecordComponents()) {
            Object value = value(fact, component);
            if (value != null) {
                text.append(text.charAt(text.length() - 1) == '(' ? " " : ", ")
                        .append(component.getName())
                        .append(" = ")
                        .append(value instanceof Record ? shown(value) : quoted(value));
            }
        }
        return text.append(" )").toString();
    }

    private static String quoted(Object value) {
        return value instanceof String ? "\"" + value + "\"" : value.toString();
    }

    private static @Nullable Object value(Object fact, RecordComponent component) {
        try {
            return component.getAccessor().invoke(fact);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a fact could not be shown", e);
        }
    }
}
