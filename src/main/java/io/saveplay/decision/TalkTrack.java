package io.saveplay.decision;

import io.quarkus.qute.Engine;
import io.quarkus.qute.Expression;
import io.quarkus.qute.ResultMapper;
import io.quarkus.qute.Results;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateException;
import io.quarkus.qute.TemplateNode.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What to say and what not to say, as lines with placeholders.
 *
 * @param say lines to say, in order
 * @param avoid lines that say what not to say or do
 */
public record TalkTrack(List<Line> say, List<Line> avoid) {

    /** The name of the placeholder that repeats its line, once for each likely concern. */
    private static final String CONCERN = "concern";

    /** Stands for a value that is missing while a line is rendered; no text that comes in can hold it. */
    private static final String MISSING = "\u0000";

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([A-Za-z.]+)(?: \\?: '[^'{}]*')?\\}");
    private static final Pattern BRACE = Pattern.compile("\\{([^{}]*)\\}?");

    private static final Engine ENGINE = Engine.builder()
            // No sections: a line has placeholders, and nothing that repeats, includes or evaluates.
            .addDefaultValueResolvers()
            .strictRendering(false)
            .addResultMapper(new ResultMapper() {
                @Override
                public boolean appliesTo(Origin origin, Object result) {
                    return Results.isNotFound(result);
                }

                @Override
                public String map(Object result, Expression expression) {
                    return MISSING;
                }
            })
            .build();

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
        private final @Nullable Template template;
        private final boolean repeats;

        private Line(String text) {
            this.text = text;
            this.template = text.indexOf('{') < 0 ? null : ENGINE.parse(text);
            this.repeats = template != null
                    && template.getExpressions().stream()
                            .anyMatch(e -> e.getParts().get(0).getName().equals(CONCERN));
        }

        /**
         * A line of a talk track.
         *
         * @param text the sentence, with placeholders such as {@code {client.contactName}}
         * @throws IllegalArgumentException when a placeholder is not known or not well formed; the message says which
         */
        public static Line of(String text) {
            check(text);
            try {
                return new Line(text);
            } catch (TemplateException e) {
                throw new IllegalArgumentException("`" + text + "` has a placeholder that is not well formed", e);
            }
        }

        /** The sentence with its placeholders unfilled. */
        public String text() {
            return text;
        }

        /** Whether the line has no placeholder and so can always be said. */
        public boolean plain() {
            return template == null;
        }

        private void render(Map<String, Object> values, List<String> concerns, List<String> to) {
            if (template == null) {
                to.add(text);
            } else if (repeats) {
                for (String concern : concerns) {
                    fill(template.instance().data(values).data(CONCERN, concern).render(), to);
                }
            } else {
                fill(template.render(values), to);
            }
        }

        private static void fill(String filled, List<String> to) {
            if (!filled.contains(MISSING)) {
                to.add(filled);
            }
        }
    }

    /**
     * The sentences of some lines for one event.
     *
     * @param values the values of the placeholders; what is not known has no entry
     * @param concerns how to name the likely concerns, likeliest first
     */
    static List<String> fill(List<Line> lines, Map<String, Object> values, List<String> concerns) {
        List<String> sentences = new ArrayList<>(lines.size());
        for (Line line : lines) {
            line.render(values, concerns, sentences);
        }
        return List.copyOf(sentences);
    }
}
