package io.saveplay.lint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The codes that the sources give to problems, read from the calls that make one. */
final class ProblemCodes {
    /** How a problem is made, and which argument is its code. */
    private static final Map<String, Integer> CALLS = Map.of(
            "problems.add(", 1,
            "ofRule.add(", 1,
            "Problem.in(", 1,
            "Problem.at(", 3,
            "new Problem(", 3,
            "new Unexpected(", 1,
            "rule.problem(", 0,
            "info.problem(", 0,
            "Unreadable.problem(", 1);

    private static final Pattern CODE = Pattern.compile("\"([a-z][a-z0-9]*(?:-[a-z0-9]+)*)\"");

    private ProblemCodes() {}

    /** Every code that stands in the sources. */
    static Set<String> inSources() throws IOException {
        Set<String> codes = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                // The problem documents of HTTP are other ones.
                if (!file.toString().contains("/api/")) {
                    read(Files.readString(file), codes);
                }
            }
        }
        return codes;
    }

    private static void read(String source, Set<String> codes) {
        CALLS.forEach((call, place) -> {
            for (int at = source.indexOf(call); at >= 0; at = source.indexOf(call, at + 1)) {
                List<String> arguments = arguments(source, at + call.length());
                boolean atPlace = place == 0 && arguments.get(0).contains("place()");
                int index = atPlace ? 1 : place;
                if (index < arguments.size()) {
                    Matcher code = CODE.matcher(arguments.get(index).replaceAll("\\w+\\(\"[^\"]*\"\\)", ""));
                    while (code.find()) {
                        codes.add(code.group(1));
                    }
                }
            }
        });
    }

    /** The arguments of a call, as they are written. */
    private static List<String> arguments(String source, int start) {
        List<String> arguments = new ArrayList<>();
        StringBuilder argument = new StringBuilder();
        boolean text = false;
        int depth = 0;
        for (int i = start; i < source.length(); i++) {
            char c = source.charAt(i);
            if (c == '"' && source.charAt(i - 1) != '\\' && source.charAt(i - 1) != '\'') {
                text = !text;
            }
            if (!text && c == ')' && depth == 0) {
                break;
            }
            if (!text && c == ',' && depth == 0) {
                arguments.add(argument.toString());
                argument.setLength(0);
                continue;
            }
            if (!text) {
                depth += c == '(' || c == '{' ? 1 : c == ')' || c == '}' ? -1 : 0;
            }
            argument.append(c);
        }
        arguments.add(argument.toString());
        return arguments;
    }
}
