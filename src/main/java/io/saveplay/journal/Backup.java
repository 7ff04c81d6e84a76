package io.saveplay.journal;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.postgresql.PGConnection;

/** Writes all of a journal into one file, as it stands at one moment, while the service goes on. */
public final class Backup {
    private static final int BUFFER = 1 << 16;

    private final Place place;
    private final Clock clock;

    /** Backups of a journal. */
    public Backup(Place place, Clock clock) {
        this.place = place;
        this.clock = clock;
    }

    /** Is told of each table that is done. */
    public interface Progress {
        void table(String name, long rows);
    }

    /**
     * Writes the file, which only its owner can read. It has its name once it is whole.
     *
     * @throws BackupException when the file cannot be written, or there is nothing to write
     * @throws DatabaseException when the journal cannot be reached
     */
    public void write(Path file, Progress progress) throws BackupException, DatabaseException {
        if (Files.exists(file)) {
            throw BackupException.ofFile("`" + file + "` is there already; give the backup a name of its own", null);
        }
        Path draft = file.resolveSibling(file.getFileName() + ".part");
        try (Reach reach = Reach.any(place);
                Connection connection = reach.connect()) {
            snapshot(connection);
            try (OutputStream out = create(draft);
                    ZipOutputStream zip = new ZipOutputStream(new BufferedOutputStream(out, BUFFER))) {
                write(connection, zip, progress);
            }
            OwnFolder.force(draft);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (SQLException e) {
            throw failed(e);
        } catch (IOException e) {
            throw BackupException.ofFile("`" + file + "` cannot be written: " + Trouble.reason(e), e);
        } finally {
            delete(draft);
        }
    }

    /** What this connection reads from now on is one moment's, and takes as long as it takes. */
    private static void snapshot(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        connection.setReadOnly(true);
        unhurried(connection);
    }

    /** Lifts the limits of time, and has values written in one way whatever the server is set to. */
    static void unhurried(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("set statement_timeout = 0; set idle_in_transaction_session_timeout = 0;"
                    + " set datestyle = 'ISO'; set timezone = 'UTC'; set bytea_output = 'hex'");
        }
    }

    private static OutputStream create(Path draft) throws IOException {
        Files.deleteIfExists(draft);
        if (draft.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } else {
            Files.createFile(draft);
        }
        Set<StandardOpenOption> options = EnumSet.of(StandardOpenOption.WRITE);
        return Files.newOutputStream(draft, options.toArray(StandardOpenOption[]::new));
    }

    private void write(Connection connection, ZipOutputStream zip, Progress progress)
            throws SQLException, IOException, BackupException {
        String layout = Contents.layout(connection);
        if (layout.isEmpty()) {
            throw BackupException.refused("the database that `SAVEPLAY_DB_URL` names holds no journal");
        }
        // What is in it is packed already.
        zip.setLevel(Deflater.BEST_SPEED);
        List<Contents.Table> tables = new ArrayList<>();
        for (String name : Contents.TABLES) {
            Contents.Table table = copy(connection, zip, Contents.table(connection, name));
            tables.add(table);
            progress.table(name, table.rows());
        }
        zip.putNextEntry(new ZipEntry(Contents.ENTRY));
        zip.write(new Contents(Contents.FORMAT, layout, clock.instant(), tables).write());
        zip.closeEntry();
    }

    private static Contents.Table copy(Connection connection, ZipOutputStream zip, Contents.Table table)
            throws SQLException, IOException {
        zip.putNextEntry(new ZipEntry(table.entry()));
        DigestOutputStream hashed = new DigestOutputStream(zip, sha256());
        BufferedOutputStream out = new BufferedOutputStream(hashed, BUFFER);
        long rows = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyOut("copy " + table.copied() + " to stdout", out);
        out.flush();
        zip.closeEntry();
        String hash = HexFormat.of().formatHex(hashed.getMessageDigest().digest());
        return new Contents.Table(table.name(), table.columns(), table.identity(), table.numbered(), rows, hash);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every java runtime has SHA-256", e);
        }
    }

    /** What a failure of the database means to whoever waits for the backup; its own message may quote clients. */
    static DatabaseException failed(Exception failure) {
        SqlTrouble trouble = SqlTrouble.of(failure);
        String why = trouble instanceof SqlTrouble.Away away
                ? away.why()
                : trouble instanceof SqlTrouble.Lost lost
                        ? lost.why()
                        : "the database of the journal failed: " + SqlTrouble.reason(failure);
        // Nobody tries a verb again but who gave it.
        return new DatabaseException(why.replace("; it is tried again by itself", ""));
    }

    private static void delete(Path draft) {
        try {
            Files.deleteIfExists(draft);
        } catch (IOException e) {
            // The next backup under this name does it.
        }
    }
}
