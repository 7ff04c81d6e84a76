package io.saveplay.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.saveplay.crm.Call;
import io.saveplay.crm.Letter;
import io.saveplay.crm.Letters;
import io.saveplay.crm.Mapped;
import io.saveplay.crm.Mapper;
import io.saveplay.crm.Note;
import io.saveplay.crm.Profile;
import io.saveplay.crm.Sorted;
import io.saveplay.crm.Sorter;
import io.saveplay.intake.Fault;
import io.saveplay.journal.Arrival;
import io.saveplay.journal.Backoff;
import io.saveplay.journal.Delivery;
import io.saveplay.journal.Inbox;
import io.saveplay.journal.JournalException;
import io.saveplay.journal.Result;
import io.saveplay.journal.Worker;
import io.saveplay.rulebook.EvaluationException;
import io.saveplay.rulebook.Ruleset;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * Works on what came in, a delivery at a time: asks the CRM for what is missing, makes an event of it, decides, and writes
 * back. Each step is such that doing it again does nothing twice. Safe for many threads.
 */
public final class Desk implements Worker {
    /** How long the answer to a sender who waits may take before the queue does the work. */
    static final Duration TO_REPLY = Duration.ofSeconds(5);

    private static final Duration TO_SETTLE = Duration.ofSeconds(5);
    private static final Duration AGAIN_WITHOUT_RULES = Duration.ofSeconds(15);
    private static final int FEWEST_ATTEMPTS = 6;
    private static final int MOST_ATTEMPTS = 1000;
    private static final int MOST_FAULTS = 5;
    private static final long AT_ONCE_MS = 500;

    private final Supplier<Optional<Ruleset>> live;
    private final Inbox inbox;
    private final Postbox postbox;
    private final Mapper mapper;
    private final Decides decides;
    private final Rules rules;
    private final Clock clock;

    /**
     * How work goes.
     *
     * @param home the public address of this service, for links; empty where it is not known
     * @param backoff how long to wait after an attempt that failed
     * @param giveUpAfter how long to go on trying, six attempts in any case
     */
    public record Rules(String home, Backoff backoff, Duration giveUpAfter) {}

    public Desk(
            Supplier<Optional<Ruleset>> live,
            Inbox inbox,
            Postbox postbox,
            Mapper mapper,
            Decides decides,
            Rules rules,
            Clock clock) {
        this.live = live;
        this.inbox = inbox;
        this.postbox = postbox;
        this.mapper = mapper;
        this.decides = decides;
        this.rules = rules;
        this.clock = clock;
    }

    @Override
    public Result work(UUID id, int attempt) throws InterruptedException {
        Optional<Delivery> delivery = inbox.find(id);
        if (delivery.isEmpty()) {
            return new Result.Done(Delivery.State.IGNORED);
        }
        if (attempt > MOST_ATTEMPTS) {
            // What broke off so often, unforeseen, will not come to an end by itself.
            return new Result.Dead("given up after " + MOST_ATTEMPTS + " attempts; the log of the service says more");
        }
        try {
            return work(delivery.get());
        } catch (Halt halt) {
            return ended(halt, delivery.get(), attempt);
        } catch (JournalException e) {
            return ended(Halt.later(String.valueOf(e.getMessage())), delivery.get(), attempt);
        } catch (EvaluationException e) {
            return ended(Halt.later("the rules did not finish: " + e.getMessage()), delivery.get(), attempt);
        }
    }

    private Result work(Delivery delivery) throws Halt, InterruptedException {
        Ruleset ruleset = live.get().orElseThrow(() -> Halt.after(AGAIN_WITHOUT_RULES, "no ruleset is live"));
        Profile profile = Optional.ofNullable(ruleset.profiles().get(delivery.profile()))
                .orElseThrow(() -> Halt.forGood("the live rules have no profile `" + delivery.profile() + "`"));
        Payload payload = inbox.payload(delivery.id())
                .map(Payload::read)
                .orElseThrow(() -> Halt.forGood("what the CRM sent is no longer kept"));
        if (payload.whole()) {
            return unpacked(profile, delivery, payload.json());
        }
        Sorted sorted = Sorter.again(profile, payload.json());
        if (sorted instanceof Sorted.Failed failed) {
            throw Halt.forGood(failed.cause());
        }
        if (sorted instanceof Sorted.Ignored) {
            return new Result.Done(Delivery.State.IGNORED);
        }
        JsonNode raw = payload.json();
        ObjectNode fetched = postbox.fetch(profile, raw);
        Mapped mapped = mapper.map(profile, raw, fetched, ruleset::faultOf);
        if (mapped instanceof Mapped.Ignored) {
            return new Result.Done(Delivery.State.IGNORED);
        }
        Mapped.Event event = event(mapped);
        inbox.mapped(
                delivery.id(), event.event().deal().id(), event.event().client().id(), event.transition());
        if (!inbox.claim(delivery.id(), profile.system(), event.transition()).owned()) {
            return new Result.Done(Delivery.State.SAME);
        }
        JsonNode decision = tree(decides.once(ruleset, event.event(), delivery.erasure()));
        inbox.decided(delivery.id(), UUID.fromString(decision.path("id").asText()));
        Letter.Facts facts = new Letter.Facts(raw, fetched, event.json(), decision, Note.of(decision, rules.home()));
        postbox.write(profile, delivery.id(), facts);
        return new Result.Done(Delivery.State.DONE);
    }

    /** A body in which no events could be found when it came; the profile may know better by now. */
    private Result unpacked(Profile profile, Delivery delivery, JsonNode body) throws Halt {
        Call kept = new Call("POST", "", Map.of(), Map.of(), new byte[0], delivery.receivedAt());
        List<Sorted> events;
        try {
            events = Sorter.sort(profile, body, kept, Set.of());
        } catch (IOException e) {
            throw Halt.forGood(String.valueOf(e.getMessage()));
        }
        Instant now = clock.instant();
        for (Sorted event : events) {
            if (event instanceof Sorted.Failed failed) {
                throw Halt.forGood(failed.cause());
            }
        }
        List<Arrival> arrivals = events.stream()
                .filter(Sorted.Kept.class::isInstance)
                .map(Sorted.Kept.class::cast)
                .map(one -> Arrival.of(
                        delivery.profile(),
                        one.key(),
                        delivery.receivedAt(),
                        now,
                        new Payload(false, one.event()).write()))
                .toList();
        inbox.take(arrivals);
        return new Result.Done(arrivals.isEmpty() ? Delivery.State.IGNORED : Delivery.State.DONE);
    }

    /**
     * The decision as a sender wants it that waits for it; nothing where it is no cancellation, or cannot be decided
     * now.
     */
    Optional<byte[]> reply(Ruleset ruleset, Profile profile, JsonNode raw) throws InterruptedException {
        try {
            ObjectNode fetched = postbox.fetch(profile, raw);
            if (!(mapper.map(profile, raw, fetched, ruleset::faultOf) instanceof Mapped.Event event)) {
                return Optional.empty();
            }
            JsonNode decision = tree(decides.once(ruleset, event.event(), null));
            return new Letters(profile)
                    .reply(new Letter.Facts(raw, fetched, event.json(), decision, Note.of(decision, rules.home())));
        } catch (Halt | Letters.Unwritten | EvaluationException e) {
            return Optional.empty();
        }
    }

    private static Mapped.Event event(Mapped mapped) throws Halt {
        if (mapped instanceof Mapped.Event event) {
            return event;
        }
        if (mapped instanceof Mapped.Invalid invalid) {
            throw Halt.forGood("the profile makes no valid event of it: " + faults(invalid.faults()));
        }
        throw Halt.forGood(mapped instanceof Mapped.Failed failed ? failed.cause() : "it is no event");
    }

    private static String faults(List<Fault> faults) {
        // Messages may quote what the CRM sent; where it is wrong is enough here, and the preview shows the rest.
        return faults.stream()
                .limit(MOST_FAULTS)
                .map(Fault::pointer)
                .map(at -> "`" + at + "`")
                .collect(Collectors.joining(", "));
    }

    static JsonNode tree(byte[] json) {
        try {
            return Payload.JSON.readTree(json);
        } catch (IOException e) {
            throw new IllegalStateException("a decision is no json", e);
        }
    }

    private Result ended(Halt halt, Delivery delivery, int attempt) {
        String why = String.valueOf(halt.getMessage());
        if (halt.forGood()) {
            return new Result.Dead(why);
        }
        Instant now = clock.instant();
        boolean over =
                attempt >= FEWEST_ATTEMPTS && now.isAfter(delivery.receivedAt().plus(rules.giveUpAfter()));
        if (over) {
            return new Result.Dead(why + "; given up after " + attempt + " attempts");
        }
        RandomGenerator random = RandomGenerator.getDefault();
        Duration wait = halt.after().isZero()
                ? rules.backoff().next(attempt, random)
                // Many may have been told the same, and not all of them are to come at once.
                : halt.after()
                        .plusMillis(random.nextLong(AT_ONCE_MS + halt.after().toMillis() / 4));
        return new Result.Again(now.plus(halt.isUnsure() ? longer(wait, toSettle()) : wait), why);
    }

    /** How long to wait before it is looked whether something took place, which it may do late. */
    private Duration toSettle() {
        Duration longest = rules.backoff().longest();
        return longest.compareTo(TO_SETTLE) < 0 ? longest : TO_SETTLE;
    }

    private static Duration longer(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? b : a;
    }
}
