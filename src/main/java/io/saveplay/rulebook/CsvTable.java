package io.saveplay.rulebook;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import io.saveplay.drl.Problem;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a table into records with the names of its columns. A cell without text is null, and so a problem where the
 * record's component is not nullable.
 */
final class CsvTable<T extends Record> {
    /** Nobody reads more, and a table of nothing but mistakes is not to fill the memory. */
    private static final int MOST_PROBLEMS = 1000;

    private static final CsvMapper CSV = CsvMapper.builder()
            .enable(CsvParser.Feature.TRIM_SPACES)
            .enable(CsvParser.Feature.EMPTY_STRING_AS_NULL)
            .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
            .enable(CsvParser.Feature.FAIL_ON_MISSING_COLUMNS)
            .build();

    /** Looked up once for each type of row: the JDK makes a class for whatever is called often, and each look-up is new. */
    private static final ClassValue<List<RecordComponent>> NEEDED = new ClassValue<>() {
        @Override
        protected List<RecordComponent> computeValue(Class<?> type) {
            return Arrays.stream(type.getRecordComponents())
                    .filter(component -> !component.getAnnotatedType().isAnnotationPresent(Nullable.class))
                    .toList();
        }
    };

    private final Class<T> type;
    private final List<RecordComponent> needed;
    private final List<Problem> problems;

    /** Tables of such rows; what is found wrong is added to {@code problems}. */
    CsvTable(Class<T> type, List<Problem> problems) {
        this.type = type;
        this.needed = NEEDED.get(type);
        this.problems = problems;
    }

    /** The rows that have all that they need; none when the table cannot be read. */
    List<Row<T>> read(String file, String text) {
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
        try (MappingIterator<T> rows =
                CSV.readerFor(type).with(CsvSchema.emptySchema().withHeader()).readValues(text)) {
            return read(file, rows);
        } catch (UnrecognizedPropertyException e) {
            Problem unknown = Unreadable.problem(file, "table", e);
            problems.add(new Problem(
                    file, 1, null, unknown.code(), unknown.severity(), null, unknown.message(), unknown.fix()));
        } catch (JacksonException e) {
            problems.add(Unreadable.problem(file, "table", e));
        } catch (IOException e) {
            problems.add(Problem.in(file, "table", "the table cannot be read"));
        }
        return List.of();
    }

    private List<Row<T>> read(String file, MappingIterator<T> rows) throws IOException {
        List<Row<T>> whole = new ArrayList<>();
        // Once the reader has seen that a row follows, it stands at that row's start.
        while (rows.hasNextValue()) {
            int line = rows.getParser().currentLocation().getLineNr();
            Row<T> row = new Row<>(file, line, rows.nextValue());
            if (whole.isEmpty() && lacksColumns(file, (CsvSchema) rows.getParserSchema())) {
                return List.of();
            }
            if (isWhole(row)) {
                whole.add(row);
            }
        }
        return whole;
    }

    private boolean lacksColumns(String file, CsvSchema header) {
        List<String> missing = needed.stream()
                .map(RecordComponent::getName)
                .filter(name -> header.column(name) == null)
                .toList();
        missing.forEach(name -> problems.add(Problem.at(file, 1, 0, "table", "there is no column `" + name + "`")));
        return !missing.isEmpty();
    }

    private boolean isWhole(Row<T> row) {
        List<String> empty = needed.stream()
                .filter(component -> cell(component, row.value()) == null)
                .map(RecordComponent::getName)
                .toList();
        if (problems.size() < MOST_PROBLEMS) {
            empty.forEach(name -> problems.add(row.problem("the cell under `" + name + "` is empty")));
        }
        return empty.isEmpty();
    }

    private static @Nullable Object cell(RecordComponent component, Record row) {
        try {
            return component.getAccessor().invoke(row);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the components of a row are readable", e);
        }
    }
}
