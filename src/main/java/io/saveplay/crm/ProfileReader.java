package io.saveplay.crm;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.saveplay.drl.Problem;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads a profile from its file, and says everything that is wrong with it. */
public final class ProfileReader {
    /** Where profiles stand in a rules folder. */
    public static final String FOLDER = "crm/";

    /** The names that a profile may have at its top. */
    public static final Set<String> KEYS = Arrays.stream(WrittenProfile.class.getRecordComponents())
            .map(RecordComponent::getName)
            .collect(Collectors.toUnmodifiableSet());

    private static final ObjectMapper YAML = YAMLMapper.builder()
            .addModule(new JavaTimeModule())
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,49}");
    /** Addresses below those of webhooks that are not for webhooks. */
    private static final Set<String> TAKEN = Set.of("deliveries", "counts");

    private static final FormulaGuard.Objection UNQUOTED = new FormulaGuard.Objection(
            0, "a path is a formula, in which a text stands in quotes", "write it as in `'\"/v1/notes\"'`");
    static final double USUAL_PACE = 5;
    private static final Set<String> AT_RECEIPT = Set.of("settings", "headers", "query", "body", "received");
    private static final Set<String> EARLY = Set.of("settings");
    private static final Set<String> LATE = Set.of("settings", "fetched");
    private static final Set<String> WRITING = Set.of("settings", "fetched", "event", "decision", "note");
    private static final Set<String> ANSWERED = Set.of("settings", "fetched", "event", "decision", "note", "answer");

    private final String file;
    private final String text;
    private final List<Problem> problems;
    private final BiFunction<String, JacksonException, Problem> unreadable;
    private final ProfileFaults faults;

    /**
     * A reader of one file.
     *
     * @param problems is given what is wrong
     * @param unreadable says what is wrong with text that is no YAML of this kind
     */
    public ProfileReader(
            String file,
            String text,
            List<Problem> problems,
            BiFunction<String, JacksonException, Problem> unreadable) {
        this.file = file;
        this.text = text;
        this.problems = problems;
        this.unreadable = unreadable;
        this.faults = new ProfileFaults(file, text, problems);
    }

    /** The profile, if nothing is wrong with it. */
    public Optional<Profile> read() {
        String name = file.substring(FOLDER.length()).replaceFirst("\\.yaml$", "");
        if (!NAME.matcher(name).matches()) {
            faults.add("a profile is named in small letters, digits and hyphens, as its address will be");
        } else if (TAKEN.contains(name)) {
            faults.add("no profile can be named `" + name + "`, since its address is taken");
        }
        WrittenProfile written;
        try {
            written = YAML.readValue(text, WrittenProfile.class);
        } catch (JacksonException e) {
            problems.add(unreadable.apply(text, e));
            return Optional.empty();
        }
        if (written == null) {
            faults.add("the file is empty");
            return Optional.empty();
        }
        faults.ofEmpty(written);
        if (faults.any()) {
            return Optional.empty();
        }
        new ProfileChecks(faults).check(written);
        Optional<Profile> profile = faults.any() ? Optional.empty() : compile(name, written);
        return faults.any() ? Optional.empty() : profile;
    }

    static List<WrittenProfile.Fetch> fetches(WrittenProfile written) {
        return Objects.requireNonNullElse(written.fetch(), List.of());
    }

    static List<WrittenProfile.Write> writes(WrittenProfile written) {
        return Objects.requireNonNullElse(written.writeBack(), List.of());
    }

    private Optional<Profile> compile(String name, WrittenProfile written) {
        WrittenProfile.Source all = new WrittenProfile.Source("$", 1, 1, false);
        JsonNode settings = Objects.requireNonNullElse(written.settings(), JsonNodeFactory.instance.objectNode());
        Formula events = formula(Objects.requireNonNullElse(written.events(), all), AT_RECEIPT);
        Formula key = formula(written.key(), EARLY);
        Formula account = optional(written.account(), EARLY);
        Formula own = optional(written.own(), EARLY);
        Formula relevant = optional(written.relevant(), EARLY);
        Formula why = optional(written.why(), LATE);
        Formula kind = formula(written.kind(), LATE);
        Formula transition = formula(written.transition(), LATE);
        Formula event = formula(written.event(), LATE);
        List<Profile.Fetch> fetch = new ArrayList<>();
        for (WrittenProfile.Fetch one : fetches(written)) {
            Formula path = path(one.path(), LATE);
            Formula when = optional(one.when(), LATE);
            if (path != null) {
                fetch.add(new Profile.Fetch(one.name(), path, when, Boolean.TRUE.equals(one.optional())));
            }
        }
        List<Profile.Write> writes = new ArrayList<>();
        writes(written).forEach(one -> write(one).ifPresent(writes::add));
        Profile.Answers answers = answers(written.answer());
        if (events == null || key == null || kind == null || transition == null || event == null || faults.any()) {
            return Optional.empty();
        }
        return Optional.of(new Profile(
                name,
                file,
                written.title(),
                written.owner(),
                written.docs(),
                Objects.requireNonNullElse(written.system(), name),
                List.copyOf(written.verify()),
                new Verifier(written.verify()),
                Objects.requireNonNullElse(written.body(), Profile.Body.JSON),
                settings,
                new Profile.Sorting(events, key, account, own, relevant, why),
                List.copyOf(fetch),
                new Profile.Mapping(kind, transition, event),
                api(written.api()),
                List.copyOf(writes),
                answers,
                Objects.requireNonNullElse(written.pace(), USUAL_PACE),
                Objects.requireNonNullElse(written.settle(), Duration.ZERO),
                written.sample()));
    }

    private Optional<Profile.Write> write(WrittenProfile.Write written) {
        Formula path = path(written.path(), WRITING);
        Formula body = formula(written.body(), WRITING);
        Formula when = optional(written.when(), WRITING);
        Formula reference = optional(written.reference(), ANSWERED);
        Profile.Find find = null;
        WrittenProfile.Find looks = written.find();
        if (looks != null) {
            Formula where = path(looks.path(), WRITING);
            Formula what = optional(looks.body(), WRITING);
            Formula found = formula(looks.found(), ANSWERED);
            if (where != null && found != null) {
                find = new Profile.Find(Objects.requireNonNullElse(looks.method(), "GET"), where, what, found);
            }
        }
        return path == null || body == null
                ? Optional.empty()
                : Optional.of(new Profile.Write(
                        written.name(),
                        Objects.requireNonNullElse(written.method(), "POST"),
                        path,
                        when,
                        Boolean.TRUE.equals(written.form()),
                        Objects.requireNonNullElse(written.headers(), Map.of()),
                        body,
                        reference,
                        find));
    }

    private Profile.Api api(WrittenProfile.@Nullable Api written) {
        if (written == null) {
            return new Profile.Api(Profile.Auth.BEARER, "", "", Map.of());
        }
        return new Profile.Api(
                Objects.requireNonNullElse(written.auth(), Profile.Auth.BEARER),
                Objects.requireNonNullElse(written.header(), ""),
                Objects.requireNonNullElse(written.prefix(), ""),
                Objects.requireNonNullElse(written.headers(), Map.of()));
    }

    private Profile.Answers answers(WrittenProfile.@Nullable Answers written) {
        if (written == null) {
            return new Profile.Answers(answer(null, 202), answer(null, 401), answer(null, 503), null);
        }
        Formula reply = optional(written.reply(), WRITING);
        return new Profile.Answers(
                answer(written.accepted(), 202), answer(written.refused(), 401), answer(written.busy(), 503), reply);
    }

    private Profile.Answer answer(WrittenProfile.@Nullable Answer written, int status) {
        if (written == null) {
            return new Profile.Answer(status, "", "");
        }
        if (written.status() < 200 || written.status() > 599) {
            faults.at("status", Integer.toString(written.status()), "the `status` of an answer is from 200 to 599");
        }
        return new Profile.Answer(
                written.status(),
                Objects.requireNonNullElse(written.type(), written.body() == null ? "" : "text/plain"),
                Objects.requireNonNullElse(written.body(), ""));
    }

    private @Nullable Formula path(WrittenProfile.Source source, Set<String> variables) {
        if (source.text().startsWith("/")) {
            faults.in(source, UNQUOTED);
            return null;
        }
        return formula(source, variables);
    }

    private @Nullable Formula optional(WrittenProfile.@Nullable Source source, Set<String> variables) {
        return source == null ? null : formula(source, variables);
    }

    private @Nullable Formula formula(WrittenProfile.Source source, Set<String> variables) {
        Formula.Compiled compiled = Formula.compile(source.text(), variables);
        if (compiled instanceof Formula.Compiled.Faulty faulty) {
            faulty.objections().forEach(objection -> faults.in(source, objection));
        }
        return compiled instanceof Formula.Compiled.Ready ready ? ready.formula() : null;
    }
}
