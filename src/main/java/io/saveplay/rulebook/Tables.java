package io.saveplay.rulebook;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.saveplay.decision.Settings;
import io.saveplay.decision.Story;
import io.saveplay.drl.Problem;
import io.saveplay.drl.Words;
import io.saveplay.text.Example;
import io.saveplay.text.Phrase;
import java.io.IOException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the tables and settings of a rules folder; a table that is not there is empty. */
public final class Tables {
    /** Where the examples of the one language are that is compared with examples. */
    static final String EXAMPLES = "examples/en/";

    private static final ObjectMapper YAML = YAMLMapper.builder()
            .addModule(new JavaTimeModule())
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private static final CsvMapper CSV = CsvMapper.builder()
            .enable(CsvParser.Feature.TRIM_SPACES)
            .enable(CsvParser.Feature.EMPTY_STRING_AS_NULL)
            .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
            .enable(CsvParser.Feature.FAIL_ON_MISSING_COLUMNS)
            .build();

    private final RulesFolder folder;
    private final List<Problem> problems;

    /**
     * A value that a CRM or billing system uses for a reason.
     *
     * @param reason our code, or none when the value says nothing
     */
    record Code(String system, String value, @Nullable String reason) {}

    /** A guidance item: what the rules encode, and the text that it comes from. */
    public record Guidance(String id, String source, String summary) {}

    /**
     * How to learn a fact that is missing.
     *
     * @param field path of the event's field, such as {@code deal.mission}
     * @param tries values that it may turn out to have
     */
    public record Question(
            String field,
            String question,
            @JsonProperty("try") List<Try> tries) {}

    /**
     * A value that a missing fact may have.
     *
     * @param chance how likely that is, 0 to 1
     */
    public record Try(JsonNode value, double chance) {}

    private record PhraseRow(
            String phrase,
            String reason,
            double weight,
            @Nullable String comment) {}

    private record ExampleRow(
            String example,
            @Nullable String reason,
            @Nullable String comment) {}

    private record StoryRow(
            String id,
            String who,
            @Nullable String segment,
            @Nullable String industry,
            @Nullable String reason,
            String verified,
            String text) {}

    private record RetiredRow(String kind, String id, String retired, String why) {}

    /** Tables of a folder; what is found wrong is added to {@code problems}. */
    Tables(RulesFolder folder, List<Problem> problems) {
        this.folder = folder;
        this.problems = problems;
    }

    /** The settings of {@code ruleset.yaml}, or none when it is missing or wrong. */
    Optional<Settings> settings() {
        String text = folder.files().get("ruleset.yaml");
        if (text == null) {
            problems.add(Problem.in("ruleset.yaml", "no-settings", "the file is missing"));
            return Optional.empty();
        }
        return Optional.ofNullable(yaml("ruleset.yaml", text, new TypeReference<Settings>() {}));
    }

    /** The rows of {@code questions.yaml}. */
    List<Question> questions() {
        String text = folder.files().get("questions.yaml");
        List<Question> questions =
                text == null ? null : yaml("questions.yaml", text, new TypeReference<List<Question>>() {});
        return questions == null ? List.of() : questions;
    }

    /** The rows of {@code guidance.csv}. */
    List<Guidance> guidance() {
        return csv("guidance.csv", Guidance.class);
    }

    /** The rows of {@code reason-codes.csv}. */
    List<Code> codes() {
        return csv("reason-codes.csv", Code.class);
    }

    /** The rows of {@code phrases.csv}. */
    List<Phrase> phrases() {
        return csv("phrases.csv", PhraseRow.class).stream()
                .flatMap(row -> phrase(row).stream())
                .toList();
    }

    /** The rows of the tables in {@code examples/en/}, by file. Other languages have no reader yet and are not looked at. */
    Map<String, List<Example>> examples() {
        Map<String, List<Example>> examples = new TreeMap<>();
        for (String file : folder.matching(EXAMPLES, ".csv").keySet()) {
            String kind = file.substring(EXAMPLES.length(), file.length() - ".csv".length());
            examples.put(
                    file,
                    csv(file, ExampleRow.class).stream()
                            .flatMap(row -> example(file, row, kind).stream())
                            .toList());
        }
        return examples;
    }

    private Optional<Example> example(String file, ExampleRow row, String kind) {
        try {
            return Optional.of(new Example(row.example(), row.reason(), kind));
        } catch (IllegalArgumentException e) {
            problems.add(Problem.in(file, "table", String.valueOf(e.getMessage())));
            return Optional.empty();
        }
    }

    private Optional<Phrase> phrase(PhraseRow row) {
        try {
            return Optional.of(new Phrase(row.phrase(), row.reason(), row.weight()));
        } catch (IllegalArgumentException e) {
            problems.add(Problem.in("phrases.csv", "table", String.valueOf(e.getMessage())));
            return Optional.empty();
        }
    }

    /** The rows of {@code stories.csv}. */
    List<Story> stories() {
        return csv("stories.csv", StoryRow.class).stream().map(this::story).toList();
    }

    private Story story(StoryRow row) {
        if (!row.verified().equals("yes") && !row.verified().equals("no")) {
            problems.add(Problem.in(
                    "stories.csv",
                    "table",
                    "story `" + row.id() + "`: verified is `yes` or `no`, not `" + row.verified() + "`"));
        }
        return new Story(
                row.id(),
                row.who(),
                row.segment(),
                row.industry(),
                row.reason(),
                row.verified().equals("yes"),
                row.text());
    }

    /** The rows of {@code retired.csv}. */
    List<Retired> retired() {
        return csv("retired.csv", RetiredRow.class).stream()
                .flatMap(row -> retired(row).stream())
                .toList();
    }

    private Optional<Retired> retired(RetiredRow row) {
        Optional<Retired.Kind> kind = Retired.Kind.of(row.kind());
        if (kind.isEmpty()) {
            problems.add(Problem.in(
                    "retired.csv",
                    "table",
                    "`" + row.id() + "`: the kind is one of "
                            + Words.list(Stream.of(Retired.Kind.values()).map(Retired.Kind::word)) + ", not `"
                            + row.kind() + "`"));
        }
        try {
            LocalDate day = LocalDate.parse(row.retired());
            return kind.map(known -> new Retired(known, row.id(), day, row.why()));
        } catch (DateTimeParseException e) {
            problems.add(Problem.in(
                    "retired.csv",
                    "table",
                    "`" + row.id() + "`: `" + row.retired() + "` is not a date like 2026-01-31"));
            return Optional.empty();
        }
    }

    <T> @Nullable T yaml(String file, String text, TypeReference<T> type) {
        try {
            return YAML.readValue(text, type);
        } catch (JacksonException e) {
            problems.add(Unreadable.problem(file, "table", text, e));
            return null;
        }
    }

    private <T> List<T> csv(String file, Class<T> row) {
        String text = folder.files().get(file);
        if (text == null) {
            return List.of();
        }
        String header = text.lines().findFirst().orElse("");
        if (header.contains(";") && !header.contains(",")) {
            problems.add(new Problem(
                    file,
                    1,
                    null,
                    "table",
                    Problem.Severity.ERROR,
                    null,
                    "the columns are separated by semicolons",
                    "save the table with commas"));
            return List.of();
        }
        ObjectReader reader = CSV.readerFor(row).with(CsvSchema.emptySchema().withHeader());
        try {
            return reader.<T>readValues(text).readAll();
        } catch (JacksonException e) {
            problems.add(Unreadable.problem(file, "table", e));
        } catch (IOException e) {
            problems.add(Problem.in(file, "table", "the table cannot be read"));
        }
        return List.of();
    }
}
