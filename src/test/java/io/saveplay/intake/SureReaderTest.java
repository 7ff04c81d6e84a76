package io.saveplay.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.saveplay.event.CancellationEvent;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The short way into an event and the long one lead to the same. */
final class SureReaderTest {
    private static final String MARK = "\"the value\"";

    private static final Contract CONTRACT = Contract.load();
    private static final EventReader READER = new EventReader(CONTRACT);
    private static final SureReader SURE = SureReader.of(CONTRACT).orElseThrow();

    private static Optional<String> any(String code) {
        return Optional.empty();
    }

    /** Whether it took the short way; the long one then has to lead to the same. */
    private static boolean same(byte[] json, Map<String, String> absent) {
        CancellationEvent event = SURE.read(json, absent);
        if (event == null) {
            return false;
        }
        String text = new String(json, StandardCharsets.UTF_8);
        Reading told = READER.readAndTell(json, SureReaderTest::any, absent);
        if (told instanceof Reading.Valid valid) {
            assertThat(event).as(text).isEqualTo(valid.event());
        }
        // Some faults are left to the reader that asks for the short way.
        assertThat(READER.read(json, SureReaderTest::any, absent)).as(text).isEqualTo(told);
        return true;
    }

    private static boolean same(String json) {
        return same(json.getBytes(StandardCharsets.UTF_8), Map.of());
    }

    @Test
    void everyEventWithoutAFaultTakesTheShortWay() {
        EventGenerator generator = new EventGenerator(7);
        for (int i = 0; i < 500; i++) {
            String json = generator.next().toString();
            assertThat(same(json)).as(json).isTrue();
        }
        assertThat(same(Hostile.full(CONTRACT.document()).toString())).isTrue();
    }

    @Test
    void whateverStandsInAFieldBothWaysAgree() {
        JsonNode full = Hostile.full(CONTRACT.document());
        List<String> values = Hostile.values();
        int taken = 0;
        for (String pointer : Hostile.pointers(full)) {
            String json = marked(full, JsonPointer.compile(pointer));
            for (String value : values) {
                taken += same(json.replace(MARK, value)) ? 1 : 0;
            }
        }
        assertThat(taken).isGreaterThan(1_000);
    }

    private static String marked(JsonNode full, JsonPointer pointer) {
        JsonNode changed = full.deepCopy();
        JsonNode parent = changed.at(pointer.head());
        if (parent instanceof ObjectNode object) {
            object.put(pointer.last().getMatchingProperty(), "the value");
        } else {
            ((ArrayNode) parent).set(pointer.last().getMatchingIndex(), "the value");
        }
        return changed.toString();
    }

    @Test
    void whateverIsMissingBothWaysAgree() {
        ObjectNode full = Hostile.full(CONTRACT.document());
        Map<String, String> absent = Map.of("id", "from a header", "occurredAt", "2026-03-02T09:30:00Z");
        for (String pointer : Hostile.pointers(full)) {
            JsonNode changed = full.deepCopy();
            JsonPointer place = JsonPointer.compile(pointer);
            if (changed.at(place.head()) instanceof ObjectNode object) {
                object.remove(place.last().getMatchingProperty());
            }
            byte[] json = changed.toString().getBytes(StandardCharsets.UTF_8);
            same(json, Map.of());
            same(json, absent);
        }
        full.remove("id");
        full.remove("occurredAt");
        byte[] json = full.toString().getBytes(StandardCharsets.UTF_8);
        assertThat(same(json, absent)).isTrue();
        for (String id : List.of("", " ", "\u0000", "\ud800", "x".repeat(201))) {
            assertThat(same(json, Map.of("id", id, "occurredAt", "2026-03-02T09:30:00Z")))
                    .isFalse();
        }
        assertThat(same(json, Map.of("id", "i", "occurredAt", "today"))).isFalse();
        assertThat(same(json, Map.of("id", "i"))).isFalse();
    }

    @Test
    void whateverStandsAroundAnEventBothWaysAgree() {
        String full = Hostile.full(CONTRACT.document()).toString();
        Hostile.around(full).forEach(SureReaderTest::same);
        for (String charset : List.of("UTF-16", "UTF-16BE", "UTF-16LE", "UTF-32BE", "ISO-8859-1")) {
            same((full + " ä").getBytes(Charset.forName(charset)), Map.of());
            same(full.getBytes(Charset.forName(charset)), Map.of());
        }
    }

    @Test
    void whateverHappensToItsBytesBothWaysAgree() {
        Random random = new Random(11);
        EventGenerator generator = new EventGenerator(11);
        byte[] special = {
            0,
            '"',
            '\\',
            '{',
            '}',
            '[',
            ']',
            ',',
            ':',
            '-',
            '.',
            'e',
            ' ',
            '\n',
            (byte) 0x80,
            (byte) 0xC0,
            (byte) 0xED,
            (byte) 0xA0,
            (byte) 0xEF,
            (byte) 0xBB,
            (byte) 0xF0,
            (byte) 0xFF
        };
        for (int i = 0; i < 2_000; i++) {
            byte[] json = generator.next().toString().getBytes(StandardCharsets.UTF_8);
            for (int changes = random.nextInt(3); changes >= 0; changes--) {
                json[random.nextInt(json.length)] =
                        random.nextBoolean() ? special[random.nextInt(special.length)] : (byte) random.nextInt(256);
            }
            same(json, Map.of());
        }
    }

    @Test
    void aSurrogatePairWrittenAsTwoCharactersIsNotUtf8() {
        byte[] json = Hostile.full(CONTRACT.document())
                .toString()
                .replace("evt-8841", "pair")
                .getBytes(StandardCharsets.ISO_8859_1);
        String text = new String(json, StandardCharsets.ISO_8859_1);
        for (String bytes : List.of("\u00ed\u00a0\u00bd\u00ed\u00b8\u0080", "\u00c0\u00af", "\u00e0\u0080\u00af")) {
            byte[] changed = text.replace("pair", bytes).getBytes(StandardCharsets.ISO_8859_1);
            assertThat(same(changed, Map.of())).isFalse();
        }
    }

    @Test
    void aCodeThatTheRulesDoNotKnowIsToldOf() {
        EventReader.CodeCheck none = code -> Optional.of("is not known");
        byte[] json = Hostile.full(CONTRACT.document()).toString().getBytes(StandardCharsets.UTF_8);
        assertThat(READER.read(json, none))
                .isEqualTo(new Reading.Invalid(List.of(
                        new Fault("/reasonCode", "is not known"), new Fault("/concerns/0/reason", "is not known"))));
    }

    @Test
    void aContractThatSaysMoreThanIsUnderstoodHasNoShortWay() {
        for (String pointer : List.of(
                "/components/schemas/CancellationEvent",
                "/components/schemas/Deal/properties/amount",
                "/components/schemas/Deal/properties/id",
                "/components/schemas/Deal/properties/openedOn",
                "/components/schemas/Deal/properties/benefits",
                "/components/schemas/Deal/properties/benefits/items",
                "/components/schemas/Client/properties/answers",
                "/components/schemas/Client/properties/answers/propertyNames",
                "/components/schemas/Client/properties/answers/additionalProperties",
                "/components/schemas/Channel",
                "/components/schemas/CancellationEvent/properties/live",
                "/components/schemas/CancellationEvent/properties/deal")) {
            JsonNode document = CONTRACT.document().deepCopy();
            ((ObjectNode) document.at(pointer)).put("multipleOf", 2);
            assertThatThrownBy(() -> new Shapes(document).ofRecord("CancellationEvent", CancellationEvent.class))
                    .as(pointer)
                    .isInstanceOf(Shapes.NoShape.class)
                    .hasMessageContaining("`multipleOf`");
        }
    }
}
