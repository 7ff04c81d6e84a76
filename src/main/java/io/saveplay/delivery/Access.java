package io.saveplay.delivery;

import io.saveplay.crm.Trust;
import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the operator has set for a profile, which is never in the rules.
 *
 * @param trust by which its webhooks are known
 * @param accounts the accounts of the CRM that may send them; any where there are none
 * @param api the address of its API; none where nothing is asked of it or written to it
 */
public record Access(
        Trust trust, Set<String> accounts, @Nullable URI api, Credentials credentials) {

    /** How its API knows us. */
    public sealed interface Credentials {

        /** Not at all. */
        record None() implements Credentials {}

        /** By a token that stays. */
        record Token(String token) implements Credentials {
            @Override
            public String toString() {
                return "Token";
            }
        }

        /**
         * By tokens that are asked for (RFC 6749), with a refresh token where there is one and else for ourselves.
         *
         * @param address where tokens are given out
         */
        record OAuth(
                URI address,
                String clientId,
                String clientSecret,
                @Nullable String refreshToken,
                @Nullable String scope)
                implements Credentials {
            @Override
            public String toString() {
                return "OAuth";
            }
        }
    }

    /** What the operator has set, by profile. */
    public interface Directory {

        /** What is set for a profile; nothing of it may be. */
        Access of(String profile);
    }

    /** Whether the CRM's API can be asked at all. */
    boolean hasApi() {
        return api != null;
    }
}
