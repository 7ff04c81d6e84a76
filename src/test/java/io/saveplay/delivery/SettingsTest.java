package io.saveplay.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.saveplay.crm.Profile;
import io.saveplay.journal.MovableClock;
import io.saveplay.rulebook.RejectedException;
import io.saveplay.rulebook.RulesFolder;
import io.saveplay.rulebook.Ruleset;
import io.saveplay.rulebook.RulesetLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SettingsTest {
    private static final Ruleset RULES = rules();

    private final MovableClock clock = new MovableClock(Instant.parse("2026-03-02T15:00:00Z"));
    private final Map<String, String> set = new HashMap<>();
    private final Settings settings = new Settings(name -> Optional.ofNullable(set.get(name)), clock);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private static Ruleset rules() {
        try {
            return RulesetLoader.load(RulesFolder.read(Path.of("rules")));
        } catch (RejectedException e) {
            throw new AssertionError(e);
        }
    }

    private static Profile profile(String name) {
        return Objects.requireNonNull(RULES.profiles().get(name));
    }

    @Test
    void whatIsNotSetIsNotThere() {
        Access access = settings.of("hubspot");
        assertThat(access.trust().secrets()).isEmpty();
        assertThat(access.hasApi()).isFalse();
        assertThat(access.credentials()).isEqualTo(new Access.Credentials.None());
    }

    @Test
    void severalSecretsAreValidAtOnce() {
        set.put("saveplay.crm.hubspot.secrets", " new , old ");
        assertThat(settings.of("hubspot").trust().secrets()).containsExactly("new", "old");
    }

    @Test
    void aSecretInAFileIsChangedWithoutARestart() throws IOException {
        Path file = Files.writeString(folder.resolve("secrets"), "first, with a comma\n");
        set.put("saveplay.crm.hubspot.secrets-file", file.toString());
        assertThat(settings.of("hubspot").trust().secrets()).containsExactly("first", "with a comma");
        Files.writeString(file, "second, with a comma\nthird\n");
        assertThat(settings.of("hubspot").trust().secrets()).hasSize(2).contains("first");
        clock.move(Duration.ofSeconds(5));
        assertThat(settings.of("hubspot").trust().secrets()).containsExactly("second, with a comma", "third");
    }

    @Test
    void tokensThatRunOutNeedAllThatTheyAreAskedForWith() {
        set.put("saveplay.crm.zoho.token-url", "https://accounts.example/oauth/v2/token");
        set.put("saveplay.crm.zoho.client-id", "us");
        assertThat(settings.of("zoho").credentials()).isEqualTo(new Access.Credentials.None());
        set.put("saveplay.crm.zoho.client-secret", "secret");
        set.put("saveplay.crm.zoho.refresh-token", "refresh");
        clock.move(Duration.ofSeconds(5));
        assertThat(settings.of("zoho").credentials()).isInstanceOfSatisfying(Access.Credentials.OAuth.class, oauth -> {
            assertThat(oauth.refreshToken()).isEqualTo("refresh");
            assertThat(oauth.toString()).doesNotContain("secret", "refresh");
        });
    }

    @Test
    void whatIsWrongIsSaidWithoutASecret() {
        set.put("saveplay.crm.close.secrets", "not-hex,00ff00ff");
        set.put("saveplay.crm.close.token-file", folder.resolve("nowhere").toString());
        set.put("saveplay.crm.close.api", "api.close.com");
        assertThat(settings.faults(profile("close")))
                .hasSize(3)
                .anySatisfy(fault -> assertThat(fault).contains("hex"))
                .anySatisfy(fault -> assertThat(fault).contains("file of its token"))
                .anySatisfy(fault -> assertThat(fault).contains("address of its API"))
                .noneSatisfy(fault -> assertThat(fault).contains("not-hex"));
    }

    @Test
    void aSecretThatOneOfSeveralWaysCanUseIsNoFault() {
        set.put("saveplay.crm.hubspot.secrets", "anything");
        assertThat(settings.faults(profile("hubspot"))).isEmpty();
    }

    @Test
    void aSettingHasTheNameOfAnEnvironmentVariable() {
        assertThat(Settings.variable("saveplay.crm.standard-webhooks.secrets"))
                .isEqualTo("SAVEPLAY_CRM_STANDARD_WEBHOOKS_SECRETS");
    }
}
