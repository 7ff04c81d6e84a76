package io.saveplay.outbound;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which addresses may be called: public ones, and those that the operator allows.
 *
 * <p>A host that is allowed by name may be at a private or loopback address. Addresses that no CRM has, such as
 * 169.254.169.254 where clouds give away a machine's keys, must be allowed by a range.
 */
public final class AddressRule {
    private static final Set<String> SCHEMES = Set.of("https", "http");

    private final Set<String> schemes;
    private final Set<String> named = new HashSet<>();
    private final List<Cidr> ranges = new ArrayList<>();
    private final Resolver resolver;

    /**
     * A rule that looks up hosts as the system does.
     *
     * @param schemes {@code https}, and {@code http} too if it may be used for hosts that are allowed by name
     * @param allowedPrivate hosts, hosts with port, and ranges of addresses such as {@code 10.1.0.0/16}
     * @throws IllegalArgumentException for a scheme or an entry that is none of these
     */
    public AddressRule(Set<String> schemes, List<String> allowedPrivate) {
        this(schemes, allowedPrivate, Resolver.ofSystem());
    }

    /** A rule that looks up hosts in a way of its own. */
    public AddressRule(Set<String> schemes, List<String> allowedPrivate, Resolver resolver) {
        if (!SCHEMES.containsAll(schemes)) {
            throw new IllegalArgumentException("a scheme is `https` or `http`");
        }
        this.schemes = Set.copyOf(schemes);
        this.resolver = resolver;
        allowedPrivate.forEach(this::allow);
    }

    private void allow(String entry) {
        if (entry.indexOf('/') >= 0) {
            ranges.add(Cidr.of(entry));
            return;
        }
        try {
            Place place = Place.of(true, entry);
            named.add(place.written() < 0 ? place.host() : place.host() + ":" + place.written());
        } catch (ForbiddenException e) {
            throw new IllegalArgumentException(
                    "`" + entry + "` is no host, host with port or range of addresses that could be allowed", e);
        }
    }

    /** What is wrong with a URL as it is written; empty when nothing is. No name is looked up for it. */
    public Optional<String> objection(URI url) {
        try {
            Place place = read(url);
            if (place.address() != null) {
                check(place, List.of(place.address()));
            }
            return Optional.empty();
        } catch (ForbiddenException e) {
            return Optional.of(e.why());
        }
    }

    /**
     * Where a URL leads to.
     *
     * @throws ForbiddenException when the way that it is written is not allowed
     */
    Place read(URI url) throws ForbiddenException {
        Place place = Place.of(url);
        if (!schemes.contains(place.tls() ? "https" : "http")) {
            throw new ForbiddenException(
                    "`" + place.host() + "` may be called by " + String.join(", ", schemes) + " only");
        }
        if (!place.tls() && !isNamed(place)) {
            throw new ForbiddenException("`" + place.host()
                    + "` may be called by https only, since it is not among the hosts that are allowed by name");
        }
        return place;
    }

    /** All addresses of a place, which may take long. */
    List<InetAddress> resolve(Place place) throws UnknownHostException {
        return place.address() == null ? resolver.resolve(place.host()) : List.of(place.address());
    }

    /**
     * Lets pass a place whose addresses are all allowed.
     *
     * @throws ForbiddenException when one of them is not
     */
    void check(Place place, List<InetAddress> addresses) throws ForbiddenException {
        for (InetAddress address : addresses) {
            Ranges.Use use = Ranges.of(address);
            boolean fine = switch (use.kind()) {
                case PUBLIC -> true;
                case PRIVATE -> isNamed(place) || isInRange(address);
                case SPECIAL -> isInRange(address);
            };
            if (!fine) {
                throw new ForbiddenException("`" + place.host() + "` is at " + use.words() + ", which is not allowed");
            }
        }
    }

    private boolean isInRange(InetAddress address) {
        InetAddress meant = Ranges.meant(address);
        return ranges.stream().anyMatch(range -> range.has(meant));
    }

    private boolean isNamed(Place place) {
        return named.contains(place.host()) || named.contains(place.host() + ":" + place.port());
    }
}
