package io.saveplay.intake;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** JSON in UTF-8, read strictly: what stands there twice, or after the end, is a fault. */
final class StrictJson {
    static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
            .build();

    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final Pattern TWICE = Pattern.compile("Duplicate field '(.*)'", Pattern.DOTALL);

    private StrictJson() {}

    static JsonNode tree(byte[] json) throws IOException {
        try (JsonParser parser = JSON.createParser(text(json))) {
            JsonNode tree = JSON.readTree(parser);
            if (tree == null || tree.isMissingNode()) {
                throw new IOException("the body is empty");
            }
            if (parser.nextToken() != null) {
                throw new IOException("there is something after the end of the JSON");
            }
            return tree;
        } catch (NumberFormatException e) {
            // The parser reads an exponent past its own limit only to fail over it.
            throw new IOException("a number is out of range", e);
        }
    }

    /** The text of some UTF-8. A parser left to itself takes other encodings and halves of surrogate pairs as well. */
    static String text(byte[] json) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(json);
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
            return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new IOException("the body is not UTF-8: see the bytes after the first " + bytes.position(), e);
        }
    }

    static String detail(IOException error) {
        if (!(error instanceof JacksonException parsing)) {
            return error.getMessage() == null ? "the body cannot be read" : error.getMessage();
        }
        String what = what(parsing);
        JsonLocation place = parsing.getLocation();
        return place == null ? what : what + ": line " + place.getLineNr() + ", column " + place.getColumnNr();
    }

    private static String what(JacksonException error) {
        if (error instanceof StreamConstraintsException) {
            StreamReadConstraints limits = JSON.getFactory().streamReadConstraints();
            return "the body is nested deeper than " + limits.getMaxNestingDepth() + " levels, or has a number of more"
                    + " than " + limits.getMaxNumberLength() + " digits";
        }
        Matcher twice = TWICE.matcher(error.getOriginalMessage());
        return twice.matches()
                ? "the field `" + Wording.cut(twice.group(1)) + "` is there twice"
                : "the body is not JSON";
    }
}
