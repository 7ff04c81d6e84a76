package io.saveplay.crm;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A profile as it stands in its file. */
record WrittenProfile(
        @JsonProperty(required = true) String title,
        @JsonProperty(required = true) String owner,
        @JsonProperty(required = true) String docs,
        @Nullable String system,
        @JsonProperty(required = true) List<Check> verify,
        Profile.@Nullable Body body,
        @Nullable JsonNode settings,
        @Nullable Source events,
        @JsonProperty(required = true) Source key,
        @Nullable Source account,
        @Nullable Source own,
        @Nullable Source relevant,
        @Nullable Source why,
        @JsonProperty(required = true) Source kind,
        @JsonProperty(required = true) Source transition,
        @JsonProperty(required = true) Source event,
        @Nullable List<Fetch> fetch,
        @Nullable Api api,
        @Nullable List<Write> writeBack,
        @Nullable Answers answer,
        @Nullable Double pace,
        @Nullable Duration settle,
        @JsonProperty(required = true) String sample) {

    /**
     * The text of a formula and where it stands.
     *
     * @param line of the first character of the text, from 1
     * @param column of it, from 1; only the first line of a block starts elsewhere than the others
     * @param block whether it stands as a block of lines of its own
     */
    @JsonDeserialize(using = SourceReader.class)
    record Source(String text, int line, int column, boolean block) {}

    record Fetch(
            @JsonProperty(required = true) String name,
            @JsonProperty(required = true) Source path,
            @Nullable Source when,
            @Nullable Boolean optional) {}

    record Api(
            Profile.@Nullable Auth auth,
            @Nullable String header,
            @Nullable String prefix,
            @Nullable Map<String, String> headers) {}

    record Write(
            @JsonProperty(required = true) String name,
            @Nullable String method,
            @JsonProperty(required = true) Source path,
            @Nullable Source when,
            @Nullable Boolean form,
            @Nullable Map<String, String> headers,
            @JsonProperty(required = true) Source body,
            @Nullable Source reference,
            @Nullable Find find) {}

    record Find(
            @Nullable String method,
            @JsonProperty(required = true) Source path,
            @Nullable Source body,
            @JsonProperty(required = true) Source found) {}

    record Answers(
            @Nullable Answer accepted,
            @Nullable Answer refused,
            @Nullable Answer busy,
            @Nullable Source reply) {}

    record Answer(
            @JsonProperty(required = true) int status,
            @Nullable String type,
            @Nullable String body) {}

    private static final class SourceReader extends JsonDeserializer<Source> {
        @Override
        public Source deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (parser.currentToken() != JsonToken.VALUE_STRING) {
                // A bare number or truth value in YAML is a formula as well.
                if (!parser.currentToken().isScalarValue()) {
                    return (Source) context.handleUnexpectedToken(Source.class, parser);
                }
            }
            var place = parser.currentTokenLocation();
            String text = parser.getText();
            boolean block = text.indexOf('\n') >= 0;
            return new Source(text, place.getLineNr(), place.getColumnNr(), block);
        }
    }
}
