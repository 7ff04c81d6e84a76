package io.saveplay.bench;

import java.util.ArrayList;
import java.util.List;

/**
 * Rounds of a case and of the ceiling in turns, each time the other one first, so that what changes on the machine
 * meanwhile changes both.
 */
final class Pairs {
    /** Where more are refused, something is wrong. */
    private static final double MOST_ERRORS = 0.01;

    private final Load load;
    private final Settings settings;

    Pairs(Load load, Settings settings) {
        this.load = load;
        this.settings = settings;
    }

    /**
     * Something to ask for, and what is to be held against it.
     *
     * @param ceiling asks for the ceiling with the same events
     */
    record Case(String name, Requests requests, Requests ceiling) {}

    /**
     * All rounds of a pair.
     *
     * @param throughput the case's throughput as a part of the ceiling's: the median of the rounds' ratios
     * @param p99 the time within which 99 in 100 answers come as a multiple of the ceiling's: the median likewise
     */
    record Outcome(Tally own, Tally ceiling, double throughput, double p99) {}

    /** Drives both until they are warm, the ceiling for a quarter of the time that is set. */
    void warmUp(Case one) throws Exception {
        WarmUp.run(
                load.process(),
                () -> check(
                                "the ceiling",
                                load.flatOut(one.ceiling(), settings.warmUp().dividedBy(4)))
                        .perSecond());
        WarmUp.run(
                load.process(),
                () -> check(one.name(), load.flatOut(one.requests(), settings.warmUp()))
                        .perSecond());
    }

    /** As fast as the service answers. */
    Outcome flatOut(Case one) throws InterruptedException {
        return run(one, requests -> load.flatOut(requests, settings.round()));
    }

    /** At a constant rate. */
    Outcome at(double perSecond, Case one) throws InterruptedException {
        return run(one, requests -> load.at(perSecond, requests, settings.round()));
    }

    private interface Round {
        Tally run(Requests requests) throws InterruptedException;
    }

    private Outcome run(Case one, Round round) throws InterruptedException {
        List<Tally> own = new ArrayList<>();
        List<Tally> ceiling = new ArrayList<>();
        for (int i = 0; i < settings.rounds(); i++) {
            if (i % 2 == 0) {
                ceiling.add(round.run(one.ceiling()));
            }
            own.add(round.run(one.requests()));
            if (i % 2 == 1) {
                ceiling.add(round.run(one.ceiling()));
            }
        }
        List<Double> throughputs = new ArrayList<>();
        List<Double> slowest = new ArrayList<>();
        for (int i = 0; i < own.size(); i++) {
            throughputs.add(own.get(i).perSecond() / ceiling.get(i).perSecond());
            slowest.add(own.get(i).millis(99) / ceiling.get(i).millis(99));
        }
        return new Outcome(
                check(one.name(), own.stream().reduce(Tally::and).orElseThrow()),
                check("the ceiling", ceiling.stream().reduce(Tally::and).orElseThrow()),
                Median.of(throughputs),
                Median.of(slowest));
    }

    private static Tally check(String name, Tally tally) {
        if (tally.errors() > tally.answered() * MOST_ERRORS) {
            throw new IllegalStateException(
                    "%d requests for `%s` were answered and %d refused, one of them with status %d"
                            .formatted(tally.answered(), name, tally.errors(), tally.error()));
        }
        return tally;
    }
}
