package io.saveplay.api;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A media type, or a range of them, as the headers {@code Content-Type} and {@code Accept} write it.
 *
 * @param name such as {@code application/json}, in lower case
 * @param parameters by name, in lower case
 */
record MediaRange(String name, Map<String, String> parameters) {
    private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
    private static final String VALUE = "(?:" + TOKEN + "|\"(?:[^\"\\\\]|\\\\.)*+\")";
    private static final Pattern NAME = Pattern.compile("\\s*(" + TOKEN + "/" + TOKEN + ")\\s*");
    private static final Pattern PARAMETER =
            Pattern.compile(";\\s*(?:(" + TOKEN + ")\\s*=\\s*(" + VALUE + ")\\s*)?", Pattern.DOTALL);
    private static final Pattern ELEMENT = Pattern.compile("(?:[^,\"]|\"(?:[^\"\\\\]|\\\\.)*+\"?+)++", Pattern.DOTALL);

    /** What callers send is nearly always the same few. */
    private static final int MOST_KNOWN = 64;

    private static final int LONGEST_KNOWN = 100;
    private static final Map<String, Optional<MediaRange>> KNOWN = new ConcurrentHashMap<>();

    /** The media type of a header, or none when it is malformed. */
    static Optional<MediaRange> parse(String text) {
        Optional<MediaRange> known = KNOWN.get(text);
        if (known != null) {
            return known;
        }
        Optional<MediaRange> parsed = parseAnew(text);
        if (text.length() <= LONGEST_KNOWN && KNOWN.size() < MOST_KNOWN) {
            KNOWN.put(text, parsed);
        }
        return parsed;
    }

    private static Optional<MediaRange> parseAnew(String text) {
        Matcher name = NAME.matcher(text);
        if (!name.lookingAt()) {
            return Optional.empty();
        }
        Map<String, String> parameters = new HashMap<>();
        Matcher parameter = PARAMETER.matcher(text);
        int at = name.end();
        while (at < text.length()) {
            if (!parameter.region(at, text.length()).lookingAt()) {
                return Optional.empty();
            }
            if (parameter.group(1) != null) {
                parameters.put(parameter.group(1).toLowerCase(Locale.ROOT), unquoted(parameter.group(2)));
            }
            at = parameter.end();
        }
        return Optional.of(new MediaRange(name.group(1).toLowerCase(Locale.ROOT), Map.copyOf(parameters)));
    }

    /** The media types of a header that lists them; malformed ones are left out. */
    static List<MediaRange> parseAll(String list) {
        List<MediaRange> all = new ArrayList<>();
        Matcher element = ELEMENT.matcher(list);
        while (element.find()) {
            parse(element.group()).ifPresent(all::add);
        }
        return List.copyOf(all);
    }

    /** Whether a list of ranges takes a media type: the most telling range decides. */
    static boolean accepts(List<MediaRange> ranges, String type) {
        int best = -1;
        double quality = 0;
        for (MediaRange range : ranges) {
            int telling = range.telling(type);
            if (telling > best || (telling == best && range.quality() > quality)) {
                best = telling;
                quality = range.quality();
            }
        }
        return best >= 0 && quality > 0;
    }

    /** Whether the header {@code Accept} names a media type itself, and wants it no less than another one. */
    static boolean prefers(List<String> accept, String type, String other) {
        List<MediaRange> ranges = parseAll(String.join(",", accept));
        double quality = named(ranges, type);
        return quality > 0 && quality >= named(ranges, other);
    }

    private static double named(List<MediaRange> ranges, String type) {
        return ranges.stream()
                .filter(range -> range.name().equals(type))
                .mapToDouble(MediaRange::quality)
                .max()
                .orElse(0);
    }

    private int telling(String type) {
        if (name.equals(type)) {
            return 2;
        }
        if (name.equals("*/*")) {
            return 0;
        }
        boolean family = name.endsWith("/*") && type.startsWith(name.substring(0, name.length() - 1));
        return family ? 1 : -1;
    }

    private double quality() {
        String q = parameters.getOrDefault("q", "1");
        return q.matches("[01](\\.\\d{0,3})?") ? Double.parseDouble(q) : 1;
    }

    private static String unquoted(String value) {
        return value.startsWith("\"") ? value.substring(1, value.length() - 1).replaceAll("\\\\(.)", "$1") : value;
    }
}
