package io.saveplay.decision;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What to say and what not to say, as lines with placeholders. */
public final class TalkTrack {

    /** The name of the placeholder that repeats its line, once for each likely concern. */
    private static final String CONCERN = "concern";

    /** More characters than most lines have, so that few are copied while they are filled. */
    private static final int USUAL_LINE = 128;

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([A-Za-z.]+)(?: \\?: '([^'{}]*)')?\\}");
    private static final Pattern BRACE = Pattern.compile("\\{([^{}]*)\\}?");

    private final List<Line> say;
    private final List<Line> avoid;
    /** What not to say, where it is the same for all events. */
    private final @Nullable List<String> alwaysAvoided;

    /**
     * A talk track.
     *
     * @param say lines to say, in order
     * @param avoid lines that say what not to say or do
     */
    public TalkTrack(List<Line> say, List<Line> avoid) {
        this.say = List.copyOf(say);
        this.avoid = List.copyOf(avoid);
        this.alwaysAvoided = avoid.stream().allMatch(Line::plain)
                ? avoid.stream().map(Line::text).toList()
                : null;
    }

    /** Lines to say, in order. */
    public List<Line> say() {
        return say;
    }

    /** Lines that say what not to say or do. */
    public List<Line> avoid() {
        return avoid;
    }

    /** What not to say for one event; values and concerns as in {@link #fill}. */
    List<String> avoided(Function<String, @Nullable String> values, List<String> concerns) {
        return alwaysAvoided != null ? alwaysAvoided : fill(avoid, values, concerns);
    }

    /** A placeholder that stands for nothing. */
    public static final class UnknownPlaceholderException extends IllegalArgumentException {
        private static final long serialVersionUID = 1L;

        private final String name;

        UnknownPlaceholderException(String written, String name) {
            super("`" + written + "` is no placeholder");
            this.name = name;
        }

        /** What stands in it. */
        public String name() {
            return name;
        }
    }

    /** The names of all placeholders. */
    public static Set<String> placeholders() {
        return Placeholders.NAMES;
    }

    private static void check(String text) {
        String rest = PLACEHOLDER
                .matcher(text)
                .replaceAll(found ->
                        Placeholders.NAMES.contains(found.group(1)) ? "" : Matcher.quoteReplacement(found.group()));
        Matcher brace = BRACE.matcher(rest);
        if (brace.find()) {
            throw new UnknownPlaceholderException(brace.group(), brace.group(1));
        }
    }

    /** One line. It is left out where a value that it needs is missing, so that no sentence has a hole. */
    public static final class Line {
        private final String text;
        private final List<Part> parts;
        private final boolean repeated;

        /**
         * What a line is made of: words, then perhaps a placeholder.
         *
         * @param otherwise what stands in for a value that is missing
         */
        private record Part(
                String words,
                @Nullable String name,
                @Nullable String otherwise) {}

        private Line(String text) {
            this.text = text;
            List<Part> found = new ArrayList<>();
            Matcher placeholder = PLACEHOLDER.matcher(text);
            int end = 0;
            while (placeholder.find()) {
                found.add(
                        new Part(text.substring(end, placeholder.start()), placeholder.group(1), placeholder.group(2)));
                end = placeholder.end();
            }
            found.add(new Part(text.substring(end), null, null));
            this.parts = List.copyOf(found);
            this.repeated = parts.stream().anyMatch(part -> CONCERN.equals(part.name()));
        }

        /**
         * A line of a talk track.
         *
         * @param text the sentence, with placeholders such as {@code {client.contactName}}
         * @throws IllegalArgumentException when a placeholder is not known or not well formed; the message says which
         */
        public static Line of(String text) {
            check(text);
            return new Line(text);
        }

        /** The sentence with its placeholders unfilled. */
        public String text() {
            return text;
        }

        /** Whether the line has no placeholder and so can always be said. */
        public boolean plain() {
            return parts.size() == 1;
        }

        private void render(
                Function<String, @Nullable String> values,
                List<String> concerns,
                StringBuilder filled,
                List<String> to) {
            if (plain()) {
                to.add(text);
            } else if (repeated) {
                concerns.forEach(concern -> fill(values, concern, filled, to));
            } else {
                fill(values, null, filled, to);
            }
        }

        /** Fills the line in a room that lines share, one after the other. */
        private void fill(
                Function<String, @Nullable String> values,
                @Nullable String concern,
                StringBuilder filled,
                List<String> to) {
            filled.setLength(0);
            for (Part part : parts) {
                filled.append(part.words());
                if (part.name() != null) {
                    String value = CONCERN.equals(part.name()) ? concern : values.apply(part.name());
                    String shown = value == null ? part.otherwise() : value;
                    if (shown == null) {
                        return;
                    }
                    filled.append(shown);
                }
            }
            to.add(filled.toString());
        }
    }

    /**
     * The sentences of some lines for one event.
     *
     * @param values the value of a placeholder; null where it is not known
     * @param concerns how to name the likely concerns, likeliest first
     */
    static List<String> fill(List<Line> lines, Function<String, @Nullable String> values, List<String> concerns) {
        List<String> sentences = new ArrayList<>(lines.size());
        StringBuilder filled = new StringBuilder(USUAL_LINE);
        for (Line line : lines) {
            line.render(values, concerns, filled, sentences);
        }
        return List.copyOf(sentences);
    }
}
