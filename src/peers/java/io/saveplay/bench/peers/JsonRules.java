package io.saveplay.bench.peers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * The conditions of json-rules-engine: {@code all}, {@code any}, {@code not} and tests of facts. A field is a fact of
 * its own, {@code client.mindChanges}, which spares it a path. What looks for an entry in a list is an operator of ours,
 * whose value is a script that is compiled once.
 */
final class JsonRules {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Syntaxes.JavaScript JS = new Syntaxes.JavaScript();

    private JsonRules() {}

    /** Conditions as the engine's rules start with, which is always one of the three that join others. */
    static ObjectNode of(Shape shape) {
        ObjectNode node = node(shape);
        return node.has("fact") ? joined("all", List.of(node)) : node;
    }

    /** A script on its own. */
    static ObjectNode script(String js) {
        return joined("all", List.of(scripted(js)));
    }

    private static ObjectNode node(Shape shape) {
        if (shape instanceof Shape.All all) {
            return joined("all", all.parts().stream().map(JsonRules::node).toList());
        }
        if (shape instanceof Shape.Any any) {
            return joined("any", any.parts().stream().map(JsonRules::node).toList());
        }
        if (shape instanceof Shape.No no) {
            ObjectNode not = JSON.objectNode();
            not.set("not", node(no.inner()));
            return not;
        }
        if (shape instanceof Shape.HasSignal signal) {
            return test("signals", "contains", JSON.textNode(signal.name()));
        }
        if (shape instanceof Shape.Known known) {
            return test(known.subject().word(), "notEqual", JSON.nullNode());
        }
        if (shape instanceof Shape.Some some) {
            return scripted(JS.write(some));
        }
        return test((Shape.Test) shape);
    }

    private static ObjectNode test(Shape.Test test) {
        Shape.Field field = test.field();
        String fact = field.of().word() + "." + field.name() + (field.key() == null ? "" : "." + field.key());
        String operator = switch (test.operator()) {
            case EQUAL -> "equal";
            case NOT_EQUAL -> "notEqual";
            case LESS -> "lessThan";
            case AT_MOST -> "lessThanInclusive";
            case MORE -> "greaterThan";
            case AT_LEAST -> "greaterThanInclusive";
            case CONTAINS -> "contains";
            case NOT_CONTAINS -> "doesNotContain";
            default -> throw new IllegalArgumentException(test.operator().text());
        };
        Object value = test.value();
        JsonNode json = value == null
                ? JSON.nullNode()
                : value instanceof Boolean truth
                        ? JSON.booleanNode(truth)
                        : value instanceof Number number
                                ? JSON.numberNode(number.doubleValue())
                                : JSON.textNode(value.toString());
        return test(fact, operator, json);
    }

    private static ObjectNode scripted(String js) {
        return test("document", "script", JSON.textNode(js));
    }

    private static ObjectNode test(String fact, String operator, JsonNode value) {
        ObjectNode test = JSON.objectNode();
        test.put("fact", fact);
        test.put("operator", operator);
        test.set("value", value);
        return test;
    }

    private static ObjectNode joined(String word, List<ObjectNode> parts) {
        ObjectNode joined = JSON.objectNode();
        ArrayNode all = joined.putArray(word);
        parts.forEach(all::add);
        return joined;
    }
}
