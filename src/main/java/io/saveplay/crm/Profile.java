package io.saveplay.crm;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the rules know of a CRM or billing system: a file of {@code rules/crm/}, read and compiled. What each part says is
 * in {@code src/docs/crm/profiles.md}.
 *
 * @param name the name of its file without the ending, which is also the last part of the webhook's address
 * @param system whose deals these are; webhooks of one system share the transitions of its deals
 * @param docs where the vendor describes the webhook
 * @param verify how a webhook proves where it comes from; any of these suffices
 * @param verifier the same, ready for use
 * @param settings values that analysts set, which formulas know as {@code $settings}
 * @param fetch what is asked of the system's API before an event is made
 * @param writeBack what is written to the system once there is a decision
 * @param pace calls of its API a second at most
 * @param settle how long to wait before an event is worked on, for what a system tells in pieces
 * @param sample the body of a webhook as this system sends it
 */
public record Profile(
        String name,
        String file,
        String title,
        String owner,
        String docs,
        String system,
        List<Check> verify,
        Verifier verifier,
        Body body,
        JsonNode settings,
        Sorting sorting,
        List<Fetch> fetch,
        Mapping mapping,
        Api api,
        List<Write> writeBack,
        Answers answers,
        double pace,
        Duration settle,
        String sample) {

    /** How a body is read. */
    public enum Body {
        JSON,
        XML,
        FORM;

        /** As it is written. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Which events of a webhook are worth a look; done before the webhook is acknowledged.
     *
     * @param events the events in the body
     * @param key what an event is known by when it is sent again
     * @param account the account of the system that the event is from
     * @param own whether the event tells of something that we wrote
     * @param relevant whether the event may be a cancellation, before anything is fetched
     * @param why why an event is ignored, in words
     */
    record Sorting(
            Formula events,
            Formula key,
            @Nullable Formula account,
            @Nullable Formula own,
            @Nullable Formula relevant,
            @Nullable Formula why) {}

    /**
     * What becomes of an event.
     *
     * @param kind {@code CANCELLED}, {@code BACKED_OUT} or {@code STALLED}; nothing where it is none of them
     * @param transition the one change of one deal that the event tells of, the same for all that tell of it
     * @param event the fields of the cancellation event but its id and kind
     */
    record Mapping(Formula kind, Formula transition, Formula event) {}

    /**
     * How the system's API knows us.
     *
     * @param auth how the token is sent
     * @param header the header that takes the token, for {@link Auth#HEADER}
     * @param prefix what stands before the token there
     * @param headers others that each call carries
     */
    public record Api(Auth auth, String header, String prefix, Map<String, String> headers) {}

    /** How a token is sent. */
    public enum Auth {
        /** {@code Authorization: Bearer <token>}. */
        BEARER,
        /** {@code Authorization: Basic}, with the token as {@code user:password}. */
        BASIC,
        /** In a header of its own. */
        HEADER,
        /** Not at all: the token signs each message, as Standard Webhooks says. */
        @JsonAlias("standard-webhooks")
        STANDARD_WEBHOOKS;

        /** As it is written. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * Something that is asked of the system's API.
     *
     * @param name by which formulas know the answer, as in {@code $fetched.deal}
     * @param path below the API's address, with the query
     * @param when whether to ask; always where there is none
     * @param optional whether the event can do without it, where the API has it not or does not give it
     */
    record Fetch(String name, Formula path, @Nullable Formula when, boolean optional) {}

    /**
     * Something that is written to the system.
     *
     * @param form whether the body is a form and not JSON
     * @param reference the id of what was made, in the answer
     * @param find how to look whether it is there already, after a try whose answer was lost
     */
    record Write(
            String name,
            String method,
            Formula path,
            @Nullable Formula when,
            boolean form,
            Map<String, String> headers,
            Formula body,
            @Nullable Formula reference,
            @Nullable Find find) {}

    /**
     * How to look for what was written.
     *
     * @param found its id in the answer; nothing where it is not there
     */
    record Find(String method, Formula path, @Nullable Formula body, Formula found) {}

    /**
     * What the webhook is answered, as the vendor's rules for sending again need it.
     *
     * @param reply the decision as the sender wants it, where the answer is to hold it
     */
    record Answers(
            Answer accepted,
            Answer refused,
            Answer busy,
            @Nullable Formula reply) {}

    /** The answer to a webhook. */
    public record Answer(int status, String type, String body) {}

    /** Whether an event is made only after something was fetched, so that what it is cannot be told before. */
    public boolean fetches() {
        return !fetch.isEmpty();
    }

    /** Whether decisions are written to the system. */
    public boolean writes() {
        return !writeBack.isEmpty();
    }

    /** Whether the sender waits for the decision. */
    public boolean replies() {
        return answers.reply() != null;
    }

    /** What a webhook of it is answered when it was taken in. */
    public Answer accepted() {
        return answers.accepted();
    }

    /** What a webhook is answered that is not from whom it says. */
    public Answer refused() {
        return answers.refused();
    }

    /** What a webhook is answered that cannot be kept at the moment. */
    public Answer busy() {
        return answers.busy();
    }

    /** What a formula makes of something, where there is one. */
    static Optional<JsonNode> value(@Nullable Formula formula, JsonNode input, Map<String, JsonNode> variables)
            throws FormulaException {
        if (formula == null) {
            return Optional.empty();
        }
        JsonNode value = formula.evaluate(input, variables);
        return value.isMissingNode() || value.isNull() ? Optional.empty() : Optional.of(value);
    }
}
