package io.saveplay.rulebook;

/** Compiles rules folders; whoever hands this on has chosen how texts are read. */
@FunctionalInterface
public interface Loads {
    /**
     * Compiles a rules folder.
     *
     * @throws RejectedException with every problem that was found, when there is any
     */
    Ruleset load(RulesFolder folder) throws RejectedException;
}
