package io.saveplay.lint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The codes that the sources give to problems: what stands, in calls of methods with a parameter {@code String code}, in
 * the place of that parameter.
 */
final class ProblemCodes {
    /** The rooms that make problems; in the room of explanations a code is one of a reason. */
    private static final List<String> ROOMS = List.of("drl", "crm", "rulebook", "scenario", "lint", "cli");

    private static final Pattern DECLARED =
            Pattern.compile("\\b(\\w+)\\(([^(){};]*\\bString code\\b[^{};]*?)\\)\\s*\\{");
    private static final Pattern CODE = Pattern.compile("\"([a-z][a-z0-9]*(?:-[a-z0-9]+)*)\"");
    private static final Pattern CHOICE = Pattern.compile("[?:]\\s*" + CODE.pattern());

    private ProblemCodes() {}

    /** Every code that stands in the sources. */
    static Set<String> inSources() throws IOException {
        StringBuilder all = new StringBuilder();
        for (String room : ROOMS) {
            try (Stream<Path> files = Files.walk(Path.of("src/main/java/io/saveplay/" + room))) {
                for (Path file :
                        files.filter(f -> f.toString().endsWith(".java")).toList()) {
                    all.append(Files.readString(file));
                }
            }
        }
        String source = all.toString();
        Set<String> codes = new TreeSet<>();
        Set<String> makers = new TreeSet<>(Set.of("Problem 3"));
        DECLARED.matcher(source)
                .results()
                .forEach(method -> makers.add(method.group(1) + " " + place(method.group(2))));
        makers.forEach(maker -> read(source, maker, codes));
        return codes;
    }

    /** Which parameter the code is. */
    private static int place(String parameters) {
        String before = parameters.substring(0, parameters.indexOf("String code"));
        return (int) before.chars().filter(c -> c == ',').count();
    }

    private static void read(String source, String maker, Set<String> codes) {
        int space = maker.indexOf(' ');
        int place = Integer.parseInt(maker.substring(space + 1));
        Matcher call =
                Pattern.compile("\\b" + maker.substring(0, space) + "\\(").matcher(source);
        while (call.find()) {
            List<String> arguments = arguments(source, call.end());
            String argument = place < arguments.size() ? arguments.get(place).strip() : "";
            Matcher code = CODE.matcher(argument);
            if (code.matches()) {
                codes.add(code.group(1));
            } else {
                CHOICE.matcher(argument).results().forEach(one -> codes.add(one.group(1)));
            }
        }
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
