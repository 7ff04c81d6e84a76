package io.saveplay.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import io.saveplay.crm.Profile;
import io.saveplay.outbound.Outbound;
import io.saveplay.outbound.Outcome;
import io.saveplay.outbound.Request;
import io.saveplay.outbound.Signing;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** The headers by which a CRM's API knows us. Tokens that run out are asked for in time. Safe for many threads. */
final class Passes {
    private static final Duration USUAL_LIFE = Duration.ofMinutes(10);
    /** Tokens are not used to their last moment. */
    private static final Duration EARLIER = Duration.ofSeconds(30);

    private static final double PACE = 1;

    private final Outbound outbound;
    private final Clock clock;
    private final Map<String, Pass> passes = new ConcurrentHashMap<>();

    Passes(Outbound outbound, Clock clock) {
        this.outbound = outbound;
        this.clock = clock;
    }

    private record Pass(Access.Credentials.OAuth of, String token, Instant until) {
        @Override
        public String toString() {
            return "Pass";
        }
    }

    /**
     * The headers of a call.
     *
     * @param id of a message that is signed; empty where none is written
     * @param anew whether the token of before is no longer taken
     */
    Map<String, String> headers(Profile profile, Access access, byte[] body, String id, boolean anew) throws Halt {
        Optional<String> token = token(profile, access, anew);
        if (token.isEmpty()) {
            return Map.of();
        }
        boolean named = profile.api().auth() == Profile.Auth.HEADER
                && profile.api().header().equalsIgnoreCase("authorization");
        if (access.credentials() instanceof Access.Credentials.OAuth && !named) {
            // What the profile says else is of keys that stay; tokens are bearer tokens (RFC 6750).
            return Map.of("authorization", "Bearer " + token.get());
        }
        return switch (profile.api().auth()) {
            case BEARER -> Map.of("authorization", "Bearer " + token.get());
            case BASIC ->
                Map.of(
                        "authorization",
                        "Basic "
                                + Base64.getEncoder().encodeToString(token.get().getBytes(StandardCharsets.UTF_8)));
            case HEADER -> Map.of(profile.api().header(), profile.api().prefix() + token.get());
            case STANDARD_WEBHOOKS -> new Signing(List.of(token.get().split(",")), clock).headers(id, body);
        };
    }

    private Optional<String> token(Profile profile, Access access, boolean anew) throws Halt {
        Access.Credentials credentials = access.credentials();
        if (credentials instanceof Access.Credentials.Token token) {
            return Optional.of(token.token());
        }
        return credentials instanceof Access.Credentials.OAuth oauth
                ? Optional.of(asked(profile.name(), oauth, anew))
                : Optional.empty();
    }

    private String asked(String profile, Access.Credentials.OAuth oauth, boolean anew) throws Halt {
        Pass known = passes.get(profile);
        if (!anew
                && known != null
                && known.of().equals(oauth)
                && clock.instant().isBefore(known.until())) {
            return known.token();
        }
        Pass fresh = ask(profile, oauth);
        passes.put(profile, fresh);
        return fresh.token();
    }

    private Pass ask(String profile, Access.Credentials.OAuth oauth) throws Halt {
        Map<String, String> form = new TreeMap<>();
        String refresh = oauth.refreshToken();
        form.put("grant_type", refresh == null ? "client_credentials" : "refresh_token");
        form.put("client_id", oauth.clientId());
        form.put("client_secret", oauth.clientSecret());
        if (refresh != null) {
            form.put("refresh_token", refresh);
        }
        if (oauth.scope() != null) {
            form.put("scope", oauth.scope());
        }
        byte[] body = form.entrySet().stream()
                .map(part -> part.getKey() + "=" + URLEncoder.encode(part.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"))
                .getBytes(StandardCharsets.UTF_8);
        Map<String, String> headers =
                Map.of("content-type", "application/x-www-form-urlencoded", "accept", "application/json");
        Outcome outcome =
                outbound.call(profile + "-token", PACE, false, new Request("POST", oauth.address(), headers, body));
        if (outcome instanceof Outcome.Answered answered) {
            try {
                JsonNode pass = Payload.JSON.readTree(answered.response().body());
                String token = pass.path("access_token").asText("");
                if (!token.isEmpty()) {
                    Duration life = pass.path("expires_in").canConvertToInt()
                            ? Duration.ofSeconds(pass.path("expires_in").asInt())
                            : USUAL_LIFE;
                    return new Pass(oauth, token, clock.instant().plus(life).minus(EARLIER));
                }
            } catch (IOException e) {
                // Told below.
            }
            throw Halt.later("the token address answers without a token");
        }
        if (outcome instanceof Outcome.Later later) {
            throw Halt.after(later.after(), "the token address: " + later.why());
        }
        if (outcome instanceof Outcome.Forbidden no) {
            throw Halt.forGood("the token address: " + no.why());
        }
        throw Halt.later("the token address: " + (outcome instanceof Outcome.Refused refused ? refused.why() : ""));
    }
}
