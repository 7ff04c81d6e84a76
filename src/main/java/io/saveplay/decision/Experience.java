package io.saveplay.decision;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsFirst;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What was learned from recorded outcomes, as it stood at one moment. Immutable; as JSON it is its version and its
 * cells, so that a decision can be made anew with just what it was made with.
 */
public final class Experience {
    /** How many points learning adds or takes away at most. */
    public static final int MOST_POINTS = 40;

    private static final int DIGITS_OF_A_VERSION = 12;

    private static final Comparator<Cell> STEADY = comparing(Cell::play)
            .thenComparing(Cell::family, nullsFirst(naturalOrder()))
            .thenComparing(Cell::segment, nullsFirst(naturalOrder()));

    /** Nothing was learned yet. */
    public static final Experience NONE = of(List.of());

    private final String version;
    private final List<Cell> cells;
    private final Map<Where, Cell> byWhere = new HashMap<>();

    private record Where(
            String play, @Nullable String family, @Nullable String segment) {}

    /**
     * What was learned of a play: for every reason, for one family of reasons, or for one segment of clients who have
     * such a reason.
     *
     * @param family the code of a family of reasons, or none for all
     * @param segment a segment of clients as {@link #segment} writes it, or none for all
     * @param points on the scorecard's scale; 20 more double the odds that the play helps
     * @param saved how often the play worked
     * @param tried how often it was made
     */
    public record Cell(
            String play, @Nullable String family, @Nullable String segment, int points, int saved, int tried) {

        public Cell {
            if (family == null && segment != null) {
                throw new IllegalArgumentException("a segment stands within a family of reasons");
            }
            if (saved < 0 || saved > tried) {
                throw new IllegalArgumentException(
                        "a play works between never and each time, not " + saved + " of " + tried + " times");
            }
        }

        /** The cell in words, as a receipt shows it. */
        String because() {
            return "worked " + saved + " of " + tried + " times" + (family == null ? "" : " for " + family)
                    + (segment == null ? "" : " in segment `" + segment + "`");
        }
    }

    @JsonCreator
    Experience(@JsonProperty("version") String version, @JsonProperty("cells") List<Cell> cells) {
        this.version = version;
        this.cells = List.copyOf(cells);
        for (Cell cell : this.cells) {
            if (byWhere.put(new Where(cell.play(), cell.family(), cell.segment()), cell) != null) {
                throw new IllegalArgumentException("`" + cell.play() + "` has two cells for the same cases");
            }
        }
    }

    /** The experience of these cells; equal cells in any order give an equal version. */
    public static Experience of(Collection<Cell> cells) {
        List<Cell> sorted = cells.stream().sorted(STEADY).toList();
        return new Experience(hash(sorted), sorted);
    }

    /** The first 12 digits of the SHA-256 of the sorted cells. */
    @JsonProperty
    public String version() {
        return version;
    }

    /** The cells by play, family and segment; a wider one before those within it. */
    @JsonProperty
    public List<Cell> cells() {
        return cells;
    }

    /**
     * What was learned of a play for a client: of the segment within the family, or else of the family, or else of the
     * play; none when it was never tried.
     *
     * @param family the family of the leading reason ({@link Diagnosis#family})
     * @param segment the client's segment as {@link #segment} writes it
     */
    @Nullable
    Cell find(String play, String family, @Nullable String segment) {
        if (cells.isEmpty()) {
            return null;
        }
        Cell found = segment == null ? null : byWhere.get(new Where(play, family, segment));
        if (found == null) {
            found = byWhere.get(new Where(play, family, null));
        }
        return found == null ? byWhere.get(new Where(play, null, null)) : found;
    }

    /** A segment as it is counted: without case or space around it; none where it says nothing. */
    public static @Nullable String segment(@Nullable String written) {
        return written == null || written.isBlank() ? null : written.strip().toLowerCase(Locale.ROOT);
    }

    /** Each text stands with its length before it, so that no two lists of cells are written alike. */
    private static String hash(List<Cell> cells) {
        StringBuilder text = new StringBuilder();
        for (Cell cell : cells) {
            append(text, cell.play());
            append(text, cell.family());
            append(text, cell.segment());
            text.append(cell.points()).append(' ').append(cell.saved()).append(' ');
            text.append(cell.tried()).append('\n');
        }
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, DIGITS_OF_A_VERSION);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every java runtime has SHA-256", e);
        }
    }

    private static void append(StringBuilder text, @Nullable String part) {
        if (part == null) {
            text.append("- ");
        } else {
            text.append(part.length()).append(':').append(part).append(' ');
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Experience that && version.equals(that.version) && cells.equals(that.cells);
    }

    @Override
    public int hashCode() {
        return Objects.hash(version, cells);
    }

    @Override
    public String toString() {
        return "experience " + version + " of " + cells.size() + " cells";
    }
}
