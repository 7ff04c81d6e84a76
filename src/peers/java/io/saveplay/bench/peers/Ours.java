package io.saveplay.bench.peers;

import io.saveplay.rulebook.Decider;
import io.saveplay.rulebook.PeersBridge;
import java.time.Clock;

/** What we do, as we run it. */
final class Ours {
    static final String ENGINE = "Saveplay, engine";
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
