package io.saveplay.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.saveplay.event.CancellationEvent;
import io.saveplay.event.Client;
import io.saveplay.event.Deal;
import io.saveplay.event.Seller;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A field of the event that a condition seems to name, and values worth trying for it: those that the condition holds,
 * and for numbers those beside them. It is a guess from the words alone, and only what evaluates well is used.
 *
 * @param path the field's path in the event
 */
record Guess(List<String> path, List<JsonNode> values) {
    private static final int MOST = 4;
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"");
    private static final Pattern NUMBER = Pattern.compile("(?<![\\w.])\\d+(?:\\.\\d+)?");
    private static final Pattern ANSWER = Pattern.compile("answers\\s*\\[\\s*\"([^\"]+)\"\\s*\\]");
    private static final Set<String> NEVER = Set.of("id", "occurredAt", "deal", "client", "seller", "answers");

    /** Guesses for a condition, in the order of the event's fields; none when it names no field. */
    static List<Guess> of(String condition) {
        List<Guess> guesses = new ArrayList<>();
        add(List.of(), CancellationEvent.class, condition, guesses);
        add(List.of("deal"), Deal.class, condition, guesses);
        add(List.of("client"), Client.class, condition, guesses);
        add(List.of("seller"), Seller.class, condition, guesses);
        ANSWER.matcher(condition)
                .results()
                .map(answer -> answer.group(1))
                .distinct()
                .forEach(question ->
                        guesses.add(new Guess(List.of("client", "answers", question), texts(condition, "yes", "no"))));
        return guesses.stream().limit(MOST).toList();
    }

    private static void add(List<String> part, Class<?> type, String condition, List<Guess> guesses) {
        String outside = QUOTED.matcher(condition).replaceAll("\"\"");
        // `values` of a client and of a seller are told apart by the fact that the condition names.
        boolean named = part.isEmpty()
                || Pattern.compile("\\b" + type.getSimpleName() + "\\s*\\(")
                        .matcher(outside)
                        .find();
        for (RecordComponent field : type.getRecordComponents()) {
            boolean there = Pattern.compile("\\b" + field.getName() + "\\b")
                    .matcher(outside)
                    .find();
            if (named && there && !NEVER.contains(field.getName())) {
                List<JsonNode> values = values(field.getType(), condition);
                if (!values.isEmpty()) {
                    guesses.add(new Guess(
                            Stream.concat(part.stream(), Stream.of(field.getName()))
                                    .toList(),
                            values));
                }
            }
        }
    }

    private static List<JsonNode> values(Class<?> type, String condition) {
        if (type == Boolean.class) {
            return List.of(JSON.booleanNode(true), JSON.booleanNode(false));
        }
        if (type.isEnum()) {
            return Stream.of(type.getEnumConstants())
                    .<JsonNode>map(one -> JSON.textNode(one.toString()))
                    .toList();
        }
        if (type == String.class) {
            return texts(condition, "some words");
        }
        if (type == List.class) {
            return texts(condition, "some words").stream()
                    .<JsonNode>map(text -> JSON.arrayNode().add(text))
                    .toList();
        }
        return Number.class.isAssignableFrom(type) ? numbers(condition) : List.of();
    }

    private static List<JsonNode> texts(String condition, String... others) {
        Set<String> texts = new LinkedHashSet<>();
        // The name of a question is no value.
        QUOTED.matcher(ANSWER.matcher(condition).replaceAll(""))
                .results()
                .map(text -> text.group(1))
                .forEach(texts::add);
        texts.addAll(List.of(others));
        return texts.stream().<JsonNode>map(JSON::textNode).toList();
    }

    private static List<JsonNode> numbers(String condition) {
        Set<BigDecimal> numbers = new LinkedHashSet<>();
        NUMBER.matcher(QUOTED.matcher(condition).replaceAll("\"\""))
                .results()
                .map(MatchResult::group)
                .map(BigDecimal::new)
                .forEach(number -> {
                    BigDecimal step = BigDecimal.ONE.movePointLeft(number.scale());
                    numbers.addAll(List.of(number.subtract(step), number, number.add(step)));
                });
        numbers.add(BigDecimal.ONE);
        numbers.add(BigDecimal.ZERO);
        return numbers.stream()
                .filter(number -> number.signum() >= 0)
                .<JsonNode>map(number ->
                        number.scale() == 0 ? JSON.numberNode(number.toBigInteger()) : JSON.numberNode(number))
                .toList();
    }

    /** Whether the event has the field. */
    boolean isIn(ObjectNode event) {
        return !event.at("/" + String.join("/", path)).isMissingNode();
    }

    /** The event with the field set to a value. */
    ObjectNode in(ObjectNode event, JsonNode value) {
        ObjectNode changed = event.deepCopy();
        ObjectNode node = changed;
        for (String part : path.subList(0, path.size() - 1)) {
            node = node.withObjectProperty(part);
        }
        node.set(path.get(path.size() - 1), value);
        return changed;
    }
}
