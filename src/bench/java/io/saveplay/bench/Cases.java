package io.saveplay.bench;

import io.saveplay.delivery.Pipedrive;
import java.util.List;
import java.util.Map;

/** What is asked of the service, each with the ceiling for the same events. */
final class Cases {
    private Cases() {}

    /** A decision that is not kept and does not say what to ask first. */
    static Pairs.Case dry() {
        return decisions("dryRun, askFirst=false", "?dryRun=true&askFirst=false", false, Events.some(Events.COUNT));
    }

    /** The same of events none of whose texts was read before. */
    static Pairs.Case dryAllNew() {
        return dry("the same, all texts new", Events.allNew(Events.COUNT));
    }

    /** The same of some other events. */
    static Pairs.Case dry(String name, List<String> events) {
        return decisions(name, "?dryRun=true&askFirst=false", false, events);
    }

    /** A decision that is not kept. */
    static Pairs.Case dryAsking() {
        return decisions("dryRun", "?dryRun=true", true, Events.some(Events.COUNT));
    }

    /** A decision that is on disk before it is answered. */
    static Pairs.Case stored() {
        return new Pairs.Case(
                "stored",
                Requests.posts("/v1/decisions", Map.of(), Events.fresh(Events.COUNT)),
                ceiling(true, Events.some(Events.COUNT)));
    }

    /** A webhook that is verified, on disk and accepted; what follows of it is put off. */
    static Pairs.Case webhook() {
        String lost = Pipedrive.lost(Long.parseLong(Requests.NUMBER));
        return new Pairs.Case(
                "webhook accepted",
                Requests.posts(
                        "/v1/webhooks/pipedrive", Map.of("Authorization", Pipedrive.AUTHORIZATION), List.of(lost)),
                ceiling(false, Events.some(Events.COUNT)));
    }

    private static Pairs.Case decisions(String name, String query, boolean asks, List<String> events) {
        return new Pairs.Case(name, Requests.posts("/v1/decisions" + query, Map.of(), events), ceiling(asks, events));
    }

    private static Requests ceiling(boolean asks, List<String> events) {
        return Requests.posts("/bench/ceiling?askFirst=" + asks, Map.of(), events);
    }
}
