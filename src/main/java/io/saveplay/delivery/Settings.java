package io.saveplay.delivery;

import io.saveplay.crm.Profile;
import io.saveplay.crm.Trust;
import io.saveplay.crm.Verifier;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the operator sets of each profile, under {@code saveplay.crm.<profile>}: from the environment, or from files for
 * what is secret. Files are looked at again now and then, so that a secret is changed without a restart.
 */
public final class Settings implements Access.Directory {
    private static final Duration FRESH = Duration.ofSeconds(5);

    private final Function<String, Optional<String>> lookup;
    private final Clock clock;
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    private record Known(Access access, Instant until) {}

    /**
     * Settings that a lookup gives.
     *
     * @param lookup from the name of a setting, such as {@code saveplay.crm.hubspot.secrets}, to its value
     */
    public Settings(Function<String, Optional<String>> lookup, Clock clock) {
        this.lookup = lookup;
        this.clock = clock;
    }

    /** The name that an environment variable has for a setting. */
    public static String variable(String setting) {
        return setting.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(java.util.Locale.ROOT);
    }

    @Override
    public Access of(String profile) {
        Instant now = clock.instant();
        Known before = known.get(profile);
        if (before != null && now.isBefore(before.until())) {
            return before.access();
        }
        Access access = read(profile);
        known.put(profile, new Known(access, now.plus(FRESH)));
        return access;
    }

    /** What is wrong with the settings of a profile, a sentence each, without a secret. */
    public List<String> faults(Profile profile) {
        Access access = of(profile.name());
        Set<String> faults = new TreeSet<>();
        access.trust().secrets().forEach(secret -> faults.addAll(faultsOf(profile, secret)));
        unreadable(profile.name(), "secrets").ifPresent(faults::add);
        unreadable(profile.name(), "token").ifPresent(faults::add);
        value(profile.name(), "api")
                .filter(address -> address(address) == null)
                .ifPresent(address -> faults.add("the address of its API is no address"));
        return List.copyOf(faults);
    }

    /** Why no way to verify can use a secret; nothing where one can. */
    private static List<String> faultsOf(Profile profile, String secret) {
        List<String> faults = profile.verify().stream()
                .flatMap(check -> Verifier.faultOf(check, secret).stream())
                .toList();
        return faults.size() < profile.verify().size() ? List.of() : faults;
    }

    private Access read(String profile) {
        boolean proxy = lookup.apply("saveplay.crm.trusted-proxy")
                .filter(Boolean::parseBoolean)
                .isPresent();
        List<String> secrets = secret(profile, "secrets").map(Settings::many).orElse(List.of());
        Set<String> accounts =
                Set.copyOf(value(profile, "accounts").map(Settings::many).orElse(List.of()));
        URI api = value(profile, "api").map(Settings::address).orElse(null);
        return new Access(new Trust(secrets, proxy), accounts, api, credentials(profile));
    }

    private Access.Credentials credentials(String profile) {
        URI tokens = value(profile, "token-url").map(Settings::address).orElse(null);
        Optional<String> client = value(profile, "client-id");
        Optional<String> clientSecret = secret(profile, "client-secret");
        if (tokens != null && client.isPresent() && clientSecret.isPresent()) {
            return new Access.Credentials.OAuth(
                    tokens,
                    client.get(),
                    clientSecret.get(),
                    secret(profile, "refresh-token").orElse(null),
                    value(profile, "scope").orElse(null));
        }
        return secret(profile, "token")
                .<Access.Credentials>map(Access.Credentials.Token::new)
                .orElseGet(Access.Credentials.None::new);
    }

    private Optional<String> value(String profile, String name) {
        return lookup.apply("saveplay.crm." + profile + "." + name)
                .map(String::strip)
                .filter(text -> !text.isEmpty());
    }

    /** A value that may stand in a file; several of them one a line. */
    private Optional<String> secret(String profile, String name) {
        Optional<String> file = value(profile, name + "-file");
        if (file.isEmpty()) {
            return value(profile, name);
        }
        try {
            return Optional.of(Files.readString(Path.of(file.get())).strip()).filter(text -> !text.isEmpty());
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
        }
    }

    private Optional<String> unreadable(String profile, String name) {
        return value(profile, name + "-file")
                .filter(file -> secret(profile, name).isEmpty())
                .map(file -> "the file of its " + name + " cannot be read, or is empty");
    }

    private static List<String> many(String text) {
        String between = text.indexOf('\n') >= 0 ? "\n" : ",";
        return Arrays.stream(text.split(between, -1))
                .map(String::strip)
                .filter(one -> !one.isEmpty())
                .toList();
    }

    private static @Nullable URI address(String text) {
        try {
            URI address = URI.create(text);
            return address.getHost() == null ? null : address;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
