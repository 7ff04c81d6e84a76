package io.saveplay.drl;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with a file of the rules folder.
 *
 * @param file path inside the rules folder
 * @param line from 1, or none when the whole file is meant
 * @param column from 1, or none
 * @param code kebab-case, one for each kind of problem
 * @param rule the rule's name, or none
 * @param message what is wrong, in plain words
 * @param fix how to mend it, or none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(
        String file,
        @Nullable Integer line,
        @Nullable Integer column,
        String code,
        Severity severity,
        @Nullable String rule,
        String message,
        @Nullable String fix) {

    /** Whether a ruleset with this problem can go live. */
    public enum Severity {
        /** It cannot. */
        ERROR,
        /** It can. */
        WARNING
    }

    /** An error in a file as a whole. */
    public static Problem in(String file, String code, String message) {
        return new Problem(file, null, null, code, Severity.ERROR, null, message, null);
    }

    /** An error at a place in a file. */
    public static Problem at(String file, int line, int column, String code, String message) {
        return new Problem(
                file, line > 0 ? line : null, column > 0 ? column : null, code, Severity.ERROR, null, message, null);
    }

    /** Where it is: {@code file:line:column}, as far as that is known. */
    public String place() {
        return file + (line == null ? "" : ":" + line + (column == null ? "" : ":" + column));
    }

    /** The problem on one line, as logs and the command line show it. */
    public String text() {
        StringBuilder text = new StringBuilder(place()).append(": ");
        if (rule != null) {
            text.append("rule `").append(rule).append("`: ");
        }
        text.append(message);
        if (fix != null) {
            text.append("; ").append(fix);
        }
        return text.toString();
    }
}
