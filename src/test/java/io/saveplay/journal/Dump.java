package io.saveplay.journal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** All that a journal's database holds, read past the journal itself. */
public final class Dump {
    private Dump() {}

    /** The database of a service that runs, by its state folder. */
    public static Connection connect(Path state) throws SQLException, IOException {
        DataFolder home = new DataFolder(state.resolve("postgres"));
        int port = PidFile.read(home.data()).orElseThrow().port();
        Address address = home.address(port);
        return DriverManager.getConnection(address.url(), address.user(), address.password());
    }

    /** Another replica on the database of a service that runs, by its state folder. */
    public static JournalSettings settings(Path state) throws IOException {
        DataFolder home = new DataFolder(state.resolve("postgres"));
        Address address = home.address(PidFile.read(home.data()).orElseThrow().port());
        return new JournalSettings(
                Journals.place(address),
                4,
                100,
                Journals.FOR_EVER,
                Learning.Settings.DEFAULT,
                Holdout.DEFAULT,
                Duration.ofHours(1));
    }

    /** The names of all tables. */
    public static List<String> tables(Connection connection) throws SQLException {
        return column(
                connection,
                "select table_name from information_schema.tables where table_schema = current_schema() order by 1");
    }

    /** Every row of every table as PostgreSQL writes it, in a steady order. */
    public static Map<String, List<String>> rows(Connection connection) throws SQLException {
        Map<String, List<String>> all = new TreeMap<>();
        for (String table : tables(connection)) {
            all.put(table, column(connection, "select t::text from " + table + " t order by 1"));
        }
        return all;
    }

    /** Every value of every row of a table; what is deflated, inflated. */
    public static String text(Connection connection, String table) throws SQLException {
        Map<Integer, byte[]> dictionaries = dictionaries(connection);
        StringBuilder text = new StringBuilder();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select * from " + table)) {
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                for (int i = 1; i <= columns; i++) {
                    text.append(
                            rows.getMetaData().getColumnTypeName(i).equals("bytea")
                                    ? inflated(rows.getBytes(i), dictionaries)
                                    : rows.getString(i));
                    text.append('\n');
                }
            }
        }
        return text.toString();
    }

    private static Map<Integer, byte[]> dictionaries(Connection connection) throws SQLException {
        Map<Integer, byte[]> all = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select id, bytes from dictionary")) {
            while (rows.next()) {
                all.put(rows.getInt(1), rows.getBytes(2));
            }
        }
        return all;
    }

    private static String inflated(byte[] bytes, Map<Integer, byte[]> dictionaries) {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(bytes);
            ByteArrayOutputStream whole = new ByteArrayOutputStream();
            byte[] part = new byte[8192];
            while (!inflater.finished()) {
                int read = inflater.inflate(part);
                whole.write(part, 0, read);
                if (read == 0 && inflater.needsDictionary()) {
                    inflater.setDictionary(dictionaries.get(inflater.getAdler()));
                } else if (read == 0) {
                    break;
                }
            }
            return whole.toString(StandardCharsets.UTF_8);
        } catch (DataFormatException e) {
            return new String(bytes, StandardCharsets.UTF_8);
        } finally {
            inflater.end();
        }
    }

    /** The first column of what a query finds. */
    public static List<String> column(Connection connection, String sql) throws SQLException {
        List<String> all = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                all.add(rows.getString(1));
            }
        }
        return all;
    }
}
