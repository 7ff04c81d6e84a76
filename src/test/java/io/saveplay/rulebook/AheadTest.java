package io.saveplay.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AheadTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path temp;

    @SuppressWarnings("NullAway.Init")
    private Path rules;

    @BeforeEach
    void aFolder() {
        rules = TinyRules.writeTo(temp.resolve("rules"), 1);
    }

    @AfterEach
    void forget() {
        Ahead.take(RulesFolder.of(Map.of()));
    }

    @Test
    void theFirstBuildOfTheSameFilesGetsThemAndNoOther() throws RejectedException {
        RulesFolder files = RulesFolder.read(rules);
        Ahead.begin(rules.toString());
        Optional<Ruleset> taken = Ahead.take(files);
        assertThat(taken.orElseThrow().version())
                .isEqualTo(RulesetLoader.load(files).version());
        assertThat(Ahead.take(files)).isEmpty();
    }

    @Test
    void aFolderThatChangedMeanwhileIsCompiledAsItIsNow() throws RejectedException {
        Path changed = TinyRules.writeTo(temp.resolve("changed"), 2);
        Ahead.begin(rules.toString());
        Rulebook rulebook = new Rulebook(changed, Clock.systemUTC());
        rulebook.start();
        assertThat(rulebook.live().orElseThrow().folder()).isEqualTo(RulesFolder.read(changed));
    }

    @Test
    void whatIsWrongWithAFolderIsToldAsEver() throws IOException {
        Files.writeString(rules.resolve(TinyRules.RULE_FILE), "rule \"r\" when\n");
        assertToldAsEver();
    }

    @Test
    void whatIsWrongWithAProfileIsToldAsEver() throws IOException {
        Files.createDirectories(rules.resolve("crm"));
        Files.writeString(rules.resolve("crm/ours.yaml"), "what: is this\n");
        assertToldAsEver();
    }

    @Test
    void whatIsWrongWithPhrasesIsToldAsEver() throws IOException {
        Files.writeString(rules.resolve("phrases.csv"), "phrase,reason,weight\nwe are off,unheard-of,1\n,BUDGET,2\n");
        assertToldAsEver();
    }

    @Test
    void whatIsWrongWithExamplesIsToldAsEver() throws IOException {
        Files.createDirectories(rules.resolve("examples/en"));
        Files.writeString(rules.resolve("examples/en/ours.csv"), "example,reason\nwe are off,unheard-of\n");
        Files.writeString(rules.resolve("examples/lost.csv"), "example,reason\nwe are off,\n");
        assertToldAsEver();
    }

    @Test
    void examplesAreThereOnceTheyAreAskedFor() {
        assertThat(shippedAhead().examples())
                .isNotEmpty()
                .isEqualTo(Shipped.ruleset().examples());
    }

    @Test
    void profilesAreThereOnceTheyAreAskedFor() {
        Ruleset ahead = shippedAhead();
        assertThat(ahead.profiles().keySet())
                .isNotEmpty()
                .isEqualTo(Shipped.ruleset().profiles().keySet());
        assertThat(ahead.profiles()).isSameAs(ahead.profiles());
    }

    @Test
    void aFolderThatIsNotThereIsNoTroubleBeforeItIsAskedFor() throws RejectedException {
        Ahead.begin(temp.resolve("nowhere").toString());
        Rulebook rulebook = new Rulebook(rules, Clock.systemUTC());
        rulebook.start();
        assertThat(rulebook.live().orElseThrow().folder()).isEqualTo(RulesFolder.read(rules));
    }

    private Ruleset shippedAhead() {
        RulesFolder files = Shipped.ruleset().folder();
        Path shipped = temp.resolve("shipped");
        files.files().forEach((name, text) -> TinyRules.write(shipped.resolve(name), text));
        Ahead.begin(shipped.toString());
        return Ahead.take(files).orElseThrow();
    }

    private void assertToldAsEver() {
        Rulebook plain = new Rulebook(rules, Clock.systemUTC());
        plain.start();
        Ahead.begin(rules.toString());
        Rulebook rulebook = new Rulebook(rules, Clock.systemUTC());
        rulebook.start();
        assertThat(rulebook.live()).isEmpty();
        assertThat(rulebook.status().problems())
                .isNotEmpty()
                .isEqualTo(plain.status().problems());
    }
}
