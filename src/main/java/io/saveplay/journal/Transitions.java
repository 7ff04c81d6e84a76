package io.saveplay.journal;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Which delivery decides a change of a deal that several tell of. */
final class Transitions {
    static final String INSERT = """
            insert into transition (system, key, delivery_id, at) values (:system, :key, :delivery, :now)
            on conflict (system, key) do nothing""";

    static final String OWNER = """
            select delivery_id from transition where system = :system and key = :key for update""";

    static final String STATE = "select state from delivery where id = :id for share";

    static final String TAKE_OVER = """
            update transition set delivery_id = :delivery, at = :now where system = :system and key = :key""";

    /** What the one before has written stays written. */
    static final String INHERIT = """
            insert into delivery_write (delivery_id, name, started_at, done_at, reference)
            select :delivery, name, started_at, done_at, reference from delivery_write where delivery_id = :before
            on conflict (delivery_id, name) do nothing""";

    private final String system;
    private final String key;

    Transitions(String system, String key) {
        this.system = Keys.indexed(system);
        this.key = Keys.indexed(key);
    }

    /** Which delivery has it after this one asked for it. */
    UUID claim(Handle handle, UUID delivery, Instant now) {
        if (change(handle, INSERT, delivery, now) == 1) {
            return delivery;
        }
        UUID owner = handle.createQuery(OWNER)
                .bind("system", system)
                .bind("key", key)
                .mapTo(UUID.class)
                .one();
        // Asked in a statement of its own, after the transition is ours to change: whoever has it and asks for it again
        // comes before us, and is seen as it was then, or after us, and sees us.
        if (owner.equals(delivery) || !isGivenUp(handle, owner)) {
            return owner;
        }
        change(handle, TAKE_OVER, delivery, now);
        int unused = handle.createUpdate(INHERIT)
                .bind("delivery", delivery)
                .bind("before", owner)
                .execute();
        return delivery;
    }

    private static boolean isGivenUp(Handle handle, UUID owner) {
        Optional<String> state =
                handle.createQuery(STATE).bind("id", owner).mapTo(String.class).findOne();
        return state.isEmpty() || state.get().equals(Delivery.State.FAILED.name());
    }

    private int change(Handle handle, String sql, UUID delivery, Instant now) {
        return handle.createUpdate(sql)
                .bind("system", system)
                .bind("key", key)
                .bind("delivery", delivery)
                .bind("now", now)
                .execute();
    }
}
