package io.saveplay.journal;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.saveplay.event.CancellationEvent;
import java.io.IOException;
import java.math.BigDecimal;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Events as the journal keeps and compares them. */
final class EventJson {
    private static final JsonMapper KEPT = mapper().build();
    /** Equal events, however they were written, come out as the same bytes. */
    private static final JsonMapper COMPARED = mapper().addModule(new SimpleModule().addSerializer(new Plain()))
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private EventJson() {}

    private static JsonMapper.Builder mapper() {
        return JsonMapper.builder()
                .addModule(new JavaTimeModule())
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .defaultPropertyInclusion(
                        JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL));
    }

    static byte[] write(CancellationEvent event) {
        try {
            return KEPT.writeValueAsBytes(event);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an event could not be written as json", e);
        }
    }

    static CancellationEvent read(byte[] json) {
        try {
            return KEPT.readValue(json, CancellationEvent.class);
        } catch (IOException e) {
            throw new IllegalStateException("a kept event could not be read", e);
        }
    }

    /** SHA-256 of what an event says: the order of its fields, and zeros at the end of an amount, say nothing. */
    static byte[] digest(CancellationEvent event) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(COMPARED.writeValueAsBytes(event));
        } catch (NoSuchAlgorithmException | JsonProcessingException e) {
            throw new IllegalStateException("an event could not be digested", e);
        }
    }

    private static final class Plain extends StdSerializer<BigDecimal> {
        private static final long serialVersionUID = 1L;

        Plain() {
            super(BigDecimal.class);
        }

        @Override
        public void serialize(BigDecimal value, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeNumber(new BigDecimal(value.stripTrailingZeros().toPlainString()));
        }
    }
}
