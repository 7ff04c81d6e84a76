package io.saveplay.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.saveplay.drl.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folders as editors, archives and Kubernetes leave them. */
final class RulesFolderTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path temp;

    private static List<Problem> problems(Path folder) {
        try {
            RulesFolder.read(folder);
            return List.of();
        } catch (RejectedException e) {
            return e.problems();
        }
    }

    /** A mounted config map: hidden folder with a time, a link to it, and a link for each name. */
    private Path configMap() throws IOException {
        Path mount = Files.createDirectories(temp.resolve("mount"));
        TinyRules.writeTo(mount.resolve("..2026_11_22_01"), 1);
        Files.createSymbolicLink(mount.resolve("..data"), Path.of("..2026_11_22_01"));
        for (String name : List.of("plays", "reasons", "playbook", "ruleset.yaml", "guidance.csv")) {
            Files.createSymbolicLink(mount.resolve(name), Path.of("..data", name));
        }
        return mount;
    }

    private static void swap(Path mount, int points) throws IOException {
        TinyRules.writeTo(mount.resolve("..2026_11_22_02"), points);
        Files.createSymbolicLink(mount.resolve("..data_tmp"), Path.of("..2026_11_22_02"));
        Files.move(mount.resolve("..data_tmp"), mount.resolve("..data"), StandardCopyOption.ATOMIC_MOVE);
    }

    @Test
    void aConfigMapIsReadOnceAndAsWhatItHolds() throws Exception {
        assertThat(RulesFolder.read(configMap())).isEqualTo(RulesFolder.of(TinyRules.files(1)));
    }

    @Test
    void theSwapOfAConfigMapIsOneSwapOfRules() throws Exception {
        Path mount = configMap();
        Rulebook rulebook = new Rulebook(mount, Clock.systemUTC());
        rulebook.start();
        BlockingQueue<Reload> outcomes = new LinkedBlockingQueue<>();
        RulesWatch watch = new RulesWatch(rulebook, Duration.ofMillis(100), outcomes::add);
        try (watch) {
            swap(mount, 2);
            assertThat(outcomes.poll(30, TimeUnit.SECONDS)).isInstanceOf(Reload.Swapped.class);
            assertThat(outcomes.poll(500, TimeUnit.MILLISECONDS)).isNull();
        }
        assertThat(rulebook.live().orElseThrow().folder()).isEqualTo(RulesFolder.of(TinyRules.files(2)));
    }

    @Test
    void anEditThatKeepsSizeAndTimeIsSeen() throws Exception {
        Path folder = TinyRules.writeTo(temp.resolve("rules"), 1);
        Path file = folder.resolve(TinyRules.RULE_FILE);
        FileTime time = Files.getLastModifiedTime(file);
        Rulebook rulebook = new Rulebook(folder, Clock.systemUTC());
        rulebook.start();
        BlockingQueue<Reload> outcomes = new LinkedBlockingQueue<>();
        RulesWatch watch = new RulesWatch(rulebook, Duration.ofMillis(100), outcomes::add);
        try (watch) {
            Files.writeString(file, TinyRules.rule(2));
            Files.setLastModifiedTime(file, time);
            assertThat(outcomes.poll(30, TimeUnit.SECONDS)).isInstanceOf(Reload.Swapped.class);
        }
    }

    @Test
    void aChangeThatIsMadeWhileABuildRunsIsNotMissed() throws Exception {
        Path folder = TinyRules.writeTo(temp.resolve("rules"), 1);
        Rulebook rulebook = new Rulebook(
                folder,
                Clock.systemUTC(),
                List.of(candidate -> {
                    if (candidate.folder().equals(RulesFolder.of(TinyRules.files(2)))) {
                        TinyRules.write(folder.resolve(TinyRules.RULE_FILE), TinyRules.rule(3));
                    }
                    return List.of();
                }),
                Shelf.none(),
                Duration.ofSeconds(30));
        rulebook.start();
        BlockingQueue<Reload> outcomes = new LinkedBlockingQueue<>();
        RulesWatch watch = new RulesWatch(rulebook, Duration.ofMillis(100), outcomes::add);
        try (watch) {
            TinyRules.write(folder.resolve(TinyRules.RULE_FILE), TinyRules.rule(2));
            assertThat(outcomes.poll(30, TimeUnit.SECONDS)).isInstanceOf(Reload.Swapped.class);
            assertThat(outcomes.poll(30, TimeUnit.SECONDS)).isInstanceOf(Reload.Swapped.class);
        }
        assertThat(rulebook.live().orElseThrow().folder()).isEqualTo(RulesFolder.of(TinyRules.files(3)));
    }

    @Test
    void whatEditorsAndToolsLeaveBesideTheRulesIsPassedOver() throws Exception {
        Path folder = TinyRules.writeTo(temp.resolve("rules"), 1);
        for (String name : List.of(".git/config.yaml", "plays/.ask-why.drl.swp", "plays/ask-why.drl~", "README.md")) {
            TinyRules.write(folder.resolve(name), "none of our business");
        }
        Files.createSymbolicLink(folder.resolve("plays/.#ask-why.drl"), Path.of("user@host.1"));
        assertThat(RulesFolder.read(folder)).isEqualTo(RulesFolder.of(TinyRules.files(1)));
    }

    @Test
    void eachFileThatCannotBeReadIsNamed() throws IOException {
        Path folder = TinyRules.writeTo(temp.resolve("rules"), 1);
        Files.createDirectories(folder.resolve("plays/folder.drl"));
        Files.createSymbolicLink(folder.resolve("plays/nowhere.drl"), Path.of("missing"));
        Files.createSymbolicLink(folder.resolve("plays/itself.drl"), Path.of("itself.drl"));
        Files.createSymbolicLink(folder.resolve("plays/circle"), Path.of("../plays"));
        Files.write(folder.resolve("plays/binary.drl"), new byte[] {(byte) 0xC3, 0x28, 0});
        Files.write(folder.resolve("plays/large.drl"), new byte[(1 << 20) + 1]);
        assertThat(problems(folder))
                .extracting(Problem::file)
                .containsExactlyInAnyOrder(
                        "plays/folder.drl",
                        "plays/nowhere.drl",
                        "plays/itself.drl",
                        "plays/circle",
                        "plays/binary.drl",
                        "plays/large.drl");
    }

    @Test
    void aFileThatNobodyMayReadIsNamed() {
        Path folder = TinyRules.writeTo(temp.resolve("rules"), 1);
        // Root may read everything.
        assumeThat(System.getProperty("user.name")).isNotEqualTo("root");
        assumeThat(folder.resolve(TinyRules.RULE_FILE).toFile().setReadable(false))
                .isTrue();
        assertThat(problems(folder)).extracting(Problem::file).containsExactly(TinyRules.RULE_FILE);
    }

    @Test
    void aLinkOutOfTheFolderIsNotFollowed() throws IOException {
        Path folder = TinyRules.writeTo(temp.resolve("rules"), 1);
        Path secret = Files.writeString(temp.resolve("secret.txt"), "the secret");
        Files.createDirectories(temp.resolve("outside"));
        Files.createSymbolicLink(folder.resolve("plays/secret.drl"), secret);
        Files.createSymbolicLink(folder.resolve("outside"), temp.resolve("outside"));
        assertThat(problems(folder)).extracting(Problem::code).containsExactly("outside", "outside");
        assertThat(problems(folder).toString()).doesNotContain("the secret");
    }
}
