package io.saveplay.api;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.saveplay.rulebook.RulesOverlay;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the bodies of the operations on rules. */
final class RulesBody {
    /** How many bytes a body may have. */
    static final int MOST_BYTES = 8 << 20;

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxStringLength(MOST_BYTES).build())
            .build();

    private static final Pattern VERSION = Pattern.compile("[0-9a-f]{12}([0-9a-f]{52})?");

    private RulesBody() {}

    /** All of a body, unless it is too large. */
    static byte[] bytes(InputStream body) throws IOException {
        byte[] bytes = body.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            throw new Refusal(Problem.of(ProblemType.TOO_LARGE, "rules may have up to `" + MOST_BYTES + "` bytes"));
        }
        return bytes;
    }

    /** Changes of files: texts by path, or null for a file that is deleted. */
    static RulesOverlay overlay(byte[] body) {
        RulesOverlay overlay = new RulesOverlay();
        List<Problem.Fault> faults = read(body, (path, text, isText) -> {
            if (!isText) {
                return "must be the text of the file, or null to delete it";
            }
            overlay.put(path, text);
            return null;
        });
        if (!faults.isEmpty()) {
            throw new Refusal(Problem.invalidRequest(faults));
        }
        return overlay;
    }

    /** The version that is asked for. */
    static String version(byte[] body) {
        List<String> versions = new ArrayList<>();
        List<Problem.Fault> faults = new ArrayList<>(read(body, (field, text, isText) -> {
            if (!field.equals("version")) {
                return "is not a field of a rollback";
            }
            if (text == null || !VERSION.matcher(text).matches() || !versions.isEmpty()) {
                return "must be one version, as 12 or 64 hexadecimal digits in small letters";
            }
            versions.add(text);
            return null;
        }));
        if (versions.isEmpty() && faults.isEmpty()) {
            faults.add(Problem.Fault.at("/version", "is required"));
        }
        if (!faults.isEmpty()) {
            throw new Refusal(Problem.invalidRequest(faults));
        }
        return versions.get(0);
    }

    private interface Field {
        /** Takes a field, or says what is wrong with it. */
        @Nullable
        String take(String name, @Nullable String text, boolean isTextOrNull);
    }

    private static List<Problem.Fault> read(byte[] body, Field each) {
        List<Problem.Fault> faults = new ArrayList<>();
        try (JsonParser json = JSON.createParser(body)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                json.skipChildren();
                while (json.nextToken() != null) {
                    json.skipChildren();
                }
                return List.of(Problem.Fault.at("", "must be an object"));
            }
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                JsonToken value = json.nextToken();
                String text = value == JsonToken.VALUE_STRING ? json.getText() : null;
                boolean isText = value == JsonToken.VALUE_STRING || value == JsonToken.VALUE_NULL;
                String fault = each.take(name, text, isText);
                if (fault != null) {
                    faults.add(Problem.Fault.at("/" + name.replace("~", "~0").replace("/", "~1"), fault));
                }
                json.skipChildren();
            }
            if (json.nextToken() != null) {
                throw new Refusal(Problem.notJson("there is more after the end of the object"));
            }
        } catch (JsonProcessingException e) {
            JsonLocation place = e.getLocation();
            throw new Refusal(Problem.notJson(
                    place == null
                            ? "the body cannot be read as JSON"
                            : "line " + place.getLineNr() + ", column " + place.getColumnNr()
                                    + " cannot be read as JSON"));
        } catch (IOException e) {
            throw new Refusal(Problem.notJson("the body cannot be read as JSON"));
        }
        return faults;
    }
}
