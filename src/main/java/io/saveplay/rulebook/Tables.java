package io.saveplay.rulebook;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.saveplay.decision.Settings;
import io.saveplay.decision.Story;
import io.saveplay.drl.Problem;
import io.saveplay.drl.Words;
import io.saveplay.text.Example;
import io.saveplay.text.Phrase;
import io.saveplay.text.PhraseReader;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the tables and settings of a rules folder; a table that is not there is empty. */
public final class Tables {
    private static final ObjectMapper YAML = YAMLMapper.builder()
            .addModule(new JavaTimeModule())
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
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
        if (text == null || questions == null) {
            return List.of();
        }
        questions.forEach(question -> {
            try {
                Asking.of(question);
            } catch (IllegalArgumentException | ArithmeticException | DateTimeException e) {
                problems.add(Problem.at(
                        "questions.yaml", lineOf(question, text), 0, "table", String.valueOf(e.getMessage())));
            }
        });
        return questions;
    }

    /** Where a question names its field; fields are asked for once each, and else the first place is as good. */
    private static int lineOf(Question question, String text) {
        List<String> lines = text.lines().toList();
        Pattern field = Pattern.compile("\\bfield\\W+" + Pattern.quote(question.field()) + "(?![\\w.-])");
        for (int i = 0; i < lines.size(); i++) {
            if (field.matcher(lines.get(i)).find()) {
                return i + 1;
            }
        }
        return 1;
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
    List<Row<Phrase>> phrases() {
        PhraseReader words = new PhraseReader(List.of());
        return checked(rows("phrases.csv", PhraseRow.class), row -> {
            Phrase phrase = new Phrase(
                    row.value().phrase(), row.value().reason(), row.value().weight());
            words.stems(phrase);
            return phrase;
        });
    }

    /** The rows of a table of examples, those without a reason in a group of this name. */
    List<Row<Example>> examples(String file, String group) {
        return checked(
                rows(file, ExampleRow.class),
                row -> new Example(row.value().example(), row.value().reason(), group));
    }

    /** What the rows stand for; a row that stands for nothing is a problem. */
    private <R extends Record, T> List<Row<T>> checked(List<Row<R>> rows, Function<Row<R>, T> meaning) {
        List<Row<T>> checked = new ArrayList<>();
        for (Row<R> row : rows) {
            try {
                checked.add(row.of(meaning.apply(row)));
            } catch (IllegalArgumentException e) {
                problems.add(row.problem(String.valueOf(e.getMessage())));
            }
        }
        return checked;
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

    private <T extends Record> List<Row<T>> rows(String file, Class<T> row) {
        String text = folder.files().get(file);
        return text == null ? List.of() : new CsvTable<>(row, problems).read(file, text);
    }

    private <T extends Record> List<T> csv(String file, Class<T> row) {
        return rows(file, row).stream().map(Row::value).toList();
    }
}
