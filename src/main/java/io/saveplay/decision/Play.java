package io.saveplay.decision;

import io.saveplay.event.Channel;
import java.util.List;
import java.util.Map;

/**
 * Something that a salesperson can do, as its page in the playbook describes it.
 *
 * @param step its place in a conversation, lower first, within the same timing
 * @param channels the channels that suit it
 * @param effort 1 (a sentence) to 5 (a project)
 * @param points base points
 * @param contacts whether it reaches out to the client
 * @param guidance the guidance that it encodes
 * @param description what it is and why it helps
 * @param talkTrack what to say and what not to say
 * @param options parts that policy may withhold on their own: the option's id to what to say
 */
public record Play(
        String id,
        String title,
        PlayKind kind,
        Timing timing,
        int step,
        List<Channel> channels,
        int effort,
        int points,
        boolean contacts,
        List<String> guidance,
        String description,
        TalkTrack talkTrack,
        Map<String, List<TalkTrack.Line>> options) {

    /** How a receipt names the base points. */
    public String page() {
        return "playbook/" + id;
    }
}
