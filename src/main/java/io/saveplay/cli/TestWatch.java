package io.saveplay.cli;

import io.saveplay.rulebook.RejectedException;
import io.saveplay.rulebook.RulesFolder;
import io.saveplay.scenario.ScenarioFile;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Runs scenarios again whenever the rules folder changes, until it is interrupted. It looks at the files themselves, so
 * that no way of saving is missed, and takes a change up once two looks have seen the same.
 */
final class TestWatch {
    private static final long MILLIS_BETWEEN_LOOKS = 300;
    private static final Seen NOTHING = new Seen(null, "");

    private final Path root;
    private final PrintWriter out;
    private final Run run;

    /** What is done with each state of the folder. */
    interface Run {
        /**
         * Runs the scenarios of a folder.
         *
         * @param beside the scenario files beside what changed; empty at first
         * @return the exit code of this run
         */
        int run(RulesFolder folder, Set<String> beside) throws RejectedException;
    }

    /** A look at the folder: its files, or why it cannot be read. */
    private record Seen(@Nullable RulesFolder folder, String problems) {}

    TestWatch(Path root, PrintWriter out, Run run) {
        this.root = root;
        this.out = out;
        this.run = run;
    }

    /** Watches until the thread is interrupted; ends with the exit code of the last run. */
    int run() {
        Seen done = NOTHING;
        Seen before = NOTHING;
        int exit = ExitCodes.OK;
        try {
            while (true) {
                Seen now = look();
                if (!now.equals(done) && (now.equals(before) || done.equals(NOTHING))) {
                    exit = take(now, done.folder());
                    done = now;
                }
                before = now;
                Thread.sleep(MILLIS_BETWEEN_LOOKS);
            }
        } catch (InterruptedException e) {
            return exit;
        }
    }

    private Seen look() {
        try {
            return new Seen(RulesFolder.read(root), "");
        } catch (RejectedException e) {
            return new Seen(null, String.valueOf(e.getMessage()));
        }
    }

    private int take(Seen now, @Nullable RulesFolder before) {
        int exit = ExitCodes.RULES;
        if (now.folder() == null) {
            out.println(now.problems());
        } else {
            try {
                exit = run.run(now.folder(), before == null ? Set.of() : beside(before, now.folder()));
            } catch (RejectedException e) {
                out.println(e.getMessage());
            }
        }
        out.println("watching " + root + "; ends with Ctrl-C");
        out.flush();
        return exit;
    }

    /** The scenario files beside what changed: of a rule file, of a page of the playbook, or changed themselves. */
    private static Set<String> beside(RulesFolder before, RulesFolder now) {
        Set<String> files = new HashSet<>(before.files().keySet());
        files.addAll(now.files().keySet());
        Map<String, String> had = before.files();
        return files.stream()
                .filter(file -> !Objects.equals(had.get(file), now.files().get(file)))
                .flatMap(TestWatch::scenariosOf)
                .filter(file -> now.files().containsKey(file))
                .collect(Collectors.toSet());
    }

    private static Stream<String> scenariosOf(String file) {
        if (file.endsWith(ScenarioFile.ENDING)) {
            return Stream.of(file);
        }
        if (file.endsWith(".drl")) {
            return Stream.of(file.replace(".drl", ScenarioFile.ENDING));
        }
        return file.startsWith("playbook/")
                ? Stream.of(file.replace("playbook/", "plays/").replace(".md", ScenarioFile.ENDING))
                : Stream.empty();
    }
}
