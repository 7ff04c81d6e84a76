package io.saveplay.bench.peers;

import io.saveplay.drl.LinkedRule;
import io.saveplay.drl.Matcher;
import io.saveplay.rulebook.Decider;
import io.saveplay.rulebook.PeersBridge;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** What we do, as we run it. */
final class Ours {
    static final String ENGINE = "Saveplay, engine";
    static final String MATCHER = "Saveplay, rules without an engine";
    static final String WHOLE = "Saveplay, whole decision";

    private Ours() {}

    /** The engine alone, on facts that were made before. */
    static Peer engine(World world) {
        return new InProcess(
                ENGINE,
                "five layers, conclusions made, diagnosis and fit summed up",
                world.cases().size()) {
            @Override
            public String hand() {
                return HandWritten.CONCLUDES;
            }

            @Override
            Object decide(int event) {
                return PeersBridge.evaluate(
                        world.ruleset(),
                        world.cases().get(event).client(),
                        world.facts().get(event));
            }

            @Override
            public int differing() {
                // What it fires was looked at when the cases were made.
                return 0;
            }
        };
    }

    /** Our function objects one rule after the other, without an engine, on everything at once as the peers. */
    static Peer matcher(World world) {
        List<LinkedRule> rules = world.ruleset().rules().stream()
                .map(rule -> world.ruleset().linked(rule.name()))
                .toList();
        List<List<Object>> facts = world.cases().stream().map(Case::facts).toList();
        return new Firing(MATCHER, "each rule by itself on all facts in one pass, conclusions made", world) {
            @Override
            List<String> fired(int event) {
                List<String> fired = new ArrayList<>();
                for (LinkedRule rule : rules) {
                    Matcher.conclusions(rule, facts.get(event))
                            .forEach(made -> fired.add(rule.rule().name()));
                }
                return fired;
            }
        };
    }

    /** From an event to a decision. */
    static Peer whole(World world) {
        Decider decider = new Decider(Clock.systemUTC());
        Decider.Wish wish = new Decider.Wish(false, false);
        return new InProcess(
                WHOLE,
                "reads the texts, five layers, ranks, assembles the answer",
                world.cases().size()) {
            @Override
            public String hand() {
                return HandWritten.WHOLE;
            }

            @Override
            public String ours() {
                return WHOLE;
            }

            @Override
            Object decide(int event) {
                return decider.decide(world.ruleset(), world.events().get(event), wish);
            }

            @Override
            public int differing() {
                // What it fires was looked at when the cases were made.
                return 0;
            }
        };
    }
}
