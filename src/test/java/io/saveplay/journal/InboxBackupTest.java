package io.saveplay.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Work that waits is in a backup, too. */
final class InboxBackupTest {
    private static final Clock CLOCK = Webhooks.CLOCK;
    private static final Backup.Progress SILENT = (name, rows) -> {};

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void workThatWaitedOrWasUnderWayIsDoneAfterARestore() throws Exception {
        Path file = folder.resolve("journal.zip");
        Address source = Journals.empty();
        Address target = Journals.empty();
        CountDownLatch begun = new CountDownLatch(1);
        List<UUID> all;
        try (Journal journal = Journals.open(source, CLOCK)) {
            all = journal.inbox().take(Webhooks.events("restored", 5)).fresh();
            journal.queue(
                    (delivery, attempt) -> {
                        begun.countDown();
                        Thread.sleep(60_000);
                        return new Result.Dead("never");
                    },
                    Webhooks.SETTINGS);
            assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
            new Backup(Journals.place(source), CLOCK).write(file, SILENT);
        }
        new Restore(Journals.place(target)).read(file, SILENT);
        assertThatThrownBy(() -> new Restore(Journals.place(target)).read(file, SILENT))
                .isInstanceOf(BackupException.class)
                .hasMessageContaining("holds webhooks already");
        try (Journal journal = Journals.open(target, CLOCK)) {
            journal.queue(
                    (delivery, attempt) -> new Result.Done(
                            journal.inbox().payload(delivery).isPresent()
                                    ? Delivery.State.DONE
                                    : Delivery.State.IGNORED),
                    Webhooks.SETTINGS);
            for (UUID one : all) {
                Webhooks.awaitState(journal, one, Delivery.State.DONE);
            }
            assertThat(journal.inbox().take(Webhooks.events("restored", 5)).again())
                    .isEqualTo(5);
        }
    }
}
