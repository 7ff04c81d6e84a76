package io.saveplay.api;

import io.saveplay.decision.Decision;
import io.saveplay.decision.DecisionWriter;
import io.saveplay.decision.Recall;
import io.saveplay.delivery.Decides;
import io.saveplay.event.CancellationEvent;
import io.saveplay.event.Concern;
import io.saveplay.explain.Ask;
import io.saveplay.explain.Explainer;
import io.saveplay.journal.Entry;
import io.saveplay.journal.EventKey;
import io.saveplay.journal.Journal;
import io.saveplay.journal.JournalException;
import io.saveplay.journal.Kept;
import io.saveplay.rulebook.Decider;
import io.saveplay.rulebook.Heard;
import io.saveplay.rulebook.Ruleset;
import io.saveplay.rulebook.Weighed;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import org.eclipse.microprofile.context.ManagedExecutor;
import org.jspecify.annotations.Nullable;

/** From an event to an answer: recall what the journal knows, decide, and answer once the decision is on disk. */
@Singleton
final class Deciding implements Decides {
    /** As a webhook wants it. */
    private static final Request ONCE = new Request(new Decider.Wish(false, true), Ask.NOTHING, false, null, true);

    /** How many characters of texts are read while others wait; it takes about a millisecond. */
    private static final int MOST_WORDS = 4_000;

    private final Decider decider;
    private final Explainer explainer;
    private final Journal journal;
    private final Replays replays;
    private final ManagedExecutor workers;
    private final Pace pace = new Pace();

    Deciding(Decider decider, Explainer explainer, Journal journal, Replays replays, ManagedExecutor workers) {
        this.decider = decider;
        this.explainer = explainer;
        this.journal = journal;
        this.replays = replays;
        this.workers = workers;
    }

    /**
     * What a caller wants of an answer.
     *
     * @param dryRun decides and keeps nothing
     * @param idempotencyKey by what the event is known again; its id counts where there is none
     * @param patient waits for room where many decisions wait to be written
     */
    record Request(
            Decider.Wish wish,
            Ask ask,
            boolean dryRun,
            @Nullable String idempotencyKey,
            boolean patient) {}

    /**
     * An answer.
     *
     * @param replay whether the event was decided before
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Answer(byte[] json, boolean replay) {}

    /**
     * Decides an event. The answer may be given once the future ends, which may be with a {@link JournalException} or a
     * {@link Refusal} as well.
     *
     * @throws Refusal when another event has its key
     * @throws JournalException when the decision is to be kept and cannot be
     */
    CompletableFuture<Answer> decide(Ruleset ruleset, CancellationEvent event, Request request)
            throws InterruptedException {
        if (request.dryRun()) {
            return CompletableFuture.completedFuture(answer(tried(ruleset, event, request)));
        }
        EventKey key = EventKey.of(event, request.idempotencyKey());
        Journal.Known known = journal.known(key, event);
        if (known.kept().isPresent()) {
            return CompletableFuture.completedFuture(replayed(known.kept().get(), request));
        }
        Recall recall = journal.recall(event.client().id());
        Decider.Decided made = decide(ruleset, event, request, known.contacts(), recall);
        Decision bare = made.decision().unexplained();
        byte[] json = DecisionWriter.write(bare);
        Entry.Basis basis = new Entry.Basis(known.contacts(), recall, made.learned(), known.erasure());
        CompletableFuture<Kept> kept = journal.keep(entry(ruleset, key, event, made, json, basis), request.patient());
        Function<Kept, Answer> answer = found -> {
            if (found.id().equals(bare.id())) {
                return new Answer(made.decision().equals(bare) ? json : DecisionWriter.write(made.decision()), false);
            }
            return replayed(found, request);
        };
        // An explanation is much work, which is not for the thread that writes.
        return explains(request) ? kept.thenApplyAsync(answer, workers) : kept.thenApply(answer);
    }

    /**
     * An event that is only tried, its words read, on a thread that many wait for; nothing where it may take longer than they
     * can wait, or need more than what is in memory. The same may then be asked of {@link #decide}.
     */
    Optional<DryRun<Heard>> hearAtOnce(Ruleset ruleset, CancellationEvent event, Request request) {
        return isLight(ruleset, event, request) && pace.isQuick(ruleset, request.wish())
                ? Optional.of(hear(ruleset, event, request, true))
                : Optional.empty();
    }

    /** An event that is only tried and not explained, its words read. */
    DryRun<Heard> hear(Ruleset ruleset, CancellationEvent event, Request request) {
        return hear(ruleset, event, request, isLight(ruleset, event, request));
    }

    private DryRun<Heard> hear(Ruleset ruleset, CancellationEvent event, Request request, boolean light) {
        // Asked once: an outcome may come in that tells of a contact, and what is light never waits for the database.
        Integer contacts = light ? null : contacts(event);
        Recall recall = journal.recall(event.client().id());
        return DryRun.begun(
                pace.work(ruleset, request.wish(), light),
                () -> decider.hear(ruleset, whole(event, contacts), request.wish(), recall, decider.moment()));
    }

    /** Whether nothing but the rules, and no long text, has to be waited for. */
    private boolean isLight(Ruleset ruleset, CancellationEvent event, Request request) {
        // To compare meanings takes a thousand times as long as to look for phrases.
        int mostWords = ruleset.texts().model().isPresent() ? 0 : MOST_WORDS;
        return request.dryRun() && !explains(request) && journal.isWithoutContacts(event) && words(event) <= mostWords;
    }

    private static int words(CancellationEvent event) {
        int length = length(event.statedReason()) + length(event.notes());
        for (Concern concern : event.concerns() == null ? List.<Concern>of() : event.concerns()) {
            length += length(concern.text());
        }
        return length;
    }

    private static int length(@Nullable String text) {
        return text == null ? 0 : text.length();
    }

    /** The decision on an event that is only tried. */
    Decision tried(Ruleset ruleset, CancellationEvent event, Request request) {
        if (explains(request)) {
            Recall recall = journal.recall(event.client().id());
            return decide(ruleset, event, request, contacts(event), recall).decision();
        }
        return decided(hear(ruleset, event, request).then(Heard::weighed).then(Weighed::decided));
    }

    /** The decision of a dry run that has taken all its steps. */
    static Decision decided(DryRun<Decider.Decided> made) {
        return made.ended().decision();
    }

    /** The answer of a decision that is not kept. */
    static Answer answer(Decision decision) {
        return new Answer(DecisionWriter.write(decision), false);
    }

    /**
     * The decision on an event, kept before it is given; an event under whose id another one was decided before gets that
     * decision, whatever it says itself.
     *
     * @param erasure the latest erasure of any client's words when the event came in; none where it came in just now
     */
    @Override
    public byte[] once(Ruleset ruleset, CancellationEvent event, @Nullable Long erasure) throws InterruptedException {
        EventKey key = EventKey.of(event, null);
        Journal.Known known = journal.known(key, event);
        if (known.kept().isPresent()) {
            return known.kept().get().answer();
        }
        Recall recall = journal.recall(event.client().id());
        Decider.Decided made = decide(ruleset, event, ONCE, known.contacts(), recall);
        byte[] json = DecisionWriter.write(made.decision());
        long before = erasure == null ? known.erasure() : Math.min(erasure, known.erasure());
        Entry entry = entry(
                ruleset, key, event, made, json, new Entry.Basis(known.contacts(), recall, made.learned(), before));
        Kept kept = await(journal.keep(entry, true));
        return kept.id().equals(made.decision().id()) ? json : kept.answer();
    }

    @Override
    public byte[] dry(Ruleset ruleset, CancellationEvent event) {
        Recall recall = journal.recall(event.client().id());
        return DecisionWriter.write(
                decide(ruleset, event, ONCE, contacts(event), recall).decision());
    }

    private static Entry entry(
            Ruleset ruleset,
            EventKey key,
            CancellationEvent event,
            Decider.Decided made,
            byte[] json,
            Entry.Basis basis) {
        return new Entry(
                key,
                event,
                made.decision().unexplained(),
                json,
                new Entry.Rules(ruleset.wholeVersion(), ruleset.folder().files()),
                basis,
                made.understood());
    }

    /** Waits for an answer, for whoever has nothing else to do. */
    static <T> T await(CompletableFuture<T> answer) throws InterruptedException {
        try {
            return answer.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause
                    ? cause
                    : new IllegalStateException("a decision could not be answered", e.getCause());
        }
    }

    /** The answer to an event that was decided before, whatever the live rules make of it; nothing when it was not. */
    Optional<Answer> before(CancellationEvent event, Request request) {
        if (request.dryRun()) {
            return Optional.empty();
        }
        return journal.known(EventKey.of(event, request.idempotencyKey()), event)
                .kept()
                .filter(Kept::sameContent)
                .map(kept -> replayed(kept, request));
    }

    private Answer replayed(Kept kept, Request request) {
        if (!kept.sameContent()) {
            throw new Refusal(Problem.of(
                    ProblemType.EVENT_CONFLICT,
                    request.idempotencyKey() == null
                            ? "the event with this `id` that is kept says something else; give a new event an id of its"
                                    + " own"
                            : "the event with this `Idempotency-Key` that is kept says something else; give a new event"
                                    + " a key of its own"));
        }
        return new Answer(explains(request) ? replays.explained(kept, request.ask()) : kept.answer(), true);
    }

    /** Whether an answer is to be explained, which is not done in steps. */
    static boolean explains(Request request) {
        return request.wish().explain() || !request.ask().equals(Ask.NOTHING);
    }

    private Decider.Decided decide(
            Ruleset ruleset, CancellationEvent event, Request request, @Nullable Integer contacts, Recall recall) {
        return explainer.decide(
                ruleset, whole(event, contacts), request.wish(), request.ask(), recall, decider.moment());
    }

    private static CancellationEvent whole(CancellationEvent event, @Nullable Integer contacts) {
        return contacts == null ? event : event.withContactsLast14Days(contacts);
    }

    /** A trial goes on without the journal: what it would have told is then not known. */
    private @Nullable Integer contacts(CancellationEvent event) {
        if (journal.isWithoutContacts(event)) {
            return null;
        }
        try {
            return journal.contacts(event);
        } catch (JournalException e) {
            return null;
        }
    }
}
