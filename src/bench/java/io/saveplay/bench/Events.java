package io.saveplay.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.saveplay.intake.EventGenerator;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Events as salespeople send them: each field is there or not at random, and what clients and salespeople say is put
 * together from sentences. Every second event has a text that is never the same twice, so what reads texts cannot
 * remember it; the texts of the others come again, as words picked from a list do. The same events in each run.
 */
final class Events {
    /** How many different ones there are. */
    static final int COUNT = 256;

    private static final long SEED = 20260302;

    private static final List<String> SAID = List.of(
            "I am having second thoughts.",
            "What if it does not work out?",
            "It is too expensive for us.",
            "We went with another supplier in the end.",
            "My partner thinks that it is not worth it.",
            "We cannot afford it this year.",
            "The board froze all spending until the summer.",
            "I read some bad reviews about your company.",
            "We would rather wait until the new plant is open.",
            "Nobody got back to us for two weeks.",
            "It lacks the export that we need.",
            "I have to think about it.",
            "Please do not call again about this.",
            "We are moving abroad next month.",
            "I keep lying awake over this.",
            "It is not the right time for us.");

    private static final List<String> NOTED = List.of(
            "Was all smiles on Friday.",
            "They liked the demo and so did the people in the warehouse.",
            "Sister told her about a builder who went bust.",
            "After the call about the price they went rather quiet.",
            "Another firm offered about the same for a third less.",
            "The decision maker was not in the room.",
            "He asked twice how long the contract runs.",
            "She did not do the homework that we agreed on.",
            "They want it all to be over before the holidays.",
            "Sent the case study on Monday, no answer yet.",
            "The finance lead joined late and had many questions.",
            "Promised to call back by Thursday.");

    private Events() {}

    /** So many events with the same ids each time they are sent. */
    static List<String> some(int count) {
        return make(count, "");
    }

    /** The same events, each with an id, a deal and a client of its own each time it is sent. */
    static List<String> fresh(int count) {
        return make(count, "-" + Requests.NUMBER);
    }

    /** Events each of whose texts is never the same twice. */
    static List<String> allNew(int count) {
        List<ObjectNode> events = nodes(count, "");
        for (ObjectNode event : events) {
            for (String field : List.of("statedReason", "notes")) {
                if (event.has(field)) {
                    event.put(field, event.path(field).asText() + " Note " + Requests.NUMBER + ".");
                }
            }
        }
        return events.stream().map(ObjectNode::toString).toList();
    }

    /** Events whose notes have about so many characters, never the same twice. */
    static List<String> withNotes(int count, int characters) {
        Random random = new Random(SEED);
        return nodes(count, "").stream()
                .map(event -> {
                    StringBuilder notes =
                            new StringBuilder("Call ").append(Requests.NUMBER).append('.');
                    while (notes.length() < characters) {
                        String sentence = one(random.nextBoolean() ? SAID : NOTED, random);
                        notes.append(' ').append(sentence);
                    }
                    return event.put("notes", notes.substring(0, characters)).toString();
                })
                .toList();
    }

    private static List<String> make(int count, String own) {
        return nodes(count, own).stream().map(ObjectNode::toString).toList();
    }

    private static List<ObjectNode> nodes(int count, String own) {
        EventGenerator generator = new EventGenerator(SEED);
        Random random = new Random(SEED);
        List<ObjectNode> events = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ObjectNode event = generator.next();
            event.put("id", "bench-" + i + own);
            event.withObjectProperty("deal").put("id", "deal-" + i + own);
            event.withObjectProperty("client").put("id", "client-" + i + own);
            event.put("statedReason", sentences(SAID, 1 + random.nextInt(2), random) + unique(i));
            if (event.has("notes")) {
                event.put("notes", sentences(NOTED, 1 + random.nextInt(4), random));
            }
            event.path("concerns").forEach(concern -> ((ObjectNode) concern).put("text", one(SAID, random)));
            events.add(event);
        }
        return events;
    }

    private static String unique(int number) {
        return number % 2 == 0 ? "" : " Our order is " + Requests.NUMBER + ".";
    }

    private static String sentences(List<String> from, int count, Random random) {
        StringBuilder text = new StringBuilder(one(from, random));
        for (int i = 1; i < count; i++) {
            text.append(' ').append(one(from, random));
        }
        return text.toString();
    }

    private static String one(List<String> from, Random random) {
        return from.get(random.nextInt(from.size()));
    }
}
