package io.saveplay.drl;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What names mean at a place of a rule. */
public final class Scope {
    private final @Nullable Class<?> own;
    private final int ownSlot;
    private final Map<String, Named> names;

    private Scope(@Nullable Class<?> own, int ownSlot, Map<String, Named> names) {
        this.own = own;
        this.ownSlot = ownSlot;
        this.names = names;
    }

    /**
     * What a {@code $name} stands for.
     *
     * @param slot the fact
     * @param path the value of the fact that is meant; none for the fact itself
     */
    record Named(int slot, Class<?> type, @Nullable Expression path) {}

    /** Nothing is known by name. */
    static Scope empty() {
        return new Scope(null, -1, Map.of());
    }

    /** The same with one name more. */
    Scope with(String name, Named named) {
        Map<String, Named> more = new HashMap<>(names);
        more.put(name, named);
        return new Scope(own, ownSlot, Map.copyOf(more));
    }

    /** Inside the brackets of a fact. */
    Scope in(Class<?> type, int slot) {
        return new Scope(type, slot, names);
    }

    /** The fact whose constraint is meant. */
    Optional<Class<?>> own() {
        return Optional.ofNullable(own);
    }

    int ownSlot() {
        return ownSlot;
    }

    Optional<Named> find(String name) {
        return Optional.ofNullable(names.get(name));
    }

    /** All names. */
    Set<String> names() {
        return names.keySet();
    }
}
