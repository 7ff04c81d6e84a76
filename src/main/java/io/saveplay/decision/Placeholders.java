package io.saveplay.decision;

import io.saveplay.event.CancellationEvent;
import io.saveplay.event.Client;
import io.saveplay.event.Concern;
import io.saveplay.event.Deal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the placeholders of talk tracks stand for in one event. Most are asked for by few plays, so each is put in words
 * only then.
 */
final class Placeholders implements Function<String, @Nullable String> {

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

    private final CancellationEvent event;
    private final Conclusions conclusions;
    private final Taxonomy taxonomy;
    private final List<String> concerns;

    /**
     * The placeholders of an event and what was concluded of it.
     *
     * @param usual the reasons to ask about when nothing is known, likeliest first
     */
    Placeholders(CancellationEvent event, Conclusions conclusions, Taxonomy taxonomy, List<String> usual) {
        this.event = event;
        this.conclusions = conclusions;
        this.taxonomy = taxonomy;
        this.concerns = concerns(event, conclusions.diagnosis(), taxonomy, usual);
    }

    /** How to name the likely concerns, likeliest first, at most {@link #MOST_CONCERNS}. */
    List<String> concerns() {
        return concerns;
    }

    /** What one stands for, such as {@code client.name}; null where that is not known. */
    @Override
    public @Nullable String apply(String name) {
        String value = written(name);
        return value == null || value.isBlank() ? null : value.strip();
    }

    private @Nullable String written(String name) {
        Client client = event.client();
        Deal deal = event.deal();
        return switch (name) {
            case "client.name" -> client.name();
            case "client.contactName" -> client.contactName();
            case "client.industry" -> client.industry();
            case "client.segment" -> client.segment();
            case "client.grievance" -> first(client.grievances());
            case "deal.name" -> deal.name();
            case "deal.product" -> deal.product();
            case "deal.mission" -> deal.mission();
            case "deal.benefits" -> listed(deal.benefits());
            case "deal.agreedOn" -> day(deal.agreedOn());
            case "deal.decisionDueOn" -> day(deal.decisionDueOn());
            case "deal.rightToCancelUntil" -> day(deal.rightToCancelUntil());
            case "seller.name" -> event.seller() == null ? null : event.seller().name();
            case "reason" -> reason();
            case "story.text" -> ofStory(Story::text);
            case "story.who" -> ofStory(Story::who);
            default -> null;
        };
    }

    private @Nullable String reason() {
        Diagnosis diagnosis = conclusions.diagnosis();
        String main = diagnosis.main();
        return main != null && diagnosis.likely().contains(main)
                ? taxonomy.entry(main).concern()
                : null;
    }

    private @Nullable String ofStory(Function<Story, String> part) {
        Story story = conclusions.story();
        return story != null && story.verified() ? part.apply(story) : null;
    }

    private static List<String> concerns(
            CancellationEvent event, Diagnosis diagnosis, Taxonomy taxonomy, List<String> usual) {
        Concerns concerns = new Concerns(taxonomy, settled(event), new ArrayList<>(), new ArrayList<>());
        for (Diagnosis.Reason reason : diagnosis.reasons()) {
            concerns.add(reason.code());
        }
        for (String code : usual) {
            concerns.add(code);
        }
        return List.copyOf(concerns.named());
    }

    private static List<String> settled(CancellationEvent event) {
        List<String> settled = new ArrayList<>();
        if (event.concerns() != null) {
            for (Concern concern : event.concerns()) {
                if (Boolean.TRUE.equals(concern.resolved()) && concern.reason() != null) {
                    settled.add(concern.reason());
                }
            }
        }
        return settled;
    }

    /** The concerns so far, one of a family. There are few of each, so none is hashed. */
    private record Concerns(Taxonomy taxonomy, List<String> settled, List<String> families, List<String> named) {

        void add(String code) {
            if (named.size() == MOST_CONCERNS) {
                return;
            }
            String concern = taxonomy.entry(code).concern();
            String family = Diagnosis.familyOf(code);
            if (!concern.isEmpty()
                    && !settled.contains(code)
                    && !settled.contains(family)
                    && !families.contains(family)) {
                families.add(family);
                named.add(concern);
            }
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
