package io.saveplay.journal;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.flywaydb.core.api.FlywayException;
import org.postgresql.PGConnection;

/** Puts a backup back into a journal that holds no decisions yet: all of it or, when anything is wrong, nothing. */
public final class Restore {
    private static final int BUFFER = 1 << 16;
    private static final String OTHERS = """
            select count(*) from pg_stat_activity where datname = current_database()
            and application_name = 'saveplay' and pid <> pg_backend_pid()""";

    private final Place place;

    /** Restores into a journal. */
    public Restore(Place place) {
        this.place = place;
    }

    /**
     * Reads the file and checks it, then fills the journal in one transaction. No service may have the journal meanwhile.
     *
     * @throws BackupException when the file is not whole, or the journal is not one to put it into
     * @throws DatabaseException when the journal cannot be reached
     */
    public void read(Path file, Backup.Progress progress) throws BackupException, DatabaseException {
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw BackupException.ofFile("there is no file `" + file + "` that this user can read", null);
        }
        try (ZipFile zip = new ZipFile(file.toFile())) {
            Contents contents = contents(zip, file);
            check(zip, contents, file);
            try (Reach reach = Reach.alone(place)) {
                Migrations.run(Connections.plain(reach.address()));
                try (Connection connection = reach.connect()) {
                    fill(connection, zip, contents, progress);
                }
            }
        } catch (SQLException | FlywayException e) {
            throw Backup.failed(e);
        } catch (IOException e) {
            throw BackupException.ofFile(notWhole(file), e);
        }
    }

    private static String notWhole(Path file) {
        return "`" + file + "` is no backup, or was cut short or changed; nothing was restored";
    }

    private static Contents contents(ZipFile zip, Path file) throws IOException, BackupException {
        ZipEntry entry = zip.getEntry(Contents.ENTRY);
        if (entry == null) {
            throw BackupException.ofFile(notWhole(file), null);
        }
        byte[] json;
        try (InputStream in = zip.getInputStream(entry)) {
            json = in.readAllBytes();
        }
        CRC32 sum = new CRC32();
        sum.update(json);
        if (sum.getValue() != entry.getCrc()) {
            throw BackupException.ofFile(notWhole(file), null);
        }
        Contents contents = Contents.read(json);
        if (contents.format() != Contents.FORMAT) {
            throw BackupException.refused("`" + file + "` has the format " + contents.format()
                    + ", which this version of the service does not read; restore it with the version that wrote it");
        }
        return contents;
    }

    /** Reads all of it once, so that a file that is not whole is told from a database that does not take it. */
    private static void check(ZipFile zip, Contents contents, Path file) throws IOException, BackupException {
        List<String> names =
                contents.tables().stream().map(Contents.Table::name).toList();
        for (Contents.Table table : contents.tables()) {
            ZipEntry entry = zip.getEntry(table.entry());
            if (entry == null || !names.equals(Contents.TABLES)) {
                throw BackupException.ofFile(notWhole(file), null);
            }
            try (DigestInputStream in = new DigestInputStream(zip.getInputStream(entry), Backup.sha256())) {
                in.transferTo(OutputStream.nullOutputStream());
                if (!HexFormat.of().formatHex(in.getMessageDigest().digest()).equals(table.sha256())) {
                    throw BackupException.ofFile(notWhole(file), null);
                }
            }
        }
    }

    private static void fill(Connection connection, ZipFile zip, Contents contents, Backup.Progress progress)
            throws SQLException, IOException, BackupException {
        connection.setAutoCommit(false);
        Backup.unhurried(connection);
        if (!Contents.ask(connection, OTHERS, "0").equals("0")) {
            throw BackupException.refused("a service has the journal open; stop it, restore, and start it again");
        }
        try (Statement statement = connection.createStatement()) {
            // Nobody begins to fill it meanwhile.
            statement.execute("lock table " + String.join(", ", Contents.TABLES) + " in access exclusive mode");
            checkTakesIt(connection, contents);
            for (Contents.Table table : contents.tables()) {
                statement.execute("delete from " + table.name());
                copy(connection, zip, table);
                if (!table.identity().isEmpty()) {
                    statement.execute("alter table " + table.name() + " alter column " + table.identity()
                            + " restart with " + (table.numbered() + 1));
                }
                progress.table(table.name(), table.rows());
            }
            connection.commit();
            // Without it the first questions would be answered as if the tables were empty.
            statement.execute("analyze " + String.join(", ", Contents.TABLES));
            connection.commit();
        }
    }

    private static void checkTakesIt(Connection connection, Contents contents) throws SQLException, BackupException {
        String layout = Contents.layout(connection);
        if (!layout.equals(contents.layout())) {
            throw BackupException.refused("the backup has version " + contents.layout()
                    + " of the journal's layout, and this version of the service has " + layout
                    + "; restore with the version that made the backup, then update");
        }
        for (Contents.Table table : contents.tables()) {
            if (!table.columns().equals(Contents.table(connection, table.name()).columns())) {
                throw BackupException.refused("the table `" + table.name()
                        + "` of the backup has other columns; restore with the version that made the backup");
            }
        }
        // A ruleset is kept before its first decision, and for good.
        if (!Contents.ask(connection, "select count(*) from ruleset", "0").equals("0")) {
            throw BackupException.refused(
                    "the journal holds decisions already; restore into a new one: name an empty state folder or database");
        }
        if (!Contents.ask(connection, "select exists (select 1 from delivery)", "f")
                .equals("f")) {
            throw BackupException.refused(
                    "the journal holds webhooks already; restore into a new one: name an empty state folder or database");
        }
    }

    private static void copy(Connection connection, ZipFile zip, Contents.Table table)
            throws SQLException, IOException, BackupException {
        ZipEntry entry = zip.getEntry(table.entry());
        try (InputStream in = new BufferedInputStream(zip.getInputStream(entry), BUFFER)) {
            long rows = connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy " + table.copied() + " from stdin", in, BUFFER);
            if (rows != table.rows()) {
                throw BackupException.ofFile("`" + table.name() + "` of the backup is not whole", null);
            }
        }
    }
}
