package io.saveplay.event;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** Everything that rules see of an event before any of them has fired. */
public final class Facts {
    private Facts() {}

    /**
     * The facts of an event. Deal, client, seller, conversation, timeline and common ground are always there, with
     * what is not known left null; concerns and mentions as many as there are.
     *
     * @param mentions the reasons that were read in the event
     * @param zone the zone in which days are counted
     */
    public static List<Object> of(CancellationEvent event, List<Mention> mentions, ZoneId zone) {
        Seller seller = event.seller() == null ? Seller.UNKNOWN : event.seller();
        List<Object> facts = new ArrayList<>();
        facts.add(event.deal());
        facts.add(event.client());
        facts.add(seller);
        facts.add(Conversation.of(event));
        facts.add(Timeline.of(event, zone));
        facts.add(CommonGround.of(event.client().values(), seller.values()));
        if (event.concerns() != null) {
            facts.addAll(event.concerns());
        }
        facts.addAll(mentions);
        return facts;
    }
}
