package io.saveplay.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What a backup holds: this, as {@code contents.json}, and for each table the rows as PostgreSQL's COPY writes text, in
 * {@code tables/<name>.copy}.
 *
 * @param format of the file
 * @param layout the version of the journal's layout
 * @param madeAt when it was made
 */
record Contents(int format, String layout, Instant madeAt, List<Table> tables) {
    static final int FORMAT = 1;
    static final String ENTRY = "contents.json";

    /** Every table of the journal but its layout's history and the pulse, which tell of the database and not of us. */
    static final List<String> TABLES = List.of(
            "ruleset",
            "dictionary",
            "experience",
            "decision",
            "decision_text",
            "outcome",
            "outcome_text",
            "play_result",
            "play_tally",
            "hour_total",
            "hour_reason",
            "hour_play",
            "hour_result",
            "hour_uncovered",
            "hour_learned",
            "tally_mark",
            "erasure",
            "forgotten",
            "delivery",
            "delivery_text",
            "transition",
            "delivery_write",
            "delivery_task",
            "webhook_count",
            "secret");

    private static final JsonMapper JSON =
            JsonMapper.builder().addModule(new JavaTimeModule()).build();

    /**
     * A table.
     *
     * @param columns in the order in which each row has them
     * @param identity the column that the database numbers; empty where there is none
     * @param numbered how far it has numbered
     * @param sha256 of the entry, as hexadecimal digits
     */
    record Table(String name, List<String> columns, String identity, long numbered, long rows, String sha256) {
        String entry() {
            return "tables/" + name + ".copy";
        }

        /** The table with its columns, as COPY names them. */
        String copied() {
            return name + " (" + String.join(", ", columns) + ")";
        }
    }

    byte[] write() {
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the contents of a backup could not be written", e);
        }
    }

    static Contents read(byte[] json) throws IOException {
        return JSON.readValue(json, Contents.class);
    }

    /** The version of a database's layout; empty where it holds no journal. */
    static String layout(Connection connection) throws SQLException {
        if (ask(connection, "select to_regclass('saveplay_schema')::text", "").equals("null")) {
            return "";
        }
        return ask(
                connection,
                "select version from saveplay_schema where success and version is not null"
                        + " order by installed_rank desc limit 1",
                "");
    }

    /** A table as it is in a database. */
    static Table table(Connection connection, String name) throws SQLException {
        List<String> columns = new ArrayList<>();
        String identity = "";
        try (PreparedStatement statement = connection.prepareStatement("""
                select column_name, is_identity from information_schema.columns
                where table_schema = current_schema() and table_name = ? order by ordinal_position""")) {
            statement.setString(1, name);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    columns.add(rows.getString(1));
                    identity = rows.getString(2).equals("YES") ? rows.getString(1) : identity;
                }
            }
        }
        long numbered = 0;
        if (!identity.isEmpty()) {
            String sequence = ask(connection, "select pg_get_serial_sequence('" + name + "', '" + identity + "')", "");
            numbered = Long.parseLong(
                    ask(connection, "select case when is_called then last_value else 0 end from " + sequence, "0"));
        }
        return new Table(name, columns, identity, numbered, 0, "");
    }

    static String ask(Connection connection, String sql, String otherwise) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet rows = statement.executeQuery()) {
            return rows.next() ? String.valueOf(rows.getString(1)) : otherwise;
        }
    }
}
