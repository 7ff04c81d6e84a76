package io.saveplay.crm;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * When the sender signed, and how far from now that may be.
 *
 * @param header of its own; none where the time is in an entry of the signature's header
 * @param prefix of that entry; none where it is found by its place
 * @param entry place of that entry, from 1
 */
record Stamp(@Nullable String header, @Nullable String prefix, int entry, boolean milliseconds, Duration tolerance) {
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,16}");

    /** The time as the sender wrote it, which is how it is signed. */
    Shown text(Call call, List<String> entries, Entries place) {
        Shown text = header == null
                ? Shown.at(
                        "time of signing in the header `" + place.header() + "`",
                        index(entries).map(entries::get).map(this::afterPrefix))
                : Shown.at("header `" + header + "`", call.header(header));
        return text.then(value -> NUMBER.matcher(value).matches()
                ? text
                : Shown.malformed("the time of signing is not a whole number of " + unit() + " since 1970"));
    }

    /** Which entry of the signature's header holds the time, from 0. */
    Optional<Integer> index(List<String> entries) {
        if (header != null) {
            return Optional.empty();
        }
        if (prefix == null) {
            return entry > entries.size() ? Optional.empty() : Optional.of(entry - 1);
        }
        for (int i = 0; i < entries.size(); i++) {
            if (entries.get(i).startsWith(prefix)) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }

    private String afterPrefix(String found) {
        return prefix == null ? found : found.substring(prefix.length());
    }

    private String unit() {
        return milliseconds ? "milliseconds" : "seconds";
    }

    Instant instant(String text) {
        long number = Long.parseLong(text);
        return milliseconds ? Instant.ofEpochMilli(number) : Instant.ofEpochSecond(number);
    }

    /** That the time is too far from now; nothing where it is not. */
    Optional<Verdict.Refused> tooFar(Instant signedAt, Instant now) {
        Duration age = Duration.between(signedAt, now);
        if (age.abs().compareTo(tolerance) <= 0) {
            return Optional.empty();
        }
        String allowed = ", and " + tolerance.toSeconds() + " are allowed";
        return Optional.of(
                age.isNegative()
                        ? new Verdict.Refused(
                                Verdict.Why.FROM_THE_FUTURE,
                                "it was signed more than " + age.abs().toSeconds() + " seconds after it came" + allowed)
                        : new Verdict.Refused(
                                Verdict.Why.TOO_OLD,
                                "it was signed more than " + age.toSeconds() + " seconds before it came" + allowed));
    }
}
