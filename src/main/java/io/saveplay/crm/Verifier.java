package io.saveplay.crm;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Verifies that a webhook comes from who it says, in the ways that its profile lists; it works on the bytes that arrived,
 * and takes the same time whatever of a signature is right. Fit for many threads.
 */
public final class Verifier {
    private static final int MOST_WAYS = 8;

    private final List<Ruled> ways;

    /** A way, and the calls that it is for. */
    private record Ruled(Way way, Check.@Nullable When when, boolean needsProxy) {

        /** Why the way is not for a call; nothing where it is. */
        Optional<String> notFor(Call call, Trust trust) {
            if (needsProxy && !trust.proxy()) {
                return Optional.of("no proxy is trusted to tell of certificates");
            }
            if (when != null
                    && when.without() != null
                    && call.header(when.without()).isPresent()) {
                return Optional.of("there is a header `" + when.without() + "`");
            }
            if (when == null || when.header() == null) {
                return Optional.empty();
            }
            Optional<String> value = call.header(when.header());
            if (value.isEmpty()) {
                return Optional.of("there is no header `" + when.header() + "`");
            }
            return when.value() == null || value.get().equals(when.value())
                    ? Optional.empty()
                    : Optional.of("the header `" + when.header() + "` is not `" + when.value() + "`");
        }
    }

    /**
     * A verifier of calls.
     *
     * @param checks the ways to verify, of which any one suffices
     * @throws IllegalArgumentException if they have faults, see {@link #faults}
     */
    public Verifier(List<Check> checks) {
        List<String> faults = faults(checks);
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", faults));
        }
        ways = checks.stream()
                .map(check ->
                        new Ruled(new WayReader(check).read().orElseThrow(), check.when(), check.certificate() != null))
                .toList();
    }

    /** What is wrong with some ways to verify, in an analyst's words; empty where they can be followed. */
    public static List<String> faults(List<Check> checks) {
        List<String> faults = new ArrayList<>();
        if (checks.isEmpty() || checks.size() > MOST_WAYS) {
            faults.add("`verify` must have 1 to " + MOST_WAYS + " ways, not " + checks.size());
        }
        long certificates =
                checks.stream().filter(check -> check.certificate() != null).count();
        if (certificates > 0 && certificates < checks.size()) {
            faults.add(
                    "`certificate` cannot stand beside another scheme: what a certificate is known by is no secret, and"
                            + " would pass for one");
        }
        for (int i = 0; i < checks.size(); i++) {
            String place = "way " + (i + 1) + " of `verify`: ";
            WayReader reader = new WayReader(checks.get(i));
            reader.read();
            reader.faults().forEach(fault -> faults.add(place + fault));
        }
        return List.copyOf(faults);
    }

    /**
     * What is wrong with a secret for a way to verify, such as one that is not base64 and should be; nothing where it can be
     * used. A call that comes while no secret can be used is refused.
     *
     * @return words that do not repeat the secret
     */
    public static Optional<String> faultOf(Check check, String secret) {
        WayReader reader = new WayReader(check);
        return reader.read()
                .map(way -> secret.isBlank() ? Optional.of("the secret is empty") : way.faultOf(secret))
                .orElseGet(() -> reader.faults().stream().findFirst());
    }

    /** Whether a call comes from somebody who has one of our secrets. Whatever the call holds, this never throws. */
    public Verdict verify(Call call, Trust trust) {
        List<String> secrets = Secrets.looked(trust);
        if (secrets.stream().allMatch(String::isBlank)) {
            return new Verdict.Refused(Verdict.Why.NO_SECRET, "no secret is set");
        }
        List<Verdict.Refused> refusals = new ArrayList<>();
        List<String> others = new ArrayList<>();
        for (Ruled ruled : ways) {
            Optional<String> not = ruled.notFor(call, trust);
            if (not.isPresent()) {
                others.add(not.get());
                continue;
            }
            Verdict verdict = ruled.way().verify(call, secrets);
            if (verdict instanceof Verdict.Refused refused) {
                refusals.add(refused);
            } else {
                return verdict;
            }
        }
        return refusals.isEmpty() ? new Verdict.Refused(Verdict.Why.NO_WAY_APPLIES, joined(others)) : nearest(refusals);
    }

    /** What was wrong where most was right. */
    private static Verdict.Refused nearest(List<Verdict.Refused> refusals) {
        Verdict.Why why = refusals.stream()
                .map(Verdict.Refused::why)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        return new Verdict.Refused(
                why,
                joined(refusals.stream()
                        .filter(refused -> refused.why() == why)
                        .map(Verdict.Refused::detail)
                        .toList()));
    }

    private static String joined(List<String> details) {
        return details.stream().distinct().collect(Collectors.joining("; "));
    }
}
