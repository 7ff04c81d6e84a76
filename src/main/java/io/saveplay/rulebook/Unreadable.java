package io.saveplay.rulebook;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.saveplay.drl.Problem;
import io.saveplay.drl.Words;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Puts into words why a table, a page or a scenario file cannot be read. */
public final class Unreadable {
    private static final Pattern MISSING =
            Pattern.compile("(?:Missing (?:required )?creator property|Null value for creator property) '(\\w+)'");

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
        return "cannot be read: "
                + error.getOriginalMessage().lines().findFirst().orElse("");
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
        return null;
    }

    private static String field(MismatchedInputException error) {
        return error.getPath().isEmpty()
                ? "the file"
                : String.valueOf(error.getPath().get(error.getPath().size() - 1).getFieldName());
    }
}
