package io.saveplay.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import io.saveplay.decision.Met;
import io.saveplay.decision.Nature;
import io.saveplay.decision.Story;
import io.saveplay.decision.Verdict;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A test of rules, as an analyst writes it beside a rule file.
 *
 * @param line where it starts in its file, from 1
 * @param name a sentence
 * @param given an event; id, time, deal id and client id may be left out. Beside a profile of a CRM: the {@code payload} of
 *     a webhook, maybe with {@code headers}, {@code query} and what was {@code fetched}
 * @param stories the stories on file, in place of those of {@code stories.csv}
 * @param then what is expected; whatever is not named may be as it likes
 */
public record Scenario(
        int line, String name, JsonNode given, @Nullable List<Story> stories, Then then) {

    /**
     * What is expected of a decision.
     *
     * @param reasons codes that the diagnosis has, families of its codes among them
     * @param notReasons codes that it has not
     * @param first the play that ranks first
     * @param recommends plays that are recommended
     * @param ranking all recommended plays, best first
     * @param never plays that are not recommended
     * @param withheld play to the policy that withholds it
     * @param order plays that come in this order in the plan, maybe with others between them
     * @param criteria criterion to whether it is met
     * @param because rules that fire
     * @param quiet rules that do not fire
     * @param says play to words that its talk track holds
     * @param silent play to words that its talk track does not hold
     * @param due play to the time when it is due
     * @param askFirst fields that are asked for
     * @param event what the one event of the payload holds, among other things
     * @param events what each event of the payload holds that is a cancellation, in their order
     * @param ignored words of the reasons why other events are ignored, in their order
     */
    public record Then(
            @Nullable Nature nature,
            @Nullable Verdict verdict,
            @Nullable List<String> reasons,
            @Nullable List<String> notReasons,
            @Nullable String first,
            @Nullable List<String> recommends,
            @Nullable List<String> ranking,
            @Nullable List<String> never,
            @Nullable Map<String, String> withheld,
            @Nullable List<String> order,
            @Nullable List<String> cautions,
            @Nullable List<String> noCautions,
            @Nullable List<String> lessons,
            @Nullable List<String> noLessons,
            @Nullable Map<String, Met> criteria,
            @Nullable List<String> because,
            @Nullable List<String> quiet,
            @Nullable Map<String, String> says,
            @Nullable Map<String, String> silent,
            @Nullable Map<String, String> due,
            @Nullable List<String> askFirst,
            @Nullable JsonNode event,
            @Nullable List<JsonNode> events,
            @Nullable List<String> ignored) {}

    /** Whether a webhook is given, and not an event. */
    boolean hasPayload() {
        return given.has("payload");
    }
}
