package io.saveplay.bench.peers;

import java.util.List;

/** A peer in this virtual machine that tells which rules fire. */
abstract class Firing extends InProcess {
    private final World world;

    Firing(String name, String does, World world) {
        super(name, does, world.cases().size());
        this.world = world;
    }

    /** The names of the rules that fire, each as often as it does, in any order. */
    abstract List<String> fired(int event);

    @Override
    final Object decide(int event) {
        return fired(event);
    }

    @Override
    public final int differing() {
        int differing = 0;
        for (int i = 0; i < world.cases().size(); i++) {
            if (!world.agrees(i, fired(i))) {
                differing++;
            }
        }
        return differing;
    }
}
