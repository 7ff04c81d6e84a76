package io.saveplay.delivery;

import io.saveplay.crm.Call;
import io.saveplay.crm.Profile;
import io.saveplay.crm.Sorted;
import io.saveplay.crm.Sorter;
import io.saveplay.crm.Verdict;
import io.saveplay.journal.Arrival;
import io.saveplay.journal.Inbox;
import io.saveplay.journal.JournalException;
import io.saveplay.rulebook.Ruleset;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Takes webhooks in: verifies each, finds its events, keeps those that may be cancellations, and only then says so. What
 * is refused leaves a count and nothing else. Safe for many threads.
 */
public final class Reception {
    private static final System.Logger LOG = System.getLogger("io.saveplay.webhooks");

    private final Supplier<Optional<Ruleset>> live;
    private final Access.Directory directory;
    private final Inbox inbox;
    private final Desk desk;

    /**
     * A reception.
     *
     * @param live the live rules, if there are any
     * @param desk decides what a sender waits for
     */
    public Reception(Supplier<Optional<Ruleset>> live, Access.Directory directory, Inbox inbox, Desk desk) {
        this.live = live;
        this.directory = directory;
        this.inbox = inbox;
        this.desk = desk;
    }

    /** Takes a webhook in that was sent to a profile; what it says is on disk when this returns. */
    public Receipt receive(String name, Call call) throws InterruptedException {
        Optional<Ruleset> ruleset = live.get();
        if (ruleset.isEmpty()) {
            return new Receipt.NoRules();
        }
        Profile profile = ruleset.get().profiles().get(name);
        if (profile == null) {
            return new Receipt.Unknown();
        }
        Access access = directory.of(name);
        Verdict verdict = profile.verifier().verify(call, access.trust());
        if (verdict instanceof Verdict.Refused refused) {
            count(
                    profile,
                    "refused:" + refused.why().name().toLowerCase(Locale.ROOT).replace('_', '-'));
            return new Receipt.Refused(profile.refused());
        }
        List<Sorted> events;
        try {
            events = Sorter.sort(profile, call, access.accounts());
        } catch (IOException e) {
            count(profile, "unreadable");
            return new Receipt.Unreadable(String.valueOf(e.getMessage()));
        }
        try {
            return kept(ruleset.get(), profile, events, call.receivedAt());
        } catch (JournalException e) {
            count(profile, "busy");
            return new Receipt.Busy(profile.busy(), String.valueOf(e.getMessage()));
        }
    }

    private Receipt kept(Ruleset ruleset, Profile profile, List<Sorted> events, Instant at)
            throws InterruptedException {
        Instant due = at.plus(profile.replies() ? Desk.TO_REPLY : profile.settle());
        List<Arrival> arrivals = new ArrayList<>();
        Map<String, List<Arrival>> failures = new TreeMap<>();
        int ignored = 0;
        for (Sorted event : events) {
            if (event instanceof Sorted.Kept one) {
                arrivals.add(Arrival.of(profile.name(), one.key(), at, due, new Payload(false, one.event()).write()));
            } else if (event instanceof Sorted.Failed one) {
                failures.computeIfAbsent(one.cause(), cause -> new ArrayList<>())
                        .add(Arrival.of(
                                profile.name(), one.key(), at, due, new Payload(one.whole(), one.event()).write()));
            } else {
                ignored++;
            }
        }
        Inbox.Taken taken = inbox.take(arrivals);
        int failed = 0;
        for (Map.Entry<String, List<Arrival>> failure : failures.entrySet()) {
            failed += inbox.takeFailed(failure.getValue(), failure.getKey())
                    .fresh()
                    .size();
            LOG.log(
                    System.Logger.Level.WARNING,
                    "a webhook of `{0}` is kept and not worked on, since in its profile {1}",
                    profile.name(),
                    failure.getKey());
        }
        inbox.count(profile.name(), "accepted", taken.fresh().size());
        inbox.count(profile.name(), "duplicate", taken.again());
        inbox.count(profile.name(), "ignored", ignored);
        inbox.count(profile.name(), "failed", failed);
        byte[] reply = profile.replies() && events.size() == 1 && events.get(0) instanceof Sorted.Kept one
                ? desk.reply(ruleset, profile, one.event()).orElse(null)
                : null;
        return new Receipt.Accepted(profile.accepted(), taken.fresh().size(), taken.again(), ignored, failed, reply);
    }

    private void count(Profile profile, String outcome) {
        inbox.count(profile.name(), outcome);
    }
}
