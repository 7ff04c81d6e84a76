package io.saveplay.bench.peers;

import io.saveplay.decision.Conclusions;
import io.saveplay.rulebook.PeersBridge;
import org.drools.model.codegen.ExecutableModelProject;
import org.kie.api.KieBase;

/**
 * Our rules' whole meaning in plain Drools: an agenda group for each layer, conclusions inserted, and what sums up
 * between the layers, in a new session for each event.
 */
final class DroolsInLayers extends InProcess {
    static final String NAME = "Drools, executable model, five layers";

    private final World world;
    private final KieBase base;

    DroolsInLayers(World world) {
        super(
                NAME,
                "the same conclusions as our engine makes, a new session for each event",
                world.cases().size());
        this.world = world;
        base = PlainDrools.base("layers", PlainDrools.drl(world, true), ExecutableModelProject.class);
    }

    @Override
    public String hand() {
        return HandWritten.CONCLUDES;
    }

    @Override
    Object decide(int event) {
        return PeersBridge.inLayers(
                base,
                world.ruleset(),
                world.cases().get(event).client(),
                world.facts().get(event));
    }

    @Override
    public int differing() {
        int differing = 0;
        for (int i = 0; i < world.cases().size(); i++) {
            Conclusions ours = PeersBridge.evaluate(
                    world.ruleset(),
                    world.cases().get(i).client(),
                    world.facts().get(i));
            differing += ours.equals(decide(i)) ? 0 : 1;
        }
        return differing;
    }
}
