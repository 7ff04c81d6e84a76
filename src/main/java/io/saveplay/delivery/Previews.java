package io.saveplay.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.saveplay.crm.Call;
import io.saveplay.crm.Letter;
import io.saveplay.crm.Letters;
import io.saveplay.crm.Mapped;
import io.saveplay.crm.Mapper;
import io.saveplay.crm.Note;
import io.saveplay.crm.Profile;
import io.saveplay.crm.Sorted;
import io.saveplay.crm.Sorter;
import io.saveplay.crm.Verdict;
import io.saveplay.rulebook.EvaluationException;
import io.saveplay.rulebook.Ruleset;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Shows what would become of a webhook, and does nothing of it. Safe for many threads. */
public final class Previews {
    private final Access.Directory directory;
    private final Mapper mapper;
    private final Decides decides;
    private final String home;

    /**
     * Previews.
     *
     * @param home the public address of this service, for links; empty where it is not known
     */
    public Previews(Access.Directory directory, Mapper mapper, Decides decides, String home) {
        this.directory = directory;
        this.mapper = mapper;
        this.decides = decides;
        this.home = home;
    }

    /** Asks a CRM's API for what an event lacks. */
    public interface Fetcher {
        /** What was answered, by name. */
        ObjectNode fetch(Profile profile, JsonNode raw) throws Unfetched;
    }

    /** The API did not answer as it should; the message says why. */
    public static final class Unfetched extends Exception {
        private static final long serialVersionUID = 1L;

        Unfetched(String why) {
            super(why);
        }
    }

    /** Asks nothing of anybody. */
    public static final Fetcher NOTHING = (profile, raw) -> Payload.JSON.createObjectNode();

    /** What would become of a webhook. */
    public Preview of(Ruleset ruleset, Profile profile, Call call, Fetcher fetcher) throws InterruptedException {
        Access access = directory.of(profile.name());
        Preview.Verification verification = verification(profile.verifier().verify(call, access.trust()));
        List<Preview.Event> events = new ArrayList<>();
        try {
            for (Sorted sorted : Sorter.sort(profile, call, access.accounts())) {
                events.add(event(ruleset, profile, sorted, fetcher));
            }
        } catch (IOException e) {
            return new Preview(profile.name(), verification, e.getMessage(), List.of());
        }
        return new Preview(profile.name(), verification, null, List.copyOf(events));
    }

    private static Preview.Verification verification(Verdict verdict) {
        if (verdict instanceof Verdict.Verified verified) {
            return new Preview.Verification(true, verified.scheme(), verified.secret(), null, null);
        }
        Verdict.Refused refused = (Verdict.Refused) verdict;
        String why = refused.why().name().toLowerCase(Locale.ROOT).replace('_', '-');
        return new Preview.Verification(false, null, null, why, refused.detail());
    }

    private Preview.Event event(Ruleset ruleset, Profile profile, Sorted sorted, Fetcher fetcher)
            throws InterruptedException {
        if (sorted instanceof Sorted.Ignored ignored) {
            return Preview.Event.ignored(null, ignored.why());
        }
        if (sorted instanceof Sorted.Failed failed) {
            return Preview.Event.failed(failed.key(), failed.cause(), List.of());
        }
        Sorted.Kept kept = (Sorted.Kept) sorted;
        try {
            ObjectNode fetched = fetcher.fetch(profile, kept.event());
            Mapped mapped = mapper.map(profile, kept.event(), fetched, ruleset::faultOf);
            if (mapped instanceof Mapped.Event event) {
                return decided(ruleset, profile, kept, fetched, event);
            }
            if (mapped instanceof Mapped.Ignored ignored) {
                return Preview.Event.ignored(kept.key(), ignored.why());
            }
            return mapped instanceof Mapped.Invalid invalid
                    ? Preview.Event.failed(kept.key(), "the profile makes no valid event of it", invalid.faults())
                    : Preview.Event.failed(kept.key(), ((Mapped.Failed) mapped).cause(), List.of());
        } catch (Unfetched | Letters.Unwritten | EvaluationException e) {
            return Preview.Event.failed(kept.key(), String.valueOf(e.getMessage()), List.of());
        }
    }

    private Preview.Event decided(
            Ruleset ruleset, Profile profile, Sorted.Kept kept, ObjectNode fetched, Mapped.Event event)
            throws InterruptedException, Letters.Unwritten {
        JsonNode decision = Desk.tree(decides.dry(ruleset, event.event()));
        Note note = Note.of(decision, home);
        Letter.Facts facts = new Letter.Facts(kept.event(), fetched, event.json(), decision, note);
        Letters letters = new Letters(profile);
        List<Preview.Write> writes = new ArrayList<>();
        for (String name : letters.writes()) {
            Optional<Letter> letter = letters.write(name, facts);
            letter.ifPresent(one -> writes.add(
                    new Preview.Write(name, one.method(), one.path(), new String(one.body(), StandardCharsets.UTF_8))));
        }
        List<String> names = new ArrayList<>();
        fetched.fieldNames().forEachRemaining(names::add);
        return new Preview.Event(
                Preview.Outcome.DECIDED,
                null,
                kept.key(),
                event.transition(),
                List.of(),
                event.remarks(),
                event.json(),
                decision,
                note.text(),
                names,
                writes);
    }
}
