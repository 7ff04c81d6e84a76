package io.saveplay.decision;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** Writes decisions as the JSON of {@code openapi.yaml}, one line each. */
public final class DecisionWriter {
    private static final ObjectWriter JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
            .build()
            .writer();

    private DecisionWriter() {}

    /** A decision as one line of JSON in UTF-8, without a line end. */
    public static byte[] write(Decision decision) {
        try {
            return JSON.writeValueAsBytes(decision);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a decision could not be written as json", e);
        }
    }

    /** Adds a decision as one line of JSON in UTF-8, without a line end; of one that cannot be written a part may be there. */
    public static void write(Decision decision, ByteArrayOutputStream to) {
        try {
            JSON.writeValue(to, decision);
        } catch (IOException e) {
            throw new IllegalStateException("a decision could not be written as json", e);
        }
    }
}
