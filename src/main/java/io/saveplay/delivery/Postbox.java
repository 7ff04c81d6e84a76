package io.saveplay.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.saveplay.crm.Letter;
import io.saveplay.crm.Letters;
import io.saveplay.crm.Profile;
import io.saveplay.journal.Inbox;
import io.saveplay.outbound.Outbound;
import io.saveplay.outbound.Outcome;
import io.saveplay.outbound.Request;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** Asks a CRM's API for what a webhook lacks, and writes decisions back, each once. Safe for many threads. */
public final class Postbox {
    private final Access.Directory directory;
    private final Outbound outbound;
    private final Inbox inbox;
    private final Passes passes;

    public Postbox(Access.Directory directory, Outbound outbound, Inbox inbox, Clock clock) {
        this.directory = directory;
        this.outbound = outbound;
        this.inbox = inbox;
        this.passes = new Passes(outbound, clock);
    }

    /** The asking alone, for previews. */
    public Previews.Fetcher fetcher() {
        return (profile, raw) -> {
            try {
                return fetch(profile, raw);
            } catch (Halt e) {
                throw new Previews.Unfetched(String.valueOf(e.getMessage()));
            }
        };
    }

    /** What the profile asks for, by name; nothing where the operator gave no address of the API. */
    ObjectNode fetch(Profile profile, JsonNode raw) throws Halt {
        ObjectNode fetched = Payload.JSON.createObjectNode();
        Access access = directory.of(profile.name());
        if (!access.hasApi()) {
            return fetched;
        }
        Letters letters = new Letters(profile);
        for (String name : letters.fetches()) {
            Optional<Letter> letter = letter(() -> letters.fetch(name, raw, fetched));
            if (letter.isPresent()) {
                Outcome outcome = call(profile, access, letter.get(), "", !fetched.isEmpty());
                if (!(outcome instanceof Outcome.Refused && letters.isOptional(name))) {
                    fetched.set(name, answered(name, outcome));
                }
            }
        }
        return fetched;
    }

    /** Writes all that the profile writes for a delivery and that is not written yet. */
    void write(Profile profile, UUID delivery, Letter.Facts facts) throws Halt {
        Access access = directory.of(profile.name());
        if (!access.hasApi()) {
            return;
        }
        Letters letters = new Letters(profile);
        for (String name : letters.writes()) {
            Optional<Letter> letter = letter(() -> letters.write(name, facts));
            if (letter.isPresent()) {
                write(profile, access, letters, delivery, facts, letter.get());
            }
        }
    }

    private void write(
            Profile profile, Access access, Letters letters, UUID delivery, Letter.Facts facts, Letter letter)
            throws Halt {
        String name = letter.name();
        switch (inbox.begin(delivery, name)) {
            case DONE -> {
                return;
            }
            case BEGUN_BEFORE -> {
                Optional<String> there = found(profile, access, letters, facts, name);
                if (there.isPresent()) {
                    inbox.done(delivery, name, there.get());
                    return;
                }
            }
            case FRESH -> {
                // Nobody can have written it.
            }
        }
        Outcome outcome =
                call(profile, access, letter, facts.decision().path("id").asText() + "-" + name, true);
        if (outcome instanceof Outcome.Refused refused && refused.status() / 100 == 2) {
            // It was done, and the answer is too long to be read.
            inbox.done(delivery, name, null);
            return;
        }
        JsonNode answer = answered(name, outcome);
        Optional<String> reference = letter(() -> letters.reference(name, facts, answer));
        inbox.done(delivery, name, reference.orElse(null));
    }

    /** The id of what an earlier try wrote after all; nothing where there is none, or no way to know. */
    private Optional<String> found(Profile profile, Access access, Letters letters, Letter.Facts facts, String name)
            throws Halt {
        Optional<Letter> look = letter(() -> letters.find(name, facts));
        if (look.isEmpty()) {
            return Optional.empty();
        }
        Outcome outcome = call(profile, access, look.get(), "", true);
        if (outcome instanceof Outcome.Refused refused && refused.status() == 404) {
            return Optional.empty();
        }
        JsonNode answer = answered(name, outcome);
        return letter(() -> letters.found(name, facts, answer));
    }

    /**
     * Makes a call.
     *
     * @param patient waits for its turn, since what was asked before would have been asked in vain; without, many
     *     deliveries at once would use up the pace with calls that come to nothing
     */
    private Outcome call(Profile profile, Access access, Letter letter, String id, boolean patient) throws Halt {
        Outcome outcome = send(profile, access, letter, id, patient, false);
        boolean stale = outcome instanceof Outcome.Refused refused && refused.status() == 401;
        return stale && access.credentials() instanceof Access.Credentials.OAuth
                ? send(profile, access, letter, id, true, true)
                : outcome;
    }

    private Outcome send(Profile profile, Access access, Letter letter, String id, boolean patient, boolean anew)
            throws Halt {
        // Names in any case: each header is sent once, and what the profile says of it holds.
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.putAll(letter.headers());
        headers.putIfAbsent("accept", "application/json");
        if (!letter.type().isEmpty()) {
            headers.put("content-type", letter.type());
        }
        try {
            headers.putAll(passes.headers(profile, access, letter.body(), id, anew));
            URI api = Objects.requireNonNull(access.api());
            URI url = URI.create(api.toString().replaceFirst("/+$", "") + letter.path());
            return outbound.call(
                    profile.name(), profile.pace(), patient, new Request(letter.method(), url, headers, letter.body()));
        } catch (IllegalArgumentException e) {
            throw Halt.forGood("`" + letter.name() + "` cannot be sent: " + e.getMessage());
        }
    }

    /** The answer of a call that went well; an empty one where there is nothing to read in it. */
    private static JsonNode answered(String name, Outcome outcome) throws Halt {
        if (outcome instanceof Outcome.Answered answered) {
            byte[] body = answered.response().body();
            try {
                return body.length == 0 ? MissingNode.getInstance() : Payload.JSON.readTree(body);
            } catch (IOException e) {
                return MissingNode.getInstance();
            }
        }
        if (outcome instanceof Outcome.Later later) {
            String why = "`" + name + "`: " + later.why();
            throw later.maybeDone() ? Halt.unsure(later.after(), why) : Halt.after(later.after(), why);
        }
        if (outcome instanceof Outcome.Refused refused) {
            // Somebody may put the token right.
            boolean token = refused.status() == 401 || refused.status() == 403;
            throw token
                    ? Halt.later("`" + name + "`: " + refused.why())
                    : Halt.forGood("`" + name + "`: " + refused.why());
        }
        throw Halt.forGood("`" + name + "`: " + (outcome instanceof Outcome.Forbidden no ? no.why() : "no answer"));
    }

    /** Something that a formula of the profile makes. */
    private interface Made<T> {
        T make() throws Letters.Unwritten;
    }

    private static <T> T letter(Made<T> made) throws Halt {
        try {
            return made.make();
        } catch (Letters.Unwritten e) {
            throw Halt.forGood(String.valueOf(e.getMessage()));
        }
    }
}
