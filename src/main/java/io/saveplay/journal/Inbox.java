package io.saveplay.journal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * What CRMs sent, kept until it is worked on, and how far that has come. Safe for many threads; every method may throw a
 * {@link JournalException} when the database is away or busy.
 */
public final class Inbox {
    private static final Duration TO_WRITE = Duration.ofSeconds(15);

    static final String MAPPED = """
            update delivery d set deal_id = :deal, client_id = :client, transition = :transition,
              forgotten = d.forgotten or exists (
                select 1 from forgotten f where f.number > d.erasure and f.client_id = :client)
            where d.id = :id""";

    static final String BEGIN = """
            insert into delivery_write (delivery_id, name, started_at) values (:id, :name, :now)
            on conflict (delivery_id, name) do nothing""";

    private final Database database;
    private final InboxWriter writer;
    private final Replays replays;
    private final Cursors cursors;
    private final WebhookCounts counts;
    private final Clock clock;
    private final Runnable fresh;

    /**
     * The inbox of a journal.
     *
     * @param fresh is told whenever there is something to work on
     */
    Inbox(
            Database database,
            InboxWriter writer,
            DeliveryTasks tasks,
            Cursors cursors,
            WebhookCounts counts,
            Clock clock,
            Runnable fresh) {
        this.database = database;
        this.writer = writer;
        this.replays = new Replays(database, tasks);
        this.cursors = cursors;
        this.counts = counts;
        this.clock = clock;
        this.fresh = fresh;
    }

    /**
     * What became of the events of a webhook.
     *
     * @param fresh the ids of those that were not known
     * @param again how many were known by their keys, and are not kept a second time
     */
    public record Taken(List<UUID> fresh, int again) {}

    /**
     * A page of deliveries, the newest first.
     *
     * @param next a cursor for the page after it; none after the last one
     */
    public record Page(List<Delivery> deliveries, @Nullable String next) {}

    /**
     * Who decides a transition.
     *
     * @param owned whether it is the delivery that asked
     */
    public record Claimed(UUID owner, boolean owned) {}

    /** What is known of a write-back before it is begun. */
    public enum Write {
        /** It was never begun. */
        FRESH,
        /** It was begun and nobody knows how it ended: it may have taken place. */
        BEGUN_BEFORE,
        /** It took place. */
        DONE
    }

    /** What became of the wish to have a delivery worked on again. */
    public enum Replay {
        /** It is worked on again. */
        QUEUED,
        /** There is no such delivery. */
        UNKNOWN,
        /** It is known, and what the CRM sent is not there any more. */
        PAYLOAD_GONE
    }

    /** How often something became of webhooks of a profile within the hour that begins at {@code hour}. */
    public record Counted(String profile, Instant hour, String outcome, long n) {}

    /**
     * Keeps the events of a webhook: all of them or, when this throws, none as far as anybody knows. They are on disk,
     * and sure to be worked on, once this returns.
     *
     * @throws JournalException also when too many wait to be written
     */
    public Taken take(List<Arrival> arrivals) {
        return keep(arrivals, null);
    }

    /**
     * Keeps events that could not be understood, in the state FAILED: nobody works on them until they are replayed.
     *
     * @param cause why, in words without anything of the event
     */
    public Taken takeFailed(List<Arrival> arrivals, String cause) {
        return keep(arrivals, Keys.clean(cause));
    }

    private Taken keep(List<Arrival> arrivals, @Nullable String cause) {
        if (arrivals.isEmpty()) {
            return new Taken(List.of(), 0);
        }
        Taken taken = await(
                arrivals.stream().map(one -> InboxWriter.Line.of(one, cause)).toList());
        if (cause == null && !taken.fresh().isEmpty()) {
            fresh.run();
        }
        return taken;
    }

    private Taken await(List<InboxWriter.Line> lines) {
        try {
            return writer.add(lines).get(TO_WRITE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (TimeoutException e) {
            throw new JournalException.Unavailable("the webhook could not be written in time; send it again");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new JournalException.Unavailable("the service stops; send the webhook again");
        }
    }

    /** The delivery of an id. */
    public Optional<Delivery> find(UUID id) {
        return database.read(handle -> Deliveries.find(handle, id));
    }

    /** What the CRM sent; nothing where it is gone, or was never there. */
    public Optional<byte[]> payload(UUID id) {
        return database.read(handle -> handle.createQuery("select payload from delivery_text where id = :id")
                .bind("id", id)
                .mapTo(byte[].class)
                .findOne()
                .map(Packer::unpack));
    }

    /**
     * A page of deliveries, the newest first. Those that come in meanwhile never shift it.
     *
     * @param limit how many, at most
     * @param cursor the end of the page before; none for the first page
     * @return nothing when the cursor was not given for this filter
     */
    public Optional<Page> list(DeliveryFilter filter, int limit, @Nullable String cursor) {
        String question = "deliveries " + filter.values();
        UUID before = null;
        if (cursor != null) {
            Optional<UUID> last = cursors.read(cursor, question);
            if (last.isEmpty()) {
                return Optional.empty();
            }
            before = last.get();
        }
        UUID end = before;
        List<Delivery> found = database.read(handle -> Deliveries.page(handle, filter, end, limit + 1));
        if (found.size() <= limit) {
            return Optional.of(new Page(found, null));
        }
        List<Delivery> page = List.copyOf(found.subList(0, limit));
        return Optional.of(new Page(page, cursors.write(page.get(limit - 1).id(), question)));
    }

    /**
     * Notes what a delivery is about. Where its client was erased since it came in, the payload goes once the work on it
     * ends.
     */
    public void mapped(UUID id, @Nullable String dealId, @Nullable String clientId, @Nullable String transition) {
        int unused = database.write(handle -> {
            Privacy.holdOff(handle);
            return handle.createUpdate(MAPPED)
                    .bind("deal", dealId)
                    .bind("client", clientId)
                    .bind("transition", transition)
                    .bind("id", id)
                    .execute();
        });
    }

    /**
     * Asks for a transition of a deal. The first delivery that asks has it for good, unless it fails: then the next one
     * that asks has it.
     */
    public Claimed claim(UUID delivery, String system, String transition) {
        Instant now = clock.instant();
        UUID owner = database.write(handle -> new Transitions(system, transition).claim(handle, delivery, now));
        boolean owned = owner.equals(delivery);
        if (!owned) {
            change("update delivery set same_as = :value where id = :id", delivery, owner);
        }
        return new Claimed(owner, owned);
    }

    /** Notes the decision that a delivery led to. */
    public void decided(UUID id, UUID decisionId) {
        change("update delivery set decision_id = :value where id = :id", id, decisionId);
    }

    private void change(String sql, UUID id, UUID value) {
        int unused = database.write(handle ->
                handle.createUpdate(sql).bind("value", value).bind("id", id).execute());
    }

    /** Notes that something is about to be written back, which is on disk when this returns. */
    public Write begin(UUID delivery, String name) {
        Instant now = clock.instant();
        return database.write(handle -> {
            int added = handle.createUpdate(BEGIN)
                    .bind("id", delivery)
                    .bind("name", name)
                    .bind("now", now)
                    .execute();
            return added == 1 ? Write.FRESH : isDone(handle, delivery, name) ? Write.DONE : Write.BEGUN_BEFORE;
        });
    }

    private static boolean isDone(Handle handle, UUID delivery, String name) {
        return handle.createQuery(
                        "select done_at is not null from delivery_write where delivery_id = :id and name = :name")
                .bind("id", delivery)
                .bind("name", name)
                .mapTo(Boolean.class)
                .one();
    }

    /**
     * Notes that something was written back.
     *
     * @param reference the CRM's own id of it
     */
    public void done(UUID delivery, String name, @Nullable String reference) {
        Instant now = clock.instant();
        int unused = database.write(
                handle -> handle.createUpdate("update delivery_write set done_at = :now, reference = :reference"
                                + " where delivery_id = :id and name = :name")
                        .bind("now", now)
                        .bind("reference", reference == null ? null : Keys.clean(reference))
                        .bind("id", delivery)
                        .bind("name", name)
                        .execute());
    }

    /** Has a delivery worked on again from its first attempt, now. What was written back is not written again. */
    public Replay replay(UUID id) {
        Replay replay = replays.one(id, clock.instant());
        fresh.run();
        return replay;
    }

    /** The same of all that are asked for, a few hundred in a transaction; how many whose payload is there. */
    public int replay(DeliveryFilter filter) {
        int queued = replays.all(filter, clock.instant());
        fresh.run();
        return queued;
    }

    /** Counts that something became of a webhook; never waits for the database. */
    public void count(String profile, String outcome) {
        count(profile, outcome, 1);
    }

    /** Counts that the same became of so many. */
    public void count(String profile, String outcome, int many) {
        counts.count(profile, outcome, many);
    }

    /** What was counted in the hours that begin from a moment on and before another; the last seconds may lack. */
    public List<Counted> counts(Instant from, Instant to) {
        return counts.of(from, to);
    }
}
