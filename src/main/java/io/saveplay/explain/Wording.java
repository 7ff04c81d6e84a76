package io.saveplay.explain;

import com.fasterxml.jackson.databind.JsonNode;
import io.saveplay.event.Concern;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Puts changes of an event's fields in words.
 *
 * @param today the day of the event
 * @param concerns the event's concerns
 */
record Wording(LocalDate today, List<Concern> concerns) {
    /** What someone has to have looked up or asked, so that a change of it says less than one of the deal itself. */
    private static final double UNKNOWN = 2;

    /** What nobody wishes for comes last. */
    private static final double OF_CARE = 100;

    static final List<String> CARE =
            List.of("client.deceased", "client.vulnerable", "client.doNotContact", "deal.invokesRightToCancel");

    /** What a field would be, and what it is. */
    String change(String field, @Nullable JsonNode from, JsonNode to) {
        Optional<LocalDate> day = date(to);
        if (day.isPresent()) {
            return date(from)
                    .map(before -> "`" + field + "` were " + shifted(before, day.get()))
                    .orElseGet(() ->
                            "`" + field + "` were " + to.asText() + ", " + fromToday(day.get()) + " (now not known)");
        }
        if (field.startsWith("concerns.")) {
            return concern(field, to.asBoolean());
        }
        if (field.equals("deal.mission")) {
            return "`deal.mission` were on record (now not known)";
        }
        if (to.isArray()) {
            return list(field, from, to);
        }
        return "`" + field + "` were " + shown(to) + " (now " + (from == null ? "not known" : shown(from)) + ")";
    }

    private String concern(String field, boolean settled) {
        Concern concern = concerns.get(Integer.parseInt(field.split("\\.", 3)[1]));
        String about = concern.text() != null
                ? "\"" + Shown.cut(concern.text()) + "\""
                : concern.reason() != null ? "about `" + concern.reason() + "`" : "";
        return ("the concern " + about).strip() + " were " + (settled ? "settled (now open)" : "open (now settled)")
                + " (`" + field + "`)";
    }

    private static String list(String field, @Nullable JsonNode from, JsonNode to) {
        String before = from == null ? "not known" : from.isEmpty() ? "none" : entries(from);
        if (to.isEmpty()) {
            return "`" + field + "` were none (now " + before + ")";
        }
        return field.equals("client.values")
                ? "`" + field + "` held " + entries(to) + " (now " + before + ")"
                : "`" + field + "` held one entry (now " + before + ")";
    }

    private static String entries(JsonNode list) {
        List<String> entries = new ArrayList<>();
        list.forEach(entry -> entries.add("`" + Shown.cut(entry.asText()) + "`"));
        return String.join(", ", entries);
    }

    private static String shown(JsonNode value) {
        boolean quoted = value.isTextual() || value.isBoolean();
        return quoted ? "`" + Shown.cut(value.asText()) + "`" : Shown.value(value.decimalValue());
    }

    private static String shifted(LocalDate before, LocalDate after) {
        long days = ChronoUnit.DAYS.between(before, after);
        return days(Math.abs(days)) + (days < 0 ? " earlier" : " later") + " (" + after + ", now " + before + ")";
    }

    private String fromToday(LocalDate day) {
        long days = ChronoUnit.DAYS.between(today, day);
        return days == 0
                ? "the day of the event"
                : days(Math.abs(days)) + (days < 0 ? " before the event" : " after the event");
    }

    private static String days(long days) {
        return days + (days == 1 ? " day" : " days");
    }

    private static Optional<LocalDate> date(@Nullable JsonNode value) {
        try {
            return value != null && value.isTextual() && value.asText().length() == 10
                    ? Optional.of(LocalDate.parse(value.asText()))
                    : Optional.empty();
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** Whether two values are the same to every rule. */
    static boolean same(@Nullable JsonNode a, JsonNode b) {
        if (a == null) {
            return false;
        }
        boolean numbers = a.isNumber() && b.isNumber();
        return numbers ? a.decimalValue().compareTo(b.decimalValue()) == 0 : a.equals(b);
    }

    /** How large a change is: how far a number or a day moves, and a fixed size for anything else. */
    static double size(String field, @Nullable JsonNode from, JsonNode to) {
        double care = CARE.contains(field) ? OF_CARE : 0;
        if (from == null) {
            return care + UNKNOWN;
        }
        if (from.isNumber() && to.isNumber()) {
            double scale = Math.max(1, Math.max(from.asDouble(), to.asDouble()));
            return care + Math.abs(from.asDouble() - to.asDouble()) / scale;
        }
        double distance = date(from)
                .flatMap(before -> date(to).map(after -> Math.abs(ChronoUnit.DAYS.between(before, after))))
                .map(days -> days / (days + 10.0))
                .orElse(1.0);
        return care + distance;
    }
}
