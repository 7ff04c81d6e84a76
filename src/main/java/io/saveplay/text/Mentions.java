package io.saveplay.text;

import io.saveplay.event.CancellationEvent;
import io.saveplay.event.Concern;
import io.saveplay.event.Mention;
import io.saveplay.event.Mention.How;
import io.saveplay.event.Quote;
import io.saveplay.event.Unread;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the reasons that an event names. Immutable and thread-safe. */
public final class Mentions {
    private static final double CODE_WEIGHT = 0.85;
    private static final double CONCERN_WEIGHT = 0.8;
    /** Notes are second hand: what the salesperson understood. */
    private static final double NOTES_DISCOUNT = 0.9;

    private final TextReader texts;
    private final ReasonCodes codes;

    /** Mentions by this reader and these codes. */
    public Mentions(TextReader texts, ReasonCodes codes) {
        this.texts = texts;
        this.codes = codes;
    }

    /** The same codes, with words read by another reader. */
    public Mentions readBy(TextReader other) {
        return new Mentions(other, codes);
    }

    /** What reads the words. */
    public TextReader texts() {
        return texts;
    }

    /**
     * What was read in the words of an event.
     *
     * @param unread what was not read, and why
     */
    public record Words(List<Mention> mentions, List<Unread> unread) {}

    /**
     * The reasons that an event names: by its reason code, in concerns that are not settled, in the stated reason and
     * in the notes, in that order. Each of these four names a reason once, with its strongest words.
     */
    public List<Mention> read(CancellationEvent event) {
        return read(event, words(event).mentions());
    }

    /**
     * The same for an event whose words were read before.
     *
     * @param words the mentions that {@link #words} gave for an event with the same words
     */
    public List<Mention> read(CancellationEvent event, List<Mention> words) {
        List<Mention> all = new ArrayList<>();
        String code = event.reasonCode();
        resolve(code)
                .ifPresent(ours -> all.add(
                        new Mention(ours, CODE_WEIGHT, How.CODE, Quote.ofCode("reasonCode", String.valueOf(code)))));
        all.addAll(words);
        return List.copyOf(all);
    }

    /** The reasons that an event names in its concerns, its stated reason and its notes, and what of these is not read. */
    public Words words(CancellationEvent event) {
        List<Unread> unread = new ArrayList<>();
        List<Mention> all = new ArrayList<>(strongest(concerns(event, unread)));
        all.addAll(strongest(inText("statedReason", event.statedReason(), How.STATED, 1, unread)));
        all.addAll(strongest(inText("notes", event.notes(), How.NOTES, NOTES_DISCOUNT, unread)));
        return new Words(List.copyOf(all), List.copyOf(unread));
    }

    /**
     * The same event in our own codes: the reason code and the concerns' reasons are replaced where they are known, and
     * dropped where they are known to say nothing. A value that nobody knows stays as it is.
     */
    public CancellationEvent canonical(CancellationEvent event) {
        return new CancellationEvent(
                event.id(),
                event.occurredAt(),
                event.kind(),
                event.channel(),
                event.live(),
                event.statedReason(),
                canonical(event.reasonCode()),
                event.notes(),
                event.saveAttempts(),
                event.clearNo(),
                event.closingAttempt(),
                canonical(event.concerns()),
                event.deal(),
                event.client(),
                event.seller());
    }

    private @Nullable List<Concern> canonical(@Nullable List<Concern> concerns) {
        if (concerns == null) {
            return null;
        }
        List<Concern> canonical = new ArrayList<>(concerns.size());
        for (Concern concern : concerns) {
            canonical.add(new Concern(reason(concern), concern.text(), concern.resolved()));
        }
        return List.copyOf(canonical);
    }

    /** A concern's reason in our codes; a concern without a code is read, so that a settled one is known as such. */
    private @Nullable String reason(Concern concern) {
        String code = canonical(concern.reason());
        return code != null
                ? code
                : strongest(inText("text", concern.text(), How.CONCERN, 1, new ArrayList<>())).stream()
                        .max(Comparator.comparingDouble(Mention::weight))
                        .map(Mention::reason)
                        .orElse(null);
    }

    /** What is wrong with a reason code, with a proposal; nothing when it is known. */
    public Optional<String> faultOf(String code) {
        if (!(codes.resolve(code) instanceof ReasonCodes.Unknown)) {
            return Optional.empty();
        }
        List<String> near = codes.nearest(code);
        return Optional.of("is not a reason code or pick-list value that the rules know"
                + (near.isEmpty() ? "; GET /v1/taxonomy lists them" : "; did you mean `" + near.get(0) + "`?"));
    }

    private @Nullable String canonical(@Nullable String code) {
        if (code == null) {
            return null;
        }
        ReasonCodes.Resolved resolved = codes.resolve(code);
        return resolved instanceof ReasonCodes.Unknown ? code : resolved.code().orElse(null);
    }

    private List<Mention> concerns(CancellationEvent event, List<Unread> unread) {
        List<Mention> all = new ArrayList<>();
        if (event.concerns() == null) {
            return all;
        }
        for (int i = 0; i < event.concerns().size(); i++) {
            Concern concern = event.concerns().get(i);
            String field = "concerns[" + i + "].";
            if (Boolean.TRUE.equals(concern.resolved())) {
                continue;
            }
            Optional<String> reason = resolve(concern.reason());
            if (reason.isPresent()) {
                Quote words = concern.text() == null || concern.text().isBlank()
                        ? Quote.ofCode(field + "reason", String.valueOf(concern.reason()))
                        : new Quote(
                                field + "text",
                                concern.text(),
                                0,
                                concern.text().length(),
                                null);
                all.add(new Mention(reason.get(), CONCERN_WEIGHT, How.CONCERN, words));
            } else {
                all.addAll(inText(field + "text", concern.text(), How.CONCERN, 1, unread));
            }
        }
        return all;
    }

    private Optional<String> resolve(@Nullable String code) {
        return code == null ? Optional.empty() : codes.resolve(code).code();
    }

    private List<Mention> inText(String field, @Nullable String text, How how, double discount, List<Unread> unread) {
        if (text == null) {
            return List.of();
        }
        Reading reading = texts.read(text);
        reading.unread().forEach(part -> unread.add(new Unread(field, part.start(), part.end(), part.because())));
        List<Mention> mentions = new ArrayList<>();
        for (Reading.Passage passage : reading.passages()) {
            for (Finding found : passage.findings()) {
                Quote words = new Quote(field, found.quote(), found.start(), found.end(), found.example());
                mentions.add(new Mention(found.reason(), found.weight() * discount, how, words));
            }
        }
        return mentions;
    }

    /** For each reason the mention with the highest weight, of equal ones the first. */
    private static Collection<Mention> strongest(List<Mention> all) {
        if (all.size() < 2) {
            return all;
        }
        Map<String, Mention> byReason = new LinkedHashMap<>();
        for (Mention mention : all) {
            byReason.merge(mention.reason(), mention, (a, b) -> b.weight() > a.weight() ? b : a);
        }
        return byReason.values();
    }
}
