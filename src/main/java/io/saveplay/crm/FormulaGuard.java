package io.saveplay.crm;

import io.saveplay.drl.Words;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Looks through the text of a formula for what it may not use: functions that run text as code, tell the time, throw
 * dice or make much of little, functions of its own, and regular expressions, which may run for ever.
 */
final class FormulaGuard {
    private static final Set<String> BUILT_IN = Set.of(
            "abs",
            "append",
            "average",
            "base64decode",
            "boolean",
            "ceil",
            "contains",
            "count",
            "encodeUrlComponent",
            "exists",
            "floor",
            "fromMillis",
            "keys",
            "length",
            "lookup",
            "lowercase",
            "max",
            "merge",
            "min",
            "not",
            "number",
            "power",
            "reverse",
            "round",
            "sort",
            "split",
            "spread",
            "string",
            "substring",
            "substringAfter",
            "substringBefore",
            "sum",
            "toMillis",
            "trim",
            "type",
            "uppercase");

    /** What the engine has beside: taken away, should a formula come to one of them all the same. */
    static final Set<String> TAKEN_AWAY = Set.of(
            "assert",
            "base64encode",
            "clone",
            "decodeUrl",
            "decodeUrlComponent",
            "distinct",
            "each",
            "encodeUrl",
            "error",
            "eval",
            "filter",
            "formatBase",
            "formatInteger",
            "formatNumber",
            "map",
            "match",
            "millis",
            "now",
            "pad",
            "parseInteger",
            "random",
            "reduce",
            "shuffle",
            "sift",
            "single",
            "zip");

    private static final Pattern NAME = Pattern.compile("\\$([A-Za-z_]\\w*)");
    private static final Pattern BINDING = Pattern.compile("\\$([A-Za-z_]\\w*)\\s*:=");
    private static final Pattern JOIN = Pattern.compile("[@#]\\s*\\$([A-Za-z_]\\w*)");
    private static final Pattern SKIPPED =
            Pattern.compile("\"(?:\\\\.|[^\"\\\\])*+\"|'(?:\\\\.|[^'\\\\])*+'|`[^`]*+`|/\\*.*?\\*/", Pattern.DOTALL);
    private static final Pattern OWN_FUNCTION = Pattern.compile("(?<![\\w$])(?:function|λ)\\s*\\(");
    private static final Pattern CALL = Pattern.compile("(\\$[\\w$]*|[\\p{L}_]\\w*|[)\\]}])\\s*+\\(");
    private static final Set<String> KEYWORDS = Set.of("and", "or", "in", "function", "λ");
    private static final Pattern RANGE = Pattern.compile("\\.\\.");
    private static final Pattern TRANSFORM = Pattern.compile("\\|");
    // A slash divides what ends before it: a name, a number, a value in quotes or brackets. Anywhere else it begins a
    // regular expression, whose quotes would be taken for those of a text, and could hide anything.
    private static final Pattern REGEX = Pattern.compile(
            "(?:^|[^\\s\\w$)\\]}]|(?<![\\p{L}_$])(?:and|or|in))\\s*+(/)", Pattern.UNICODE_CHARACTER_CLASS);

    private FormulaGuard() {}

    /**
     * A thing that a formula may not use.
     *
     * @param offset of its first character
     * @param fix what to do about it, or none
     */
    record Objection(int offset, String message, @Nullable String fix) {}

    /**
     * What a formula may not use of all that it uses.
     *
     * @param variables the variables that are there, without their dollar sign
     */
    static List<Objection> objections(String formula, Set<String> variables) {
        String bare = bare(formula);
        Set<String> known = new TreeSet<>(BUILT_IN);
        known.addAll(FormulaFunctions.NAMES);
        known.addAll(variables);
        Set<String> bound = new HashSet<>();
        BINDING.matcher(bare).results().forEach(found -> bound.add(found.group(1)));
        JOIN.matcher(bare).results().forEach(found -> bound.add(found.group(1)));
        List<Objection> objections = new ArrayList<>();
        Matcher names = NAME.matcher(bare);
        while (names.find()) {
            String name = names.group(1);
            if (bound.contains(name) && (BUILT_IN.contains(name) || FormulaFunctions.NAMES.contains(name))) {
                objections.add(new Objection(
                        names.start(), "`$" + name + "` is a function, and no name for a value", "take another name"));
            } else if (!known.contains(name) && !bound.contains(name)) {
                objections.add(new Objection(
                        names.start(),
                        "`$" + name + "` is neither a value nor a function that a formula may use here",
                        Words.nearest(
                                "$" + name, known.stream().map(one -> "$" + one).toList())));
            }
        }
        calls(objections, bare, known, bound);
        add(objections, bare, OWN_FUNCTION, 0, "a formula defines no functions of its own", null);
        add(objections, bare, RANGE, 0, "a formula makes no ranges", null);
        add(objections, bare, TRANSFORM, 0, "a formula changes nothing in place", "build a new object in `{ }`");
        add(
                objections,
                bare,
                REGEX,
                1,
                "a formula has no regular expressions",
                "use `$contains`, `$substringBefore` or `in` with a list of words");
        return objections;
    }

    /** The engine prints what it is to call, where that is no function. */
    private static void calls(List<Objection> objections, String bare, Set<String> known, Set<String> bound) {
        Matcher calls = CALL.matcher(bare);
        while (calls.find()) {
            String called = calls.group(1);
            String name = called.replaceFirst("^\\$", "");
            boolean function =
                    called.startsWith("$") && (BUILT_IN.contains(name) || FormulaFunctions.NAMES.contains(name));
            // What is not known at all is told already.
            boolean told = called.startsWith("$") && !known.contains(name) && !bound.contains(name);
            if (!function && !told && !KEYWORDS.contains(called)) {
                boolean word = !")]}".contains(called);
                objections.add(new Objection(
                        calls.start(),
                        (word ? "`" + called + "`" : "what stands before `(`") + " is no function",
                        null));
            }
        }
    }

    private static void add(
            List<Objection> objections, String text, Pattern pattern, int group, String message, @Nullable String fix) {
        Matcher matcher = pattern.matcher(text);
        if (matcher.find()) {
            objections.add(new Objection(matcher.start(group), message, fix));
        }
    }

    /** The formula with blanks for whatever stands in quotes or comments, so that places stay what they are. */
    private static String bare(String formula) {
        return SKIPPED.matcher(formula).replaceAll(found -> {
            String text = found.group();
            // What stands in quotes is a value, and part of no word beside it.
            return text.startsWith("/*") ? " ".repeat(text.length()) : "0".repeat(text.length());
        });
    }
}
