package io.saveplay.rulebook;

import io.saveplay.drl.Asked;
import io.saveplay.drl.Vocabulary;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.drools.core.common.DefaultFactHandle;
import org.drools.core.reteoo.ObjectTypeNode;
import org.jspecify.annotations.Nullable;

/**
 * Where scenes enter the network of one layer. Most rules ask for one value of a field, such as the name of a signal; those
 * that do are reached by no scene but one with a fact that has it, and need not be asked. Drools does the same for the
 * fields of a fact (alpha node hashing); here it is for those of all facts of a scene.
 */
final class Entrances {
    /** To look up one of fewer values takes longer than to ask for each; Drools draws the line there, too. */
    private static final int FEWEST = 3;

    private final Supplier<ObjectTypeNode> nodes;
    private final ObjectTypeNode open;
    private final Map<Asked.Field, By> byField = new LinkedHashMap<>();

    /**
     * The entrances by the values of one field.
     *
     * @param several whether a fact has several values of it
     */
    private record By(
            int place, Function<Object, @Nullable Object> reader, boolean several, Map<Object, ObjectTypeNode> nodes) {

        /** Those that stand open for the facts of a scene, each once. */
        List<ObjectTypeNode> open(Scene scene) {
            List<ObjectTypeNode> open = new ArrayList<>();
            for (Object fact : scene.known().of(place)) {
                Object value = reader.apply(fact);
                if (value != null && several) {
                    for (Object one : (Collection<?>) value) {
                        open(one, open);
                    }
                } else if (value != null) {
                    open(value, open);
                }
            }
            return open;
        }

        private void open(Object value, List<ObjectTypeNode> open) {
            ObjectTypeNode node = nodes.get(value);
            if (node != null && !isIn(open, node)) {
                open.add(node);
            }
        }

        /** Several facts may have the same value. To Drools, all of these nodes are equal, since they let in the same type. */
        @SuppressWarnings("ReferenceEquality")
        private static boolean isIn(List<ObjectTypeNode> open, ObjectTypeNode node) {
            for (ObjectTypeNode other : open) {
                if (other == node) {
                    return true;
                }
            }
            return false;
        }
    }

    /**
     * The entrances of a layer.
     *
     * @param nodes makes nodes at which a network begins
     * @param asked all that the rules of the layer ask for, each as often as it is asked
     */
    Entrances(Supplier<ObjectTypeNode> nodes, Collection<Asked> asked) {
        this.nodes = nodes;
        this.open = nodes.get();
        Map<Asked.Field, Set<Object>> values = new LinkedHashMap<>();
        asked.forEach(one ->
                values.computeIfAbsent(one.field(), field -> new HashSet<>()).add(one.value()));
        values.forEach((field, different) -> {
            if (different.size() >= FEWEST) {
                byField.put(
                        field, new By(Vocabulary.place(field.type()), field.reader(), field.isList(), new HashMap<>()));
            }
        });
    }

    /** Where every scene enters. */
    ObjectTypeNode open() {
        return open;
    }

    /** Whether there is an entrance for those that hold what is asked for. */
    boolean isKept(Asked asked) {
        return byField.containsKey(asked.field());
    }

    /** Where those enter that hold what is asked for. */
    ObjectTypeNode of(Asked asked) {
        return Objects.requireNonNull(byField.get(asked.field()), "it is kept")
                .nodes()
                .computeIfAbsent(asked.value(), value -> nodes.get());
    }

    /** Lets a scene in wherever it may enter. */
    void enter(Scene scene) {
        DefaultFactHandle handle = new DefaultFactHandle(scene);
        open.propagateAssert(handle, null, null);
        for (By by : byField.values()) {
            for (ObjectTypeNode node : by.open(scene)) {
                node.propagateAssert(handle, null, null);
            }
        }
    }
}
