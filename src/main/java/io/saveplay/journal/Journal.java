package io.saveplay.journal;

import io.saveplay.decision.Recall;
import io.saveplay.event.CancellationEvent;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * The memory of the service. It opens in the background and may come and go with its database; what is acknowledged is
 * on disk. Safe for many threads.
 */
public final class Journal implements AutoCloseable {
    private static final Duration TO_WRITE = Duration.ofSeconds(15);
    private static final Duration TO_COUNT = Duration.ofMinutes(1);
    private static final Duration TO_WRITE_COUNTS = Duration.ofSeconds(5);
    private static final Duration TO_TIDY = Duration.ofHours(1);

    private final Database database;
    private final Packer packer;
    private final Lookups lookups;
    private final Writer writer;
    private final Decisions decisions;
    private final Contacted contacted;
    private final Outcomes outcomes;
    private final Privacy privacy;
    private final Lessons lessons;
    private final Holdout holdout;
    private final Chores chores;
    private final Insights insights;
    private final Chores tidying;
    private final Tidying due;
    private final Clock clock;
    private final QueueSource source;
    private final InboxWriter arrivals;
    private final WebhookCounts counts;
    private final Inbox inbox;
    private final List<WorkQueue> queues = new CopyOnWriteArrayList<>();

    /**
     * The journal that the settings name, which is away until it is opened.
     *
     * @param basePoints what the live playbook gives each play before any rule speaks
     */
    public Journal(JournalSettings settings, Clock clock, Supplier<Map<String, Integer>> basePoints) {
        this(settings.place().host(), settings, clock, basePoints);
    }

    Journal(Host host, JournalSettings settings, Clock clock, Supplier<Map<String, Integer>> basePoints) {
        this.database = new Database(host, settings.connections());
        this.packer = new Packer();
        this.lookups = new Lookups(packer);
        Sources sources = new Sources(database, packer, clock);
        this.writer = new Writer(database, sources, lookups, settings.waiting());
        Cursors cursors = new Cursors(database);
        this.decisions = new Decisions(database, sources, cursors, packer);
        this.lessons = new Lessons(database, settings.learning(), basePoints, clock);
        this.holdout = settings.holdout();
        this.chores = new Chores("journal-chores");
        // It may take long where much is due, and nothing is learned later for it.
        this.tidying = new Chores("journal-tidying");
        this.contacted = new Contacted(database, !(host instanceof Host.External));
        this.outcomes = new Outcomes(database, packer, clock, contacted, () -> chores.soon(lessons::learn));
        this.privacy = new Privacy(database, clock);
        chores.every(settings.refresh(), lessons::learn);
        chores.every(settings.refresh(), contacted::load);
        this.insights = new Insights(database);
        chores.every(TO_COUNT, new Tallies(database, clock)::run);
        this.due = new Tidying(database, settings.retention(), clock);
        tidying.every(TO_TIDY, due::run);
        this.clock = clock;
        this.source = new QueueSource(database);
        DeliveryTasks tasks = new DeliveryTasks(source);
        this.arrivals = new InboxWriter(database, tasks, settings.waiting());
        this.counts = new WebhookCounts(database, clock);
        this.inbox =
                new Inbox(database, arrivals, tasks, cursors, counts, clock, () -> queues.forEach(WorkQueue::wake));
        chores.every(TO_WRITE_COUNTS, counts::write);
    }

    /** Opens the journal in the background. */
    public Journal open() {
        database.open();
        return this;
    }

    /** Why nothing can be kept at the moment; nothing when all is well. */
    public Optional<String> trouble() {
        return database.trouble();
    }

    /** Waits until the journal is open, or it is known why it is not. */
    public void settle(Duration most) throws InterruptedException {
        database.settle(most);
        // The first of these came before the database did.
        chores.soon(lessons::learn);
        chores.soon(contacted::load);
        tidying.soon(due::run);
    }

    /** Decisions that are kept. */
    public Decisions decisions() {
        return decisions;
    }

    /** What came of plays. */
    public Outcomes outcomes() {
        return outcomes;
    }

    /** What many decisions say together. */
    public Insights insights() {
        return insights;
    }

    /** What clients said, and that it is forgotten when they ask for it. */
    public Privacy privacy() {
        return privacy;
    }

    /** What CRMs sent. */
    public Inbox inbox() {
        return inbox;
    }

    /**
     * Works on deliveries until the queue is closed, or the journal is. It needs no database to begin with, and goes on
     * by itself after each outage.
     */
    public WorkQueue queue(Worker worker, QueueSettings settings) {
        WorkQueue queue = new WorkQueue(database, source, worker, settings, clock);
        queues.add(queue);
        return queue;
    }

    /**
     * What the journal knows of an event before it is decided.
     *
     * @param kept the decision on this very event, or on another one under its key
     * @param contacts how often the client was contacted in the 14 days before, as far as outcomes tell; none where
     *     they tell of no contact, which need not mean that there was none, or where the event says it
     * @param erasure the latest erasure of any client's words until now, as a number that grows
     */
    public record Known(Optional<Kept> kept, @Nullable Integer contacts, long erasure) {}

    /**
     * What the journal knows of an event.
     *
     * @throws JournalException when the database is away or busy
     */
    public Known known(EventKey key, CancellationEvent event) {
        try {
            return database.read(handle -> lookups.before(handle, key, event));
        } catch (JournalException.TooSlow e) {
            // Nobody asked for too much.
            throw new JournalException.Unavailable("the database of the journal takes too long to answer");
        }
    }

    /**
     * How often the client of an event was contacted before, as {@link Known} says it.
     *
     * @throws JournalException when the database is away or busy
     */
    public @Nullable Integer contacts(CancellationEvent event) {
        int contacts = database.read(handle -> contacts(handle, event));
        return orUnknown(contacts);
    }

    /**
     * Whether {@link #contacts} is certain to know of none; never waits for the database, and is false where only that can
     * tell.
     */
    public boolean isWithoutContacts(CancellationEvent event) {
        return event.client().contactsLast14Days() != null
                || contacted.never(event.client().id());
    }

    private static int contacts(Handle handle, CancellationEvent event) {
        return event.client().contactsLast14Days() == null
                ? Lookups.contacts(handle, event.client().id(), event.occurredAt())
                : 0;
    }

    static @Nullable Integer orUnknown(int contacts) {
        return contacts == 0 ? null : contacts;
    }

    /** What decisions on a client may recall of earlier outcomes; never waits for the database. */
    public Recall recall(String clientId) {
        return new Recall(lessons.latest(), holdout.holds(clientId));
    }

    /**
     * Keeps a decision. The future ends when it is on disk, with what is kept under its key, which may be a decision that
     * was made elsewhere at the same time; or with a {@link JournalException} when it could not be written, or not in
     * time, which leaves open whether it will be kept. Nobody needs to wait for it in a thread; whoever goes on with it
     * does so quickly, since others wait behind.
     *
     * @param patient whether to wait for room where many decisions wait to be written
     * @throws JournalException when there is no room
     */
    public CompletableFuture<Kept> keep(Entry entry, boolean patient) throws InterruptedException {
        return writer.write(Row.of(entry, packer.dictionary(entry.rules())), patient)
                .orTimeout(TO_WRITE.toMillis(), TimeUnit.MILLISECONDS)
                .exceptionallyCompose(failure -> CompletableFuture.failedFuture(
                        failure instanceof TimeoutException
                                ? new JournalException.Unavailable("the decision could not be written in time; send it"
                                        + " again, and it is answered once it is kept")
                                : failure));
    }

    /** Writes what waits, and closes the database. */
    @Override
    public void close() {
        queues.forEach(WorkQueue::close);
        arrivals.close();
        writer.close();
        chores.close();
        tidying.close();
        try {
            counts.write();
        } catch (JournalException e) {
            // What was counted in the last seconds is lost with the database.
        }
        database.close();
    }
}
