package io.saveplay.intake;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;

/**
 * What the contract says of one value, made ready to take that value straight from JSON. It takes only what is surely
 * valid; whatever else there is, somebody else has to look at.
 */
sealed interface Shape permits Shape.Truth, TextShape, NumberShape, ListShape, AnswersShape, RecordShape {

    /**
     * Reads the value whose first token the parser is at, up to its last token.
     *
     * @return the value as the event holds it, never null
     * @throws Unsure when it may not be what the contract says
     */
    Object read(JsonParser parser) throws IOException;

    /** {@code true} or {@code false}. */
    record Truth() implements Shape {

        @Override
        public Object read(JsonParser parser) {
            return switch (parser.currentToken()) {
                case VALUE_TRUE -> true;
                case VALUE_FALSE -> false;
                default -> throw new Unsure();
            };
        }
    }

    /** Ends a reading without saying why, since whoever reads then finds out. */
    final class Unsure extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unsure() {
            super("not surely valid", null, false, false);
        }
    }
}
