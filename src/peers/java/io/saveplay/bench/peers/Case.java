package io.saveplay.bench.peers;

import io.saveplay.decision.Diagnosis;
import io.saveplay.decision.Fit;
import io.saveplay.decision.Signal;
import io.saveplay.decision.Story;
import io.saveplay.event.Client;
import io.saveplay.event.CommonGround;
import io.saveplay.event.Concern;
import io.saveplay.event.Conversation;
import io.saveplay.event.Deal;
import io.saveplay.event.Mention;
import io.saveplay.event.Seller;
import io.saveplay.event.Timeline;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The facts of one event as a peer gets them: those of the event and those that the layers concluded, at once.
 *
 * @param diagnosis none before the layer of reasons is summed up
 * @param fit none before qualification is summed up
 * @param story none where no story suits
 * @param signals by name
 */
public record Case(
        Client client,
        Deal deal,
        Seller seller,
        Conversation conversation,
        Timeline timeline,
        CommonGround commonGround,
        @Nullable Diagnosis diagnosis,
        @Nullable Fit fit,
        @Nullable Story story,
        Map<String, Signal> signals,
        List<Concern> concerns,
        List<Mention> mentions) {

    /** The facts among some objects; what else is among them is left out. */
    static Case of(Collection<?> facts) {
        Map<String, Signal> signals = new HashMap<>();
        all(facts, Signal.class).forEach(signal -> signals.put(signal.name(), signal));
        return new Case(
                all(facts, Client.class).get(0),
                all(facts, Deal.class).get(0),
                all(facts, Seller.class).get(0),
                all(facts, Conversation.class).get(0),
                all(facts, Timeline.class).get(0),
                all(facts, CommonGround.class).get(0),
                first(facts, Diagnosis.class),
                first(facts, Fit.class),
                first(facts, Story.class),
                signals,
                all(facts, Concern.class),
                all(facts, Mention.class));
    }

    /** Every fact on its own, as engines of facts get them. */
    List<Object> facts() {
        List<Object> facts = new ArrayList<>(List.of(client, deal, seller, conversation, timeline, commonGround));
        if (diagnosis != null) {
            facts.add(diagnosis);
        }
        if (fit != null) {
            facts.add(fit);
        }
        if (story != null) {
            facts.add(story);
        }
        facts.addAll(signals.values());
        facts.addAll(concerns);
        facts.addAll(mentions);
        return facts;
    }

    /** Whether there is one of some values for which something holds. */
    public static <T> boolean any(List<T> values, Predicate<T> test) {
        for (T value : values) {
            if (test.test(value)) {
                return true;
            }
        }
        return false;
    }

    /** How many of some values there are for which something holds. */
    public static <T> int count(List<T> values, Predicate<T> test) {
        int count = 0;
        for (T value : values) {
            if (test.test(value)) {
                count++;
            }
        }
        return count;
    }

    private static <T> List<T> all(Collection<?> facts, Class<T> type) {
        return facts.stream().filter(type::isInstance).map(type::cast).toList();
    }

    private static <T> @Nullable T first(Collection<?> facts, Class<T> type) {
        return all(facts, type).stream().findFirst().orElse(null);
    }
}
