package io.saveplay.rulebook;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.saveplay.drl.Problem;
import io.saveplay.drl.Words;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Puts into words why a table, a page or a scenario file cannot be read. */
public final class Unreadable {
    private static final Pattern MISSING =
            Pattern.compile("(?:Missing (?:required )?creator property|Null value for creator property) '(\\w+)'");

    private static final Map<Pattern, String> KNOWN = new LinkedHashMap<>();

    static {
        known(
                "Not enough column values: expected (\\d+), found (\\d+)",
                "the row has $2 columns, and the header has $1");
        known("Too many entries: expected at most (\\d+)", "the row has more than the $1 columns of the header");
        known("Missing closing quote|Expected column separator", "a quote is not closed, or stands inside text");
        known("Duplicate field '([^']*)'", "`$1` is said twice");
        known("TAB", "there is a tab at the start of the line");
        known("<block end>|mapping values are not allowed", "the lines are not lined up");
        known("Trailing token", "there is a second document in the file");
        known("exceeds the maximum", "something in it is too long, or too deep inside other things");
    }

    private static void known(String pattern, String words) {
        KNOWN.put(Pattern.compile("(?s)^.*?(?:" + pattern + ").*$"), words);
    }

    private static final Pattern LABEL = Pattern.compile("(?m)^[ -]*([A-Za-z]{1,40}):");
    private static final Map<Class<?>, String> EXAMPLES = Map.of(
            Duration.class, "write it as in `PT2S`, `PT4H` or `P2D`",
            LocalDate.class, "write year, month, day: `2026-01-31`",
            LocalTime.class, "write hours and minutes in quotes: `\"17:00\"`",
            ZoneId.class, "write a place as in `America/New_York`");

    private Unreadable() {}

    /**
     * The problem of a file.
     *
     * @param code what kind of problem
     */
    public static Problem problem(String file, String code, JacksonException error) {
        JsonLocation place = error.getLocation();
        return new Problem(
                file,
                place == null || place.getLineNr() < 1 ? null : place.getLineNr(),
                place == null || place.getColumnNr() < 1 ? null : place.getColumnNr(),
                code,
                Problem.Severity.ERROR,
                null,
                message(error),
                fix(error));
    }

    /** The same with the text at hand, to find what is misspelt in it. */
    public static Problem problem(String file, String code, String text, JacksonException error) {
        return problem(file, code, text, Set.of(), error);
    }

    /**
     * The same.
     *
     * @param known names that are right as they are, and so are no misspelling of what is missing
     */
    static Problem problem(String file, String code, String text, Set<String> known, JacksonException error) {
        Problem problem = problem(file, code, error);
        if (error instanceof UnrecognizedPropertyException unknown) {
            return at(problem, text, unknown.getPropertyName());
        }
        Matcher missing = MISSING.matcher(error.getOriginalMessage());
        if (!missing.find()) {
            return problem;
        }
        String name = missing.group(1);
        String near = LABEL.matcher(text)
                .results()
                .map(label -> label.group(1))
                .filter(label -> !known.contains(label))
                .filter(label -> !label.equals(name) && Words.nearest(label, List.of(name)) != null)
                .findFirst()
                .map(label -> "write `" + name + "` for `" + label + "`")
                .orElse(null);
        return new Problem(
                file, problem.line(), problem.column(), code, problem.severity(), null, problem.message(), near);
    }

    /** A name that is not known is noticed at the end of what it stands in; it is told where it stands. */
    private static Problem at(Problem problem, String text, String name) {
        Matcher label =
                Pattern.compile("(?m)^[ -]*(" + Pattern.quote(name) + "):").matcher(text);
        if (!label.find()) {
            return problem;
        }
        int line = (int) text.substring(0, label.start(1)).lines().count();
        int column = label.start(1) - text.lastIndexOf('\n', label.start(1));
        return new Problem(
                problem.file(),
                line,
                column,
                problem.code(),
                problem.severity(),
                null,
                problem.message(),
                problem.fix());
    }

    private static String message(JacksonException error) {
        Matcher missing = MISSING.matcher(error.getOriginalMessage());
        if (missing.find()) {
            return "`" + missing.group(1) + "` is missing";
        }
        if (error instanceof UnrecognizedPropertyException unknown) {
            return "`" + unknown.getPropertyName() + "` is not known here";
        }
        if (error instanceof InvalidFormatException format) {
            return "`" + format.getValue() + "` is not a value for `" + field(format) + "`";
        }
        if (error instanceof MismatchedInputException mismatch) {
            return "`" + field(mismatch) + "` has a value of the wrong kind";
        }
        return said(error.getOriginalMessage());
    }

    /** What a reader says, without what only programmers know. */
    private static String said(String message) {
        for (Map.Entry<Pattern, String> known : KNOWN.entrySet()) {
            Matcher matcher = known.getKey().matcher(message);
            if (matcher.find()) {
                return matcher.replaceFirst(known.getValue())
                        .lines()
                        .findFirst()
                        .orElse("");
            }
        }
        // A YAML reader says first where it was, and last what it found there.
        return "cannot be read: "
                + message.lines()
                        .filter(line -> !line.isBlank() && !line.startsWith(" "))
                        .reduce("", (first, last) -> last)
                        .replaceAll(" ?\\((?:of|from) .*", "");
    }

    private static @Nullable String fix(JacksonException error) {
        if (error instanceof UnrecognizedPropertyException unknown) {
            return Words.nearest(
                    unknown.getPropertyName(),
                    unknown.getKnownPropertyIds().stream().map(String::valueOf).toList());
        }
        if (error instanceof InvalidFormatException format
                && format.getTargetType().isEnum()) {
            return "it is one of "
                    + Words.list(
                            Stream.of(format.getTargetType().getEnumConstants()).map(String::valueOf));
        }
        if (error instanceof InvalidFormatException format) {
            return EXAMPLES.getOrDefault(format.getTargetType(), "write a number with digits");
        }
        if (error instanceof MismatchedInputException mismatch
                && !MISSING.matcher(mismatch.getOriginalMessage()).find()) {
            return "look for a colon without a blank behind it, and for lines that are not lined up";
        }
        String said = String.valueOf(error.getOriginalMessage());
        if (said.contains("(TAB)")) {
            return "indent with blanks";
        }
        return said.contains("Too many entries") || said.contains("Not enough column")
                ? "text with a comma in it stands in straight quotes"
                : null;
    }

    private static String field(MismatchedInputException error) {
        return error.getPath().stream()
                .flatMap(step -> Stream.ofNullable(step.getFieldName()))
                .reduce((first, last) -> last)
                .orElse("the file");
    }
}
