package io.saveplay.bench.peers;

import io.saveplay.decision.Assembler;
import io.saveplay.decision.Conclusions;
import io.saveplay.decision.Decision;
import io.saveplay.decision.Ranking;
import io.saveplay.decision.Recall;
import io.saveplay.event.CancellationEvent;
import io.saveplay.event.Facts;
import io.saveplay.event.Mention;
import io.saveplay.rulebook.Decider;
import io.saveplay.rulebook.PeersBridge;
import io.saveplay.rulebook.Ruleset;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;

/** The rules as Java that a person would write who has no engine: what is possible. */
final class HandWritten {
    static final String FIRES = "Java by hand, which rules fire";
    static final String CONCLUDES = "Java by hand, conclusions";
    static final String WHOLE = "Java by hand, whole decision";

    private HandWritten() {}

    /** Tells which rules fire. */
    static Peer fires(World world) {
        Function<Case, List<String>> written = Compiled.make("Fires", JavaSource.fires(world.rules()));
        return new Firing(FIRES, "one `if` for each rule, a list of names", world) {
            @Override
            List<String> fired(int event) {
                return written.apply(world.cases().get(event));
            }
        };
    }

    /** Makes the conclusions, layer by layer, and sums up between them with what sums up for us. */
    static Peer concludes(World world) {
        Function<Case, Conclusions> written = concluding(world);
        List<Case> cases = world.facts().stream().map(Case::of).toList();
        return new InProcess(CONCLUDES, "the same conclusions as our engine makes, layer by layer", cases.size()) {
            @Override
            public String hand() {
                return CONCLUDES;
            }

            @Override
            Object decide(int event) {
                return written.apply(cases.get(event));
            }

            @Override
            public int differing() {
                int differing = 0;
                for (int i = 0; i < cases.size(); i++) {
                    Conclusions ours = PeersBridge.evaluate(
                            world.ruleset(),
                            cases.get(i).client(),
                            world.facts().get(i));
                    differing += ours.equals(decide(i)) ? 0 : 1;
                }
                return differing;
            }
        };
    }

    /** From an event to the same decision; what reads texts, ranks and assembles is ours. */
    static Peer whole(World world) {
        Function<Case, Conclusions> written = concluding(world);
        Assembler assembler = PeersBridge.assembler(world.ruleset());
        Decider decider = new Decider(Clock.systemUTC());
        return new InProcess(
                WHOLE,
                "the same decision as ours; texts, ranking and assembly are our own code",
                world.events().size()) {
            @Override
            public String hand() {
                return WHOLE;
            }

            @Override
            public String ours() {
                return Ours.WHOLE;
            }

            @Override
            Object decide(int event) {
                return decision(world, written, assembler, event, decider.moment());
            }

            @Override
            public int differing() {
                int differing = 0;
                for (int i = 0; i < world.events().size(); i++) {
                    Decider.Moment moment = decider.moment();
                    Decision ours = decider.decide(
                                    world.ruleset(),
                                    world.events().get(i),
                                    new Decider.Wish(false, false),
                                    Recall.NOTHING,
                                    moment)
                            .decision();
                    differing += ours.equals(decision(world, written, assembler, i, moment)) ? 0 : 1;
                }
                return differing;
            }
        };
    }

    private static Function<Case, Conclusions> concluding(World world) {
        return Compiled.make("Concludes", JavaSource.concludes(world.rules()), PeersBridge.parts(world.ruleset()));
    }

    private static Decision decision(
            World world, Function<Case, Conclusions> written, Assembler assembler, int number, Decider.Moment moment) {
        Ruleset ruleset = world.ruleset();
        CancellationEvent event = world.events().get(number);
        var words = ruleset.mentions().words(event);
        CancellationEvent canonical = ruleset.mentions().canonical(event);
        List<Mention> mentions = ruleset.mentions().read(event, words.mentions());
        Conclusions conclusions = written.apply(
                Case.of(Facts.of(canonical, mentions, ruleset.settings().zone())));
        Ranking ranking =
                Ranking.of(ruleset.playbook(), conclusions, event.client().segment(), Recall.NOTHING);
        return assembler.assemble(
                new Assembler.Stamp(moment.id(), moment.at(), ruleset.version()),
                canonical,
                words.unread(),
                conclusions,
                ranking,
                List.of(),
                null);
    }
}
