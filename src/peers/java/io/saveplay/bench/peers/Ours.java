package io.saveplay.bench.peers;

import io.saveplay.rulebook.Decider;
import io.saveplay.rulebook.PeersBridge;
import io.saveplay.rulebook.Ruleset;
import java.time.Clock;

/** What we do, as we run it. */
final class Ours {
    static final String ENGINE = "Saveplay, engine";
    static final String WHOLE = "Saveplay, whole decision";

    private Ours() {}

    /** The engine alone, on facts that were made before. */
    static Peer engine(World world) {
        return engine(ENGINE, "five layers, conclusions made, diagnosis and fit summed up", world, world.ruleset());
    }

    /** The same with other rules in the place of ours. */
    static Peer engine(String name, String does, World world, Ruleset ruleset) {
        return new InProcess(name, does, world.cases().size()) {
            @Override
            Object decide(int event) {
                return PeersBridge.evaluate(
                        ruleset,
                        world.cases().get(event).client(),
                        world.facts().get(event));
            }

            @Override
            public int differing() {
                int differing = 0;
                for (int i = 0; i < world.cases().size(); i++) {
                    Object ours = PeersBridge.evaluate(
                            world.ruleset(),
                            world.cases().get(i).client(),
                            world.facts().get(i));
                    differing += ours.equals(decide(i)) ? 0 : 1;
                }
                return differing;
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
