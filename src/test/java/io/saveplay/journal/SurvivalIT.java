package io.saveplay.journal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The service and its database are killed under load, again and again. {@code mvn verify -Dit.test=SurvivalIT -Dkills=20}
 * kills each of them twenty times; without, it is once.
 */
final class SurvivalIT {
    private static final int KILLS = Integer.getInteger("kills", 1);
    private static final int CLIENTS = 16;
    private static final int BETWEEN_KILLS = 100;

    @Test
    void everyAcknowledgedDecisionIsThereAfterEachSuddenEndOnceAndWhole() throws Exception {
        Path state = Databases.newFolder().resolveSibling("state").toAbsolutePath();
        Path folder = state.resolve("postgres");
        try (Instance service = Instance.start(state, Map.of()).awaitReady()) {
            survive("database", service, folder, time -> {
                // On its own, and then its workers finish what they do; or with all of them.
                List<ProcessHandle> workers = time % 2 == 0 ? List.of() : Databases.processesUnder(folder);
                Databases.killAndWait(Databases.server(folder));
                workers.forEach(ProcessHandle::destroyForcibly);
            });
            survive("service", service, folder, time -> {
                service.kill();
                service.startAgain();
            });
        } finally {
            Databases.stopWhatOutlivesItsService(folder);
        }
    }

    private interface Kill {
        void now(int time) throws IOException;
    }

    private static void survive(String who, Instance service, Path folder, Kill kill) throws Exception {
        try (Callers callers = new Callers(service, who, CLIENTS)) {
            for (int i = 0; i < KILLS; i++) {
                callers.awaitMore(BETWEEN_KILLS);
                kill.now(i);
                // Some of what was under way is then answered as well.
                callers.awaitMore(CLIENTS);
                service.awaitReady();
                callers.check();
                Stored.in(folder).check();
            }
            callers.stop();
            callers.checkAll();
            System.out.printf("measured: the %s killed %d times, %s%n", who, KILLS, callers.summary());
        }
    }
}
