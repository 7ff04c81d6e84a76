package io.saveplay.decision;

import io.saveplay.event.CancellationEvent;
import io.saveplay.event.Unread;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Puts a decision together from what the rules concluded and how that ranks. */
public final class Assembler {
    private static final Comparator<Ranking.Scored> ORDER_TO_ACT =
            (a, b) -> a.play().step() != b.play().step()
                    ? Integer.compare(a.play().step(), b.play().step())
                    : a.play().id().compareTo(b.play().id());

    private final Settings settings;
    private final Taxonomy taxonomy;
    private final Function<String, List<String>> guidanceOf;
    private final Calendar calendar;

    /**
     * An assembler for one ruleset.
     *
     * @param guidanceOf the guidance ids of a rule, or of a play's page, by name
     */
    public Assembler(Settings settings, Taxonomy taxonomy, Function<String, List<String>> guidanceOf) {
        this.settings = settings;
        this.taxonomy = taxonomy;
        this.guidanceOf = guidanceOf;
        this.calendar = new Calendar(settings);
    }

    /**
     * When and by what something was decided.
     *
     * @param rulesVersion the short version of the ruleset
     */
    public record Stamp(UUID id, Instant decidedAt, String rulesVersion) {}

    /**
     * The decision on an event.
     *
     * @param unread what of its words was not read
     */
    public Decision assemble(
            Stamp stamp,
            CancellationEvent event,
            List<Unread> unread,
            Conclusions conclusions,
            Ranking ranking,
            List<Decision.Question> askFirst,
            Decision.@Nullable Explanation explanation) {
        Placeholders placeholders = new Placeholders(
                event, conclusions, taxonomy, settings.diagnosis().concerns());
        Calendar.Due due = calendar.from(event.occurredAt());
        List<Decision.Recommendation> recommendations =
                new ArrayList<>(ranking.recommended().size());
        for (Ranking.Scored scored : ranking.recommended()) {
            recommendations.add(
                    recommendation(recommendations.size() + 1, scored, due, ranking.withheld(), placeholders));
        }
        return new Decision(
                stamp.id(),
                event.id(),
                event.deal().id(),
                event.client().id(),
                stamp.decidedAt(),
                stamp.rulesVersion(),
                new Decision.Diagnosed(
                        conclusions.diagnosis().nature(),
                        conclusions.diagnosis().reasons(),
                        unread.isEmpty() ? null : unread),
                conclusions.fit(),
                List.copyOf(recommendations),
                ranking.withheld(),
                plan(ranking.recommended()),
                advice(conclusions.cautions(), Caution::id, Caution::because, settings.cautions()),
                advice(conclusions.lessons(), Lesson::id, Lesson::because, settings.lessons()),
                askFirst,
                null,
                explanation);
    }

    private Decision.Recommendation recommendation(
            int rank,
            Ranking.Scored scored,
            Calendar.Due due,
            List<Ranking.Withheld> withheld,
            Placeholders placeholders) {
        Play play = scored.play();
        int parts = scored.receipt().size();
        Decision.Receipt[] receipt = new Decision.Receipt[parts];
        List<String> because = new ArrayList<>(parts);
        List<String> guidance = new ArrayList<>();
        for (int i = 0; i < parts; i++) {
            Ranking.Part part = scored.receipt().get(i);
            List<String> ids = guidanceOf.apply(part.rule());
            addInOrder(ids, guidance);
            // The base points, which come first, are no reason.
            if (i > 0 && part.points() > 0 && !because.contains(part.because())) {
                because.add(part.because());
            }
            receipt[i] = new Decision.Receipt(part.points(), part.because(), part.rule(), ids);
        }
        return new Decision.Recommendation(
                rank,
                play.id(),
                play.title(),
                play.kind(),
                play.timing(),
                due.by(play.timing()),
                play.channels(),
                play.effort(),
                scored.score(),
                List.copyOf(because),
                List.of(receipt),
                spoken(play, withheld, placeholders),
                List.copyOf(guidance));
    }

    /** Adds ids of guidance in their places among others, where they are not there yet. */
    private static void addInOrder(List<String> ids, List<String> to) {
        for (String id : ids) {
            int place = Collections.binarySearch(to, id);
            if (place < 0) {
                to.add(-place - 1, id);
            }
        }
    }

    private static Decision.Spoken spoken(Play play, List<Ranking.Withheld> withheld, Placeholders placeholders) {
        return new Decision.Spoken(
                TalkTrack.fill(said(play, withheld), placeholders, placeholders.concerns()),
                play.talkTrack().avoided(placeholders, placeholders.concerns()));
    }

    /** What to say of a play and of those of its options that are not withheld. */
    private static List<TalkTrack.Line> said(Play play, List<Ranking.Withheld> withheld) {
        if (play.options().isEmpty()) {
            return play.talkTrack().say();
        }
        List<TalkTrack.Line> say = new ArrayList<>(play.talkTrack().say());
        play.options().forEach((option, lines) -> {
            String name = play.id() + "/" + option;
            for (Ranking.Withheld one : withheld) {
                if (one.play().equals(name)) {
                    return;
                }
            }
            say.addAll(lines);
        });
        return say;
    }

    private static List<Decision.Step> plan(List<Ranking.Scored> recommended) {
        List<Ranking.Scored> inOrder = new ArrayList<>(recommended);
        inOrder.sort(ORDER_TO_ACT);
        Map<Timing, List<String>> plays = new EnumMap<>(Timing.class);
        for (Ranking.Scored one : inOrder) {
            plays.computeIfAbsent(one.play().timing(), timing -> new ArrayList<>())
                    .add(one.play().id());
        }
        List<Decision.Step> plan = new ArrayList<>(plays.size());
        plays.forEach((timing, ids) -> plan.add(new Decision.Step(timing, List.copyOf(ids))));
        return List.copyOf(plan);
    }

    private <T> List<Decision.Advice> advice(
            List<Concluded<T>> concluded,
            Function<T, String> id,
            Function<T, String> because,
            Map<String, String> titles) {
        List<Concluded<T>> byId = new ArrayList<>(concluded);
        byId.sort(Comparator.comparing(one -> id.apply(one.fact())));
        List<Decision.Advice> advice = new ArrayList<>(byId.size());
        int next = 0;
        while (next < byId.size()) {
            T first = byId.get(next).fact();
            String key = id.apply(first);
            List<String> guidance = new ArrayList<>();
            while (next < byId.size() && id.apply(byId.get(next).fact()).equals(key)) {
                addInOrder(guidanceOf.apply(byId.get(next).rule()), guidance);
                next++;
            }
            advice.add(new Decision.Advice(
                    key, titles.getOrDefault(key, key), because.apply(first), List.copyOf(guidance)));
        }
        return List.copyOf(advice);
    }
}
