package io.saveplay.lint;

import static io.saveplay.drl.Problem.Severity.ERROR;
import static io.saveplay.drl.Problem.Severity.WARNING;

import io.saveplay.drl.Problem.Severity;
import java.util.Locale;

/** Everything that lint can find. An error keeps a ruleset from going live; a warning does not. */
public enum Finding {
    NO_HEADER(
            WARNING,
            "the file does not start with a comment that says what it is about",
            "whoever opens the file learns first what it is for"),
    THRESHOLD(
            WARNING,
            "the threshold `%s` is hidden in `%s/`",
            "thresholds live in `signals/`, `qualification/` or `ruleset.yaml`, where they are looked for; 0 and 1 are"
                    + " none, since they ask whether there is any"),
    SIGNAL_NEVER_SET(
            ERROR, "no rule sets the signal `%s`", "a rule that asks for it never fires, one that rules it out always"),
    SIGNAL_NEVER_USED(
            WARNING, "no rule asks for the signal `%s`", "signals are not part of an answer, so it does nothing"),
    UNKNOWN_REASON(
            ERROR, "`%s` is not a reason that a rule defines", "no event and no diagnosis ever holds such a reason"),
    UNKNOWN_ANSWER(
            WARNING,
            "`questions.yaml` asks no question `%s`",
            "an answer that nobody asks for is mostly a misspelt one"),
    UNKNOWN_CRITERION(ERROR, "no rule concludes the required criterion `%s`", "no client would ever be worth pursuing"),
    REASON_NOT_ANSWERED(
            WARNING,
            "no rule in `plays/` answers the reason `%s`",
            "a play answers a reason, its family or its nature; without one the answer does not depend on it"),
    PLAY_NOT_RECOMMENDED(
            WARNING,
            "no rule gives the play `%s` points above zero",
            "a play comes up only once a rule names it with points above zero"),
    NEVER_CONCLUDED(WARNING, "no rule concludes the %s `%s`", "a title in `ruleset.yaml` that is never shown"),
    RETIRED_ID(
            ERROR,
            "the %s `%s` was retired on %s: %s",
            "who stored an answer would read the old meaning into the id; `retired.csv` lists the ids"),
    PHRASE_TWICE(
            WARNING,
            "the phrase `%s` matches the same words as `%s` in `%s`",
            "phrases are matched on stems, so one of the two is in vain"),
    PHRASE_OF_TWO_REASONS(
            ERROR,
            "the phrase `%s` speaks for `%s`, and `%s` in `%s`, with the same stems, for `%s`",
            "words that speak for two reasons speak for neither; choose one, or make the phrases longer"),
    EXAMPLE_TWICE(
            WARNING,
            "the example `%s` is there already, in `%s`",
            "a sentence that is there twice weighs double and says nothing new; case and punctuation make no difference"),
    EXAMPLE_OF_TWO_REASONS(
            ERROR,
            "the example `%s` stands for %s here, and for %s in `%s`",
            "what is compared with it would be much the same as both"),
    FEW_EXAMPLES(
            WARNING,
            "there are only %s examples of `%s`",
            "a comparison with fewer than 5 rests on how somebody happened to write them"),
    EXAMPLES_NOT_READ(
            WARNING,
            "nothing reads the language `%s` yet, so its examples change nothing",
            "texts are compared with the examples in `examples/en/`; those of other languages are checked, and wait"),
    EMPTY_BECAUSE(ERROR, "the because is empty", "a salesperson reads it"),
    BECAUSE_FULL_STOP(WARNING, "the because ends with a full stop", "it is a line of a receipt, no sentence"),
    NO_POINTS(WARNING, "it gives no points", "0 points change nothing but the length of the receipt"),
    LOST_POINTS(
            ERROR,
            "`%s` concludes the very same, so where both fire the points count once",
            "equal conclusions collapse into one line of the receipt; say in each what was seen"),
    SAME_BECAUSE(
            WARNING,
            "`%s` gives the same because for `%s`",
            "where both fire, a reader cannot tell the two apart, and equal lines become one"),
    UNEVEN_WEIGHT(
            WARNING,
            "the criterion `%s` weighs %s here, and %s in `%s`",
            "a criterion has one weight, whether it is met or not"),
    NEVER_FIRES(ERROR, "it can never fire: %s", "its conditions contradict each other"),
    DEAD_ALTERNATIVE(
            WARNING, "one of the alternatives can never hold: %s", "an `or` with a side that contradicts the rest"),
    SAME_CONDITIONS(
            WARNING,
            "it fires exactly when `%s` does, which concludes on the same",
            "two rules that are one; where their points differ they add up, which one number says better"),
    SUBSUMED(
            WARNING,
            "it fires only when `%s` does, which concludes the same",
            "the narrower rule adds nothing. Points and evidence add up, so there a narrower rule is how one weighs"
                    + " more, and is not reported"),
    NEVER_COUNTS(
            WARNING,
            "whenever it fires, `%s` does too and counts first",
            "of several conclusions on one criterion `NO` counts before `YES`, and `YES` before `UNKNOWN`"),
    NOT_COMPARED(
            WARNING,
            "there are too many rules and alternatives to compare them all",
            "what is said about pairs of rules is then not all that could be said; fewer `or` help most"),
    GAP(
            WARNING,
            "no rule of `%s` covers `%s` %s",
            "rules that split the values of a field leave one out, as `amount < 5000` and `amount > 5000` do with 5000");

    private final Severity severity;
    private final String message;
    private final String why;

    Finding(Severity severity, String message, String why) {
        this.severity = severity;
        this.message = message;
        this.why = why;
    }

    /** The code of its problems. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether a ruleset with it can go live. */
    public Severity severity() {
        return severity;
    }

    /** The message, with {@code %s} where the names of the case stand. */
    public String message() {
        return message;
    }

    /** Why it is looked for, in a line. */
    public String why() {
        return why;
    }
}
