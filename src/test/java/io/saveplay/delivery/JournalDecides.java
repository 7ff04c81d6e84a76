package io.saveplay.delivery;

import io.saveplay.decision.DecisionWriter;
import io.saveplay.decision.Recall;
import io.saveplay.event.CancellationEvent;
import io.saveplay.journal.Entry;
import io.saveplay.journal.EventKey;
import io.saveplay.journal.Journal;
import io.saveplay.rulebook.Decider;
import io.saveplay.rulebook.Ruleset;
import java.time.Clock;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/** Decides by the rules and keeps the decision in a journal, with nothing of a service around it. */
final class JournalDecides implements Decides {
    private final Journal journal;
    private final Decider decider;

    JournalDecides(Journal journal, Clock clock) {
        this.journal = journal;
        this.decider = new Decider(clock);
    }

    @Override
    public byte[] once(Ruleset ruleset, CancellationEvent event, @Nullable Long erasure) throws InterruptedException {
        EventKey key = EventKey.of(event, null);
        Journal.Known known = journal.known(key, event);
        if (known.kept().isPresent()) {
            return known.kept().get().answer();
        }
        Recall recall = journal.recall(event.client().id());
        Decider.Decided made = decided(ruleset, event, recall);
        Entry entry = new Entry(
                key,
                event,
                made.decision().unexplained(),
                DecisionWriter.write(made.decision()),
                new Entry.Rules(ruleset.wholeVersion(), ruleset.folder().files()),
                new Entry.Basis(known.contacts(), recall, made.learned(), known.erasure()),
                made.understood());
        try {
            return journal.keep(entry, true).get().answer();
        } catch (ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public byte[] dry(Ruleset ruleset, CancellationEvent event) {
        return DecisionWriter.write(
                decided(ruleset, event, journal.recall(event.client().id())).decision());
    }

    private Decider.Decided decided(Ruleset ruleset, CancellationEvent event, Recall recall) {
        return decider.decide(ruleset, event, new Decider.Wish(false, true), recall, decider.moment());
    }
}
