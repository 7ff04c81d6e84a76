package io.saveplay.crm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.saveplay.event.Unread;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.commons.text.StringEscapeUtils;

/**
 * A decision as a salesperson reads it beside the deal: why they leave, whether to go after them, what to do first and
 * what to say, what to mind.
 *
 * @param title for the top of a task
 * @param marker stands in the text, and nowhere else in the CRM: by it a note is found again
 * @param link where the whole decision is
 * @param due when the first play is due; RFC 3339
 */
public record Note(String title, List<Line> lines, String marker, String link, String due) {
    private static final int TOP = 3;
    private static final int MOST_CAUTIONS = 3;
    private static final DateTimeFormatter DUE = DateTimeFormatter.ofPattern("EEE d MMM HH:mm", Locale.ENGLISH);

    /**
     * A line of a note.
     *
     * @param head what is set in bold at its start
     */
    public record Line(String head, String text) {}

    /**
     * The note of a decision.
     *
     * @param decision as the contract has it
     * @param home the public address of the service; empty where it is not known, and the note then has no link
     */
    public static Note of(JsonNode decision, String home) {
        String id = decision.path("id").asText();
        List<Line> lines = new ArrayList<>();
        lines.add(new Line("Why", why(decision.path("diagnosis"))));
        List<Unread> unread = stream(decision.path("diagnosis").path("unread"))
                .map(Note::unread)
                .toList();
        if (!unread.isEmpty()) {
            lines.add(new Line("Not read", Unread.inWords(unread)));
        }
        lines.add(new Line("Go after them", verdict(decision.path("qualification"))));
        JsonNode plays = decision.path("recommendations");
        stream(plays).limit(TOP).forEach(play -> lines.add(play(play)));
        stream(decision.path("cautions"))
                .limit(MOST_CAUTIONS)
                .forEach(caution -> lines.add(new Line("Mind", sentence(caution))));
        stream(decision.path("askFirst"))
                .limit(1)
                .forEach(question ->
                        lines.add(new Line("Ask", question.path("question").asText())));
        String first = plays.path(0).path("title").asText();
        return new Note(
                "Saveplay: " + lowerStart(first),
                List.copyOf(lines),
                "saveplay:" + id,
                home.isEmpty() ? "" : home.replaceFirst("/+$", "") + "/v1/decisions/" + id,
                plays.path(0).path("dueBy").asText());
    }

    /** As plain text, the marker last. */
    public String text() {
        String body =
                lines.stream().map(line -> line.head() + ": " + line.text()).collect(Collectors.joining("\n"));
        return body + "\n" + (link.isEmpty() ? "" : link + "\n") + marker;
    }

    /** As HTML of paragraphs, bold and one link: what CRMs show. */
    public String html() {
        String body = lines.stream()
                .map(line -> "<p><b>" + escaped(line.head()) + ":</b> " + escaped(line.text()) + "</p>")
                .collect(Collectors.joining());
        String where = link.isEmpty() ? "" : "<a href=\"" + escaped(link) + "\">the whole decision</a> ";
        return body + "<p>" + where + "<small>" + escaped(marker) + "</small></p>";
    }

    /** As formulas know it. */
    ObjectNode json() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("title", title)
                .put("text", text())
                .put("html", html())
                .put("marker", marker)
                .put("link", link)
                .put("due", due);
    }

    private static Unread unread(JsonNode part) {
        return new Unread(
                part.path("field").asText(),
                part.path("start").asInt(),
                part.path("end").asInt(),
                part.path("because").asText());
    }

    private static String why(JsonNode diagnosis) {
        String reasons = stream(diagnosis.path("reasons"))
                .limit(2)
                .map(reason -> lowerStart(reason.path("title").asText()) + " ("
                        + Math.round(reason.path("confidence").asDouble() * 100) + " %)")
                .collect(Collectors.joining(", or "));
        String nature = switch (diagnosis.path("nature").asText()) {
            case "FEAR" -> "cold feet, what they wanted still stands";
            case "LEGITIMATE" -> "a reason of their own, to be respected";
            default -> "not clear yet";
        };
        return (reasons.isEmpty() ? "no reason is known" : reasons) + "; " + nature;
    }

    private static String verdict(JsonNode fit) {
        String what = switch (fit.path("verdict").asText()) {
            case "PURSUE" -> "yes";
            case "NURTURE" -> "not now, keep in touch";
            case "RELEASE" -> "no, part well";
            default -> "not known yet";
        };
        // While the verdict is open, a score is of the little that is known.
        boolean open = fit.path("verdict").asText().equals("UNKNOWN");
        String score =
                fit.path("score").isNumber() && !open ? " (" + fit.path("score").asInt() + " of 100)" : "";
        boolean against = fit.path("verdict").asText().equals("RELEASE");
        Optional<String> because = stream(fit.path("criteria"))
                .filter(criterion -> criterion.path("met").asText().equals(against ? "NO" : "YES"))
                .max((a, b) -> Integer.compare(
                        a.path("weight").asInt(), b.path("weight").asInt()))
                .map(criterion -> criterion.path("because").asText());
        return what
                + score
                + because.filter(text -> !open).map(text -> ", since " + text).orElse("");
    }

    private static Line play(JsonNode play) {
        StringBuilder text = new StringBuilder(play.path("title").asText());
        String due = play.path("dueBy").asText();
        if (!due.isEmpty()) {
            text.append(", by ").append(DUE.format(OffsetDateTime.parse(due)));
        }
        String because = play.path("because").path(0).asText("");
        if (!because.isEmpty()) {
            text.append(" (").append(because).append(')');
        }
        String say = play.path("talkTrack").path("say").path(0).asText("");
        if (!say.isEmpty()) {
            text.append(". Say: ").append(say);
        }
        return new Line(play.path("rank").asText(), text.toString());
    }

    private static String sentence(JsonNode advice) {
        String because = advice.path("because").asText();
        return advice.path("title").asText() + (because.isEmpty() ? "" : ": " + because);
    }

    private static java.util.stream.Stream<JsonNode> stream(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    private static String lowerStart(String title) {
        boolean word = title.length() > 1 && Character.isLowerCase(title.charAt(1));
        return word ? Character.toLowerCase(title.charAt(0)) + title.substring(1) : title;
    }

    private static String escaped(String text) {
        return StringEscapeUtils.escapeHtml4(text);
    }
}
