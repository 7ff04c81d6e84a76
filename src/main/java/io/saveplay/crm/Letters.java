package io.saveplay.crm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes the calls that a profile makes of its CRM's API, and reads the answers. */
public final class Letters {
    private static final ObjectMapper JSON = JsonMapper.builder().build();
    private static final String JSON_TYPE = "application/json";
    private static final String FORM_TYPE = "application/x-www-form-urlencoded";

    private final Profile profile;

    public Letters(Profile profile) {
        this.profile = profile;
    }

    /** A formula of the profile that could not be followed; the message says which and why, in plain words. */
    public static final class Unwritten extends Exception {
        private static final long serialVersionUID = 1L;

        Unwritten(String what, String why) {
            super(what + " fails: " + why);
        }
    }

    /** The names of what is asked of the API, in their order. */
    public List<String> fetches() {
        return profile.fetch().stream().map(Profile.Fetch::name).toList();
    }

    /** Whether an event can do without something that is asked for. */
    public boolean isOptional(String fetch) {
        return profile.fetch().stream().anyMatch(one -> one.name().equals(fetch) && one.optional());
    }

    /** The names of what is written, in their order. */
    public List<String> writes() {
        return profile.writeBack().stream().map(Profile.Write::name).toList();
    }

    /**
     * What is asked for an event; nothing where the profile does not want it for this one.
     *
     * @param fetched what was answered so far
     */
    public Optional<Letter> fetch(String name, JsonNode raw, JsonNode fetched) throws Unwritten {
        Profile.Fetch fetch = profile.fetch().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
        Map<String, JsonNode> known = Map.of("settings", profile.settings(), "fetched", fetched);
        if (!wanted("`when` of `" + name + "`", fetch.when(), raw, known)) {
            return Optional.empty();
        }
        return Optional.of(new Letter(
                name, "GET", path(name, fetch.path(), raw, known), profile.api().headers(), "", new byte[0]));
    }

    /** What is written after a decision; nothing where the profile does not want it for this one. */
    public Optional<Letter> write(String name, Letter.Facts facts) throws Unwritten {
        Profile.Write write = write(name);
        Map<String, JsonNode> known = known(facts);
        if (!wanted("`when` of `" + name + "`", write.when(), facts.raw(), known)) {
            return Optional.empty();
        }
        JsonNode body = value("`body` of `" + name + "`", write.body(), facts.raw(), known);
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.putAll(profile.api().headers());
        headers.putAll(write.headers());
        return Optional.of(new Letter(
                name,
                write.method(),
                path(name, write.path(), facts.raw(), known),
                headers,
                write.form() ? FORM_TYPE : JSON_TYPE,
                write.form() ? form(body) : json(body)));
    }

    /** How to look whether it was written already; nothing where the profile knows no way. */
    public Optional<Letter> find(String name, Letter.Facts facts) throws Unwritten {
        Profile.Find find = write(name).find();
        if (find == null) {
            return Optional.empty();
        }
        Map<String, JsonNode> known = known(facts);
        byte[] body = find.body() == null
                ? new byte[0]
                : json(value("`body` of `find` of `" + name + "`", find.body(), facts.raw(), known));
        return Optional.of(new Letter(
                name,
                find.method(),
                path(name, find.path(), facts.raw(), known),
                profile.api().headers(),
                body.length == 0 ? "" : JSON_TYPE,
                body));
    }

    /** The id of what was written, in the answer to {@link #find}; nothing where it is not there. */
    public Optional<String> found(String name, Letter.Facts facts, JsonNode answer) throws Unwritten {
        Profile.Find find = write(name).find();
        return find == null ? Optional.empty() : text("`found` of `" + name + "`", find.found(), facts, answer);
    }

    /** The id of what was written, in the answer to {@link #write}. */
    public Optional<String> reference(String name, Letter.Facts facts, JsonNode answer) throws Unwritten {
        Formula reference = write(name).reference();
        return reference == null ? Optional.empty() : text("`reference` of `" + name + "`", reference, facts, answer);
    }

    /** The decision as a sender wants it that waits for it. */
    public Optional<byte[]> reply(Letter.Facts facts) throws Unwritten {
        Formula reply = profile.answers().reply();
        return reply == null ? Optional.empty() : Optional.of(json(value("`reply`", reply, facts.raw(), known(facts))));
    }

    private Profile.Write write(String name) {
        return profile.writeBack().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private Map<String, JsonNode> known(Letter.Facts facts) {
        return Map.of(
                "settings", profile.settings(),
                "fetched", facts.fetched(),
                "event", facts.event(),
                "decision", facts.decision(),
                "note", facts.note().json());
    }

    private static boolean wanted(String what, @Nullable Formula when, JsonNode raw, Map<String, JsonNode> known)
            throws Unwritten {
        return when == null || value(what, when, raw, known).asBoolean(false);
    }

    private static JsonNode value(String what, Formula formula, JsonNode raw, Map<String, JsonNode> known)
            throws Unwritten {
        try {
            return formula.evaluate(raw, known);
        } catch (FormulaException e) {
            throw new Unwritten(what, String.valueOf(e.getMessage()));
        }
    }

    private static String path(String name, Formula formula, JsonNode raw, Map<String, JsonNode> known)
            throws Unwritten {
        String what = "`path` of `" + name + "`";
        String path = value(what, formula, raw, known).asText("");
        boolean below = path.startsWith("/") && !path.startsWith("//") && path.indexOf('\\') < 0;
        if (!below || path.contains("/../") || path.chars().anyMatch(c -> c <= ' ' || c >= 0x7f)) {
            throw new Unwritten(what, "it gives no path below the address of the API, such as `/v1/notes`");
        }
        return path;
    }

    private Optional<String> text(String what, Formula formula, Letter.Facts facts, JsonNode answer) throws Unwritten {
        Map<String, JsonNode> known = new HashMap<>(known(facts));
        known.put("answer", answer);
        JsonNode value = value(what, formula, answer, known);
        return value.isValueNode() && !value.isMissingNode() && !value.asText().isBlank()
                ? Optional.of(value.asText())
                : Optional.empty();
    }

    private static byte[] json(JsonNode body) {
        try {
            return JSON.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a letter could not be written as json", e);
        }
    }

    private static byte[] form(JsonNode body) {
        return (body instanceof ObjectNode object ? object : JSON.createObjectNode())
                .properties().stream()
                        .map(field -> URLEncoder.encode(field.getKey(), StandardCharsets.UTF_8) + "="
                                + URLEncoder.encode(field.getValue().asText(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&"))
                        .getBytes(StandardCharsets.UTF_8);
    }
}
