package io.saveplay.api;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** What an operator sets; each key is an environment variable as well, such as {@code SAVEPLAY_RULES}. */
@ConfigMapping(prefix = "saveplay")
public interface ApiConfig {

    /** The rules folder. */
    @WithDefault("rules")
    Path rules();

    /** How often to look for changes in the rules folder; zero for never. */
    @WithDefault("200ms")
    Duration rulesWatch();

    /** How long it may take until a ruleset is compiled, checked and warm. */
    @WithDefault("30s")
    Duration rulesDeadline();

    /** How many versions of the rules are kept on disk. */
    @WithDefault("50")
    int rulesKept();

    /** The folder of all that the service keeps on disk. */
    @WithDefault(".saveplay")
    Path state();

    /** The token that requests under {@code /v1} have to bring; none when they need no token. */
    Optional<String> token();

    /** How texts are read. */
    Text text();

    /** How texts are read. */
    interface Text {
        /**
         * Whether texts are compared with the examples of the rules by their meaning: {@code on}, {@code off}, or
         * {@code auto} for on where the distribution has a model.
         */
        @WithDefault("auto")
        String meaning();
    }

    /** Where the service listens, when it was set under our own name. */
    Optional<String> host();

    /** The port that it listens on, when it was set under our own name. */
    Optional<Integer> port();

    /** The address by which others reach the service, such as {@code https://saveplay.example}. */
    Optional<String> publicUrl();
}
