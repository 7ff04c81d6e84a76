package io.saveplay.crm;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.saveplay.drl.Problem;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What is wrong with the file of a profile, each with its place. */
final class ProfileFaults {
    private final String file;
    private final String text;
    private final List<Problem> problems;
    private boolean any;

    /**
     * The faults of a file.
     *
     * @param problems is given what is wrong
     */
    ProfileFaults(String file, String text, List<Problem> problems) {
        this.file = file;
        this.text = text;
        this.problems = problems;
    }

    /** Whether something is wrong. */
    boolean any() {
        return any;
    }

    /** A fault of the file as a whole. */
    void add(String message) {
        any = true;
        problems.add(Problem.in(file, "crm", message));
    }

    /** A fault of a name at the start of a line, or of the file as a whole where it is not there. */
    void at(String key, String message) {
        find("(?m)^(" + Pattern.quote(key) + ")\\s*:", message);
    }

    /** A fault of a value that is written behind a name. */
    void at(String key, String value, String message) {
        find("(?m)(?<![\\w-])" + Pattern.quote(key) + "\\s*:\\s*['\"]?(" + Pattern.quote(value) + ")(?!\\w)", message);
    }

    /** A fault of one of the ways to verify. */
    void ofWay(String message) {
        Matcher way = Pattern.compile("way (\\d+) of `verify`").matcher(message);
        int number = way.lookingAt() ? Integer.parseInt(way.group(1)) : 0;
        find(number == 0 ? "(?m)^(verify)\\s*:" : "(?m)^verify\\s*:(?:[\\s\\S]*?^\\s*(-)\\s){" + number + "}", message);
    }

    private void find(String pattern, String message) {
        any = true;
        Matcher place = Pattern.compile(pattern).matcher(text);
        if (!place.find()) {
            problems.add(Problem.in(file, "crm", message));
            return;
        }
        int at = place.start(1);
        int line =
                1 + (int) text.substring(0, at).chars().filter(c -> c == '\n').count();
        problems.add(Problem.at(file, line, at - text.lastIndexOf('\n', at), "crm", message));
    }

    /** A fault within a formula. */
    void in(WrittenProfile.Source source, FormulaGuard.Objection objection) {
        any = true;
        String before = source.text()
                .substring(0, Math.min(objection.offset(), source.text().length()));
        int breaks = (int) before.chars().filter(c -> c == '\n').count();
        // A block starts on the line after its mark, and the reader takes the indent of its first line from all of
        // them.
        int line = source.line() + (source.block() ? 1 : 0) + breaks;
        int inLine = before.length() - (before.lastIndexOf('\n') + 1);
        int column = source.block() ? indent(source.line() + 1) + inLine + 1 : source.column() + inLine;
        problems.add(new Problem(
                file,
                line,
                column > 0 ? column : null,
                "formula",
                Problem.Severity.ERROR,
                null,
                objection.message(),
                objection.fix()));
    }

    private int indent(int line) {
        String written = text.lines().skip(line - 1L).findFirst().orElse("");
        return written.length() - written.stripLeading().length();
    }

    /** Tells of everything that must have a value, and is there with none. */
    void ofEmpty(Record written) {
        for (RecordComponent part : written.getClass().getRecordComponents()) {
            JsonProperty said = part.getAccessor().getAnnotation(JsonProperty.class);
            Object value = value(written, part);
            boolean nothing = value == null || (value instanceof String words && words.isBlank());
            if (nothing && said != null && said.required()) {
                find(
                        "(?m)(?<![\\w-])(" + part.getName() + ")\\s*:\\s*(?:$|''|\"\"|~|null|#)",
                        "`" + part.getName() + "` has no value");
            }
            if (value instanceof Record inner) {
                ofEmpty(inner);
            } else if (value instanceof List<?> many) {
                for (Object one : many) {
                    if (one instanceof Record inner) {
                        ofEmpty(inner);
                    } else if (one == null) {
                        at(part.getName(), "a part of `" + part.getName() + "` has no value");
                    }
                }
            }
        }
    }

    private static @Nullable Object value(Record written, RecordComponent part) {
        try {
            return part.getAccessor().invoke(written);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a part of a profile cannot be looked at", e);
        }
    }
}
