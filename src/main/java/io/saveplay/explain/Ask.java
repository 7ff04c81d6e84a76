package io.saveplay.explain;

import io.saveplay.decision.Verdict;
import io.saveplay.drl.Words;
import io.saveplay.rulebook.Ruleset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of an explanation beside how the rules came to the answer.
 *
 * @param why the play whose absence is to be explained; none for every play that is not recommended
 * @param whatIf what is to come out of a changed event: a play on top, a verdict, or {@link #ANYTHING}; none for no
 *     such search
 */
public record Ask(@Nullable String why, @Nullable String whatIf) {
    /** Any other play on top, or any other verdict. */
    public static final String ANYTHING = "ANYTHING";

    /** Nothing beside. */
    public static final Ask NOTHING = new Ask(null, null);

    /** What is wrong with the play that is asked for; nothing when the playbook has it. */
    public static Optional<String> faultOfWhy(Ruleset ruleset, String why) {
        return ruleset.playbook().find(why) != null
                ? Optional.empty()
                : Optional.of("must be a play of the playbook" + near(why, plays(ruleset)));
    }

    /** What is wrong with what a changed event is to bring about; nothing when there is such a play or verdict. */
    public static Optional<String> faultOfWhatIf(Ruleset ruleset, String whatIf) {
        List<String> known = new ArrayList<>(plays(ruleset));
        known.add(ANYTHING);
        Stream.of(Verdict.values()).map(Verdict::name).forEach(known::add);
        return known.contains(whatIf)
                ? Optional.empty()
                : Optional.of("must be a play of the playbook, a verdict or `" + ANYTHING + "`" + near(whatIf, known));
    }

    /** A goal as it may be written by hand: a verdict in small letters too. */
    public static String goal(String written) {
        String name = written.toUpperCase(Locale.ROOT);
        boolean verdict = Stream.of(Verdict.values()).anyMatch(one -> one.name().equals(name));
        return verdict || name.equals(ANYTHING) ? name : written;
    }

    private static List<String> plays(Ruleset ruleset) {
        return List.copyOf(ruleset.playbook().plays().keySet());
    }

    private static String near(String word, List<String> known) {
        String hint = Words.nearest(word, known);
        return hint == null ? "" : "; " + hint;
    }
}
