package io.saveplay.intake;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import io.saveplay.event.CancellationEvent;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads events in which nothing is wrong, in one go from bytes to event. It tells nothing about others, and may leave an
 * event to the reader of all events though that finds no fault. Safe for many threads.
 */
final class SureReader {
    private static final JsonFactory JSON = new JsonFactory();

    private final RecordShape event;

    private SureReader(RecordShape event) {
        this.event = event;
    }

    /** A reader of the events that the contract describes; none when the contract says what it does not understand. */
    static Optional<SureReader> of(Contract contract) {
        try {
            return Optional.of(new SureReader(
                    new Shapes(contract.document()).ofRecord("CancellationEvent", CancellationEvent.class)));
        } catch (Shapes.NoShape e) {
            return Optional.empty();
        }
    }

    /**
     * The event, or none when it may have a fault.
     *
     * @param absent values for texts that the event may lack
     */
    @Nullable
    CancellationEvent read(byte[] json, Map<String, String> absent) {
        try (JsonParser parser = parser(json)) {
            parser.nextToken();
            @Nullable Object[] values = event.values(parser);
            if (parser.nextToken() != null) {
                return null;
            }
            absent.forEach((name, text) -> event.fill(values, name, text));
            return (CancellationEvent) event.made(values);
        } catch (IOException | Shape.Unsure | NumberFormatException e) {
            return null;
        }
    }

    /** Left to itself, a parser of bytes takes halves of surrogate pairs, and guesses the encoding from the first bytes. */
    private static JsonParser parser(byte[] json) throws IOException {
        return json.length > 1 && json[0] != 0 && json[1] != 0 && isAscii(json)
                ? JSON.createParser(json)
                : JSON.createParser(StrictJson.text(json));
    }

    private static boolean isAscii(byte[] json) {
        int all = 0;
        for (byte one : json) {
            all |= one;
        }
        return all >= 0;
    }
}
