package io.saveplay.api;

import io.saveplay.journal.Backoff;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What an operator sets of webhooks, under {@code saveplay.webhooks}. What is set of each profile is read by
 * {@link io.saveplay.delivery.Settings}.
 */
@ConfigMapping(prefix = "saveplay.webhooks")
public interface CrmConfig {

    /** How many deliveries are worked on at a time. */
    @WithDefault("4")
    int workers();

    /** How often it is looked for deliveries that are due; what comes in here is seen at once. */
    @WithDefault("1s")
    Duration poll();

    /** The longest pause between two attempts. */
    @WithDefault("30m")
    Duration longestPause();

    /** How long it is tried again, six attempts in any case. */
    @WithDefault("24h")
    Duration giveUpAfter();

    /** How many webhooks are read at a time; more are told to come again. */
    @WithDefault("64")
    int readers();

    /** How long the body of a webhook may take to arrive. */
    @WithDefault("10s")
    Duration bodyTimeout();

    /** Hosts and networks inside that APIs of CRMs may be at; {@code host}, {@code host:port} or CIDR. */
    Optional<List<String>> privateHosts();

    /** How long a call of a CRM's API may take. */
    @WithDefault("10s")
    Duration callTimeout();

    /** How long to wait after an attempt that failed, whether in a way that is foreseen or not. */
    static Backoff backoff(CrmConfig config) {
        Backoff usual = Backoff.DEFAULT;
        Duration longest = config.longestPause();
        Duration first = longest.compareTo(usual.first()) < 0 ? longest : usual.first();
        return new Backoff(first, longest, usual.attempts());
    }
}
