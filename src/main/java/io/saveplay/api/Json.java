package io.saveplay.api;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the records of this package as JSON. */
final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    private static final ObjectWriter WRITER = MAPPER.writer();

    private Json() {}

    /** One line of JSON in UTF-8, without a line end. */
    static byte[] write(Object record) {
        try {
            return WRITER.writeValueAsBytes(record);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer could not be written as json", e);
        }
    }

    /** JSON of ours, as a tree. */
    static JsonNode read(byte[] json) {
        try {
            return MAPPER.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A record as a tree. */
    static JsonNode tree(Object record) {
        return MAPPER.valueToTree(record);
    }

    /**
     * A page of things that are written already.
     *
     * @param next the cursor of the next page; none after the last one
     */
    static byte[] page(String name, List<byte[]> things, @Nullable String next) {
        ByteArrayOutputStream page = new ByteArrayOutputStream();
        try (JsonGenerator out = MAPPER.createGenerator(page)) {
            out.writeStartObject();
            out.writeArrayFieldStart(name);
            for (byte[] thing : things) {
                out.writeRawValue(new String(thing, StandardCharsets.UTF_8));
            }
            out.writeEndArray();
            if (next != null) {
                out.writeStringField("next", next);
            }
            out.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return page.toByteArray();
    }
}
