package io.saveplay.crm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds the events in the body of a webhook, and those among them that are worth a look. */
public final class Sorter {
    /** No vendor sends more events at once. */
    static final int MOST_EVENTS = 1000;

    private static final int LONGEST_KEY = 200;

    private Sorter() {}

    /**
     * What stands in a webhook.
     *
     * @param accounts the accounts of the system that may send it; any where there are none
     * @throws IOException when the body cannot be read at all; the message says why, in words that repeat nothing of it
     */
    public static List<Sorted> sort(Profile profile, Call call, Set<String> accounts) throws IOException {
        return sort(profile, Bodies.read(profile.body(), call.body()), call, accounts);
    }

    /**
     * What stands in a body that was read before.
     *
     * @param call what is known beside the body
     * @throws IOException when there are more events in it than any vendor sends
     */
    public static List<Sorted> sort(Profile profile, JsonNode body, Call call, Set<String> accounts)
            throws IOException {
        JsonNode events;
        try {
            events = profile.sorting()
                    .events()
                    .evaluate(
                            body,
                            Map.of(
                                    "settings", profile.settings(),
                                    "headers", flat(call.headers()),
                                    "query", flat(call.query()),
                                    "body", body,
                                    "received",
                                            TextNode.valueOf(call.receivedAt().toString())));
        } catch (FormulaException e) {
            return List.of(new Sorted.Failed(digest(body), body, true, "`events` fails: " + e.getMessage()));
        }
        List<JsonNode> all = new ArrayList<>();
        if (events instanceof ArrayNode many) {
            many.forEach(all::add);
        } else if (!events.isMissingNode()) {
            all.add(events);
        }
        if (all.size() > MOST_EVENTS) {
            throw new IOException("the body has more than " + MOST_EVENTS + " events");
        }
        return all.stream().map(event -> sort(profile, event, accounts)).toList();
    }

    /** What an event is by the profile as it is now, which was kept once before. */
    public static Sorted again(Profile profile, JsonNode event) {
        return sort(profile, event, Set.of());
    }

    private static Sorted sort(Profile profile, JsonNode event, Set<String> accounts) {
        Profile.Sorting sorting = profile.sorting();
        Map<String, JsonNode> variables = Map.of("settings", profile.settings());
        String key = digest(event);
        String at = "`key`";
        try {
            Optional<String> said = Profile.value(sorting.key(), event, variables)
                    .map(JsonNode::asText)
                    .filter(text -> !text.isBlank());
            if (said.isPresent()) {
                key = said.get().length() <= LONGEST_KEY ? said.get() : digest(TextNode.valueOf(said.get()));
            }
            at = "`account`";
            Optional<String> account =
                    Profile.value(sorting.account(), event, variables).map(JsonNode::asText);
            if (!accounts.isEmpty() && account.filter(accounts::contains).isEmpty()) {
                return new Sorted.Ignored("it is from another account than those that are accepted");
            }
            at = "`own`";
            if (Profile.value(sorting.own(), event, variables)
                    .filter(JsonNode::asBoolean)
                    .isPresent()) {
                return new Sorted.Ignored("it tells of what was written from here");
            }
            at = "`relevant`";
            boolean relevant = sorting.relevant() == null
                    || Profile.value(sorting.relevant(), event, variables)
                            .filter(JsonNode::asBoolean)
                            .isPresent();
            if (!relevant) {
                return new Sorted.Ignored(why(profile, event, variables));
            }
            at = "`kind`";
            // Without an answer of the CRM's there is nothing more to come.
            if (!profile.fetches()
                    && Profile.value(profile.mapping().kind(), event, withNothingFetched(profile))
                            .isEmpty()) {
                return new Sorted.Ignored(why(profile, event, withNothingFetched(profile)));
            }
            return new Sorted.Kept(key, event);
        } catch (FormulaException e) {
            return new Sorted.Failed(key, event, false, at + " fails: " + e.getMessage());
        }
    }

    static Map<String, JsonNode> withNothingFetched(Profile profile) {
        return Map.of("settings", profile.settings(), "fetched", JsonNodeFactory.instance.objectNode());
    }

    /** Why an event is none of ours, in the words of the profile. */
    static String why(Profile profile, JsonNode event, Map<String, JsonNode> variables) {
        try {
            Map<String, JsonNode> all = variables.containsKey("fetched")
                    ? variables
                    : Map.of("settings", profile.settings(), "fetched", JsonNodeFactory.instance.objectNode());
            return Profile.value(profile.sorting().why(), event, all)
                    .map(JsonNode::asText)
                    .orElse("it is no cancellation");
        } catch (FormulaException e) {
            return "it is no cancellation";
        }
    }

    private static ObjectNode flat(Map<String, List<String>> many) {
        ObjectNode flat = JsonNodeFactory.instance.objectNode();
        many.forEach((name, values) -> {
            if (!values.isEmpty()) {
                flat.put(name, values.get(0));
            }
        });
        return flat;
    }

    private static String digest(JsonNode event) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest(event.toString().getBytes(StandardCharsets.UTF_8));
            return "sha256:" + HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
