package io.saveplay.rulebook;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The rules of a folder, compiled while the service around them starts, for the first build of this process. They are taken
 * only where that build finds the very same files; whatever is wrong with them is found again, and told, by the build.
 * Profiles of CRMs and examples are left to be read later.
 */
public final class Ahead {
    private static final AtomicReference<@Nullable Aside<Optional<Ruleset>>> BEGUN = new AtomicReference<>();

    private Ahead() {}

    /** Begins to compile the rules of a folder, which may turn out to be another than the service is set to. */
    public static void begin(String root) {
        BEGUN.set(Aside.begin("rules-ahead", () -> compiled(root)));
    }

    private static Optional<Ruleset> compiled(String root) {
        try {
            RulesFolder files = RulesFolder.glance(Path.of(root));
            // The sum is kept with the files, and is there once the ruleset asks for it.
            var unused = Aside.begin("rules-version", files::version);
            Ruleset ruleset = RulesetLoader.loadForDecisions(files);
            WarmUp.run(ruleset);
            return Optional.of(ruleset);
        } catch (RejectedException | RuntimeException | StackOverflowError | OutOfMemoryError e) {
            return Optional.empty();
        }
    }

    /** What was compiled of these files, if that was begun; once, and then never again. */
    static Optional<Ruleset> take(RulesFolder files) {
        Aside<Optional<Ruleset>> begun = BEGUN.getAndSet(null);
        return begun == null
                ? Optional.empty()
                : begun.await().filter(ruleset -> ruleset.folder().equals(files));
    }
}
