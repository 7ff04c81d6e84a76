package io.saveplay.api;

import io.saveplay.explain.Ask;
import io.saveplay.rulebook.Ruleset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Holds what is asked of an explanation against the rules that are to answer it. */
final class Asks {
    private Asks() {}

    /**
     * The same ask.
     *
     * @throws Refusal when it names what the rules do not know
     */
    static Ask checked(Ruleset ruleset, Ask ask) {
        List<Problem.Fault> faults = new ArrayList<>();
        Optional.ofNullable(ask.why())
                .flatMap(play -> Ask.faultOfWhy(ruleset, play))
                .ifPresent(fault -> faults.add(Problem.Fault.of("why", fault)));
        Optional.ofNullable(ask.whatIf())
                .flatMap(goal -> Ask.faultOfWhatIf(ruleset, goal))
                .ifPresent(fault -> faults.add(Problem.Fault.of("whatIf", fault)));
        if (!faults.isEmpty()) {
            throw new Refusal(Problem.invalidParameters(faults));
        }
        return ask;
    }
}
