package io.saveplay.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Values that somebody may send in the place of any field, and an event in which each field is there. */
final class Hostile {
    private static final List<String> LITERALS = List.of(
            "null",
            "true",
            "false",
            "NaN",
            "Infinity",
            "undefined",
            "'x'",
            "\"",
            "tru",
            "[",
            "{",
            "[]",
            "{}",
            "[null]",
            "[\"\"]",
            "[\" \"]",
            "[\"a\"]",
            "[\"a\",1]",
            "[[\"a\"]]",
            "[{}]",
            "[{\"resolved\":true}]",
            "[{\"reason\":\"FEAR\",\"reason\":\"FEAR\"}]",
            "[\"a\",]",
            "{\"a\":1}",
            "{\"a\":1,\"a\":1}",
            "{\"id\":\"x\"}",
            "{\"A\":1}",
            "{\"a\":null}",
            "{\"a\":\" Yes \",\"b\":1.50,\"c\":-0.0,\"d\":-0,\"e\":12345678901,\"f\":1e2}",
            "{\"a\":100.00}",
            "{\"\":1}",
            "{\"a\\n\":1}",
            "{\"resolved\":true,}");

    private static final List<String> NUMBERS = List.of(
            "0",
            "-0",
            "0.0",
            "-0.0",
            "-1",
            "1",
            "1.0",
            "1.50",
            "100.00",
            "0.5",
            "1e2",
            "1E2",
            "1e400",
            "1e-400",
            "1e99999999999",
            "01",
            ".5",
            "1.",
            "+1",
            "0x1",
            "1200",
            "1201",
            "10000",
            "10001",
            "2147483647",
            "2147483648",
            "4294967296",
            "9223372036854775808",
            "1000000000000",
            "1000000000001",
            "1000000000000.0000001",
            "1.0000000000000000001",
            "0.30000000000000000000000000000000001",
            "0.1",
            "0.3333333333333333",
            "123456789.123456789");

    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "\\t",
            "\\u00a0",
            "\\u2003\\u2028",
            "x",
            " x",
            "\\u0000",
            "a\\u0000b",
            "\\ud800",
            "\\udc00\\ud83d",
            "\\ud83d\\ude00",
            "\\ud83d",
            "é",
            "’tis",
            "😀",
            "\\u0001",
            "\u0001",
            "\n",
            "\u007f",
            "\\q",
            "\\ufeff",
            "\u0085",
            "EMAIL",
            "email",
            "BACKED_OUT",
            "ACTIVE",
            " ACTIVE",
            "ÄCTIVE",
            "EUR",
            "eur",
            "EUR\\n",
            "EURO",
            "EU",
            "ＥＵＲ",
            "yes",
            "\\u0130",
            "true",
            "4",
            "FEAR");

    private static final List<String> TIMES = List.of(
            "2026-03-02",
            "2026-3-2",
            "2026-02-29",
            "2024-02-29",
            "2026-13-01",
            "2026-00-10",
            "2026-01-00",
            "0000-01-01",
            "-001-01-01",
            "9999-12-31",
            "+10000-01-01",
            "20260302",
            "2026-03-02 ",
            "2026-03-02T",
            "２０２６-03-02",
            "2026-W10-1",
            "2026-03-02T09:30:00Z",
            "2026-03-02t09:30:00z",
            "2026-03-02 09:30:00Z",
            "2026-03-02T09:30Z",
            "2026-03-02T09:30:00",
            "2026-03-02T09:30:00.Z",
            "2026-03-02T09:30:00.5Z",
            "2026-03-02T09:30:00.050+01:00",
            "2026-03-02T09:30:00.123456789Z",
            "2026-03-02T09:30:00.1234567891Z",
            "2026-03-02T09:30:00,5Z",
            "2026-03-02T24:00:00Z",
            "2026-03-02T23:60:00Z",
            "2026-03-02T23:59:60Z",
            "2016-12-31T23:59:60Z",
            "2026-03-02T09:30:00+00:00",
            "2026-03-02T09:30:00-00:00",
            "2026-03-02T09:30:00+14:59",
            "2026-03-02T09:30:00-12:00",
            "2026-03-02T09:30:00+18:00",
            "2026-03-02T09:30:00+18:01",
            "2026-03-02T09:30:00+23:59",
            "2026-03-02T09:30:00+01",
            "2026-03-02T09:30:00+0100",
            "2026-03-02T09:30:00+1:00",
            "2026-03-02T09:30:00+01:60",
            "2026-02-30T09:30:00Z",
            "1969-12-31T23:59:59.999999999Z",
            "1970-01-01T00:00:00Z",
            "1970-01-01T00:00:00+00:01",
            "2199-12-31T23:59:59.9Z",
            "2200-01-01T00:00:00Z",
            "2200-01-01T00:30:00+01:00",
            "0000-01-01T00:00:00Z",
            "2026-03-02T09:30:00Z[UTC]",
            "2026-03-02T٠٩:30:00Z");

    private static final int[] LENGTHS = {80, 81, 100, 101, 200, 201, 300, 301, 1000, 1001, 5000, 5001, 20_000, 20_001};

    private Hostile() {}

    /** JSON to stand where some value stood; not all of it is JSON. */
    static List<String> values() {
        List<String> values = new ArrayList<>(LITERALS);
        values.addAll(NUMBERS);
        TEXTS.forEach(text -> values.add("\"" + text + "\""));
        TIMES.forEach(text -> values.add("\"" + text + "\""));
        for (int length : LENGTHS) {
            values.add("\"" + "x".repeat(length) + "\"");
            values.add("\"" + "😀".repeat(length / 2) + "\"");
            values.add("\"" + "😀".repeat(length) + "\"");
        }
        for (int entries : new int[] {50, 51}) {
            values.add("[" + String.join(",", Collections.nCopies(entries, "\"a\"")) + "]");
            values.add("[" + String.join(",", Collections.nCopies(entries, "{\"resolved\":true}")) + "]");
        }
        for (int entries : new int[] {100, 101}) {
            values.add(IntStream.range(0, entries)
                    .mapToObj(i -> "\"q" + i + "\":\"a\"")
                    .collect(Collectors.joining(",", "{", "}")));
        }
        values.add("[".repeat(2000) + "]".repeat(2000));
        return values;
    }

    /** What may stand before, between or after. */
    static Stream<String> around(String event) {
        return Stream.of(
                "",
                " " + event,
                "\t\r\n" + event + "\n ",
                "\ufeff" + event,
                "\ufeff\ufeff" + event,
                event + "\ufeff",
                event + "x",
                event + "{}",
                event + "//",
                event + ",",
                event + "]",
                event + "\u0000",
                "\u0000" + event,
                "{\u0000" + event.substring(1),
                "[" + event + "]",
                "\"" + event + "\"",
                "/**/" + event,
                "#\n" + event,
                event.substring(0, event.length() - 1),
                event.substring(1),
                event.replace(':', '='),
                "{",
                "[",
                "null",
                "1",
                "\"x\"",
                "{}",
                event.replace("\"id\"", "'id'"),
                event.replace("\"id\"", "id"),
                event.replace("\"id\"", "\"\\u0069d\""),
                event.replace("\"id\"", "\"ID\""),
                event.replaceFirst("[{]", "{\"id\":\"twice\","),
                event.replace("\"deal\":{", "\"deal\":{\"id\":\"twice\","),
                event.replace("\"client\":{", "\"client\":{\"id\":\"twice\","),
                event.replace("\"answers\":{", "\"answers\":{\"twice\":1,\"twice\":2,"),
                event.replace("\"seller\":{", "\"seller\":{\"name\":\"twice\","),
                event.replace("\"concerns\":[{", "\"concerns\":[{\"text\":\"twice\","),
                event.replaceFirst("[{]", "{\"unknown\":1,"),
                event.replaceFirst("[{]", "{\"\":1,"),
                event.replace("\"deal\":{", "\"deal\":{\"unknown\":1,"),
                event.replaceFirst("[{]", "{,"),
                event.replace("\"client\":{", "\"client\":{\"answers\":{},"));
    }

    /** An event with every field, as the contract's examples fill it. */
    static ObjectNode full(JsonNode document) {
        return object(document, document.at("/components/schemas/CancellationEvent"));
    }

    private static ObjectNode object(JsonNode document, JsonNode schema) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
            JsonNode described = property.getValue().has("$ref")
                    ? document.at(property.getValue().path("$ref").asText().substring(1))
                    : property.getValue();
            object.set(
                    property.getKey(),
                    described.path("properties").isObject()
                            ? object(document, described)
                            : described.at("/examples/0").deepCopy());
        }
        return object;
    }

    /** The places of all values in a tree, objects and lists included. */
    static List<String> pointers(JsonNode tree) {
        List<String> pointers = new ArrayList<>();
        pointers(tree, "", pointers);
        return pointers;
    }

    private static void pointers(JsonNode tree, String at, List<String> pointers) {
        if (tree instanceof ArrayNode list) {
            IntStream.range(0, list.size()).forEach(i -> pointers(list.get(i), at + "/" + i, pointers));
        }
        tree.properties().forEach(field -> pointers(field.getValue(), at + "/" + field.getKey(), pointers));
        if (!at.isEmpty()) {
            pointers.add(at);
        }
    }
}
