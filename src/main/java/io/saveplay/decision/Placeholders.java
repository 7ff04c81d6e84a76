package io.saveplay.decision;

import io.saveplay.event.CancellationEvent;
import io.saveplay.event.Client;
import io.saveplay.event.Concern;
import io.saveplay.event.Deal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the placeholders of talk tracks stand for in one event.
 *
 * @param values by name, such as {@code client.name}; what is not known has no entry
 * @param concerns how to name the likely concerns, likeliest first, at most {@link #MOST_CONCERNS}
 */
record Placeholders(Map<String, String> values, List<String> concerns) {

    /** Guidance FC-6 goes through four or five likely dissatisfactions. */
    static final int MOST_CONCERNS = 5;

    /** Everything that a talk track can name. */
    static final Set<String> NAMES = Set.of(
            "client.name",
            "client.contactName",
            "client.industry",
            "client.segment",
            "client.grievance",
            "deal.name",
            "deal.product",
            "deal.mission",
            "deal.benefits",
            "deal.agreedOn",
            "deal.decisionDueOn",
            "deal.rightToCancelUntil",
            "seller.name",
            "reason",
            "story.text",
            "story.who",
            "concern");

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);

    /** The placeholders of an event and what was concluded of it. */
    static Placeholders of(
            CancellationEvent event, Conclusions conclusions, Taxonomy taxonomy, List<String> usualConcerns) {
        Map<String, String> values = new HashMap<>();
        Client client = event.client();
        put(values, "client.name", client.name());
        put(values, "client.contactName", client.contactName());
        put(values, "client.industry", client.industry());
        put(values, "client.segment", client.segment());
        put(values, "client.grievance", first(client.grievances()));
        Deal deal = event.deal();
        put(values, "deal.name", deal.name());
        put(values, "deal.product", deal.product());
        put(values, "deal.mission", deal.mission());
        put(values, "deal.benefits", listed(deal.benefits()));
        put(values, "deal.agreedOn", day(deal.agreedOn()));
        put(values, "deal.decisionDueOn", day(deal.decisionDueOn()));
        put(values, "deal.rightToCancelUntil", day(deal.rightToCancelUntil()));
        put(
                values,
                "seller.name",
                event.seller() == null ? null : event.seller().name());
        String main = conclusions.diagnosis().main();
        if (main != null && conclusions.diagnosis().likely().contains(main)) {
            put(values, "reason", taxonomy.entry(main).concern());
        }
        Story story = conclusions.story();
        if (story != null && story.verified()) {
            values.put("story.text", story.text());
            values.put("story.who", story.who());
        }
        return new Placeholders(values, concerns(event, conclusions.diagnosis(), taxonomy, usualConcerns));
    }

    private static List<String> concerns(
            CancellationEvent event, Diagnosis diagnosis, Taxonomy taxonomy, List<String> usual) {
        Set<String> settled = new HashSet<>();
        if (event.concerns() != null) {
            for (Concern concern : event.concerns()) {
                if (Boolean.TRUE.equals(concern.resolved()) && concern.reason() != null) {
                    settled.add(concern.reason());
                }
            }
        }
        List<String> codes = new ArrayList<>();
        diagnosis.reasons().forEach(reason -> codes.add(reason.code()));
        codes.addAll(usual);
        List<String> named = new ArrayList<>();
        Set<String> families = new HashSet<>();
        for (String code : codes) {
            Taxonomy.Entry entry = taxonomy.entry(code);
            String family = entry.parent() == null ? code : entry.parent();
            boolean open = !settled.contains(code) && !settled.contains(family);
            if (open && !entry.concern().isEmpty() && families.add(family)) {
                named.add(entry.concern());
            }
            if (named.size() == MOST_CONCERNS) {
                break;
            }
        }
        return List.copyOf(named);
    }

    private static void put(Map<String, String> values, String name, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            values.put(name, value.strip());
        }
    }

    private static @Nullable String first(@Nullable List<String> texts) {
        return texts == null || texts.isEmpty() ? null : texts.get(0);
    }

    private static @Nullable String day(@Nullable LocalDate date) {
        return date == null ? null : DAY.format(date);
    }

    private static @Nullable String listed(@Nullable List<String> texts) {
        if (texts == null || texts.isEmpty()) {
            return null;
        }
        int last = texts.size() - 1;
        return last == 0 ? texts.get(0) : String.join(", ", texts.subList(0, last)) + " and " + texts.get(last);
    }
}
