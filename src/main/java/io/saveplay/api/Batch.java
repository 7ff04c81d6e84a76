package io.saveplay.api;

import io.saveplay.decision.DecisionWriter;
import io.saveplay.explain.Ask;
import io.saveplay.explain.Explainer;
import io.saveplay.intake.EventReader;
import io.saveplay.intake.Reading;
import io.saveplay.rulebook.Decider;
import io.saveplay.rulebook.Ruleset;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A stream of events through one ruleset. Holds one line at a time. */
final class Batch {
    private final Ruleset ruleset;
    private final Explainer explainer;
    private final EventReader events;
    private final Decider.Wish wish;

    Batch(Ruleset ruleset, Explainer explainer, EventReader events, Decider.Wish wish) {
        this.ruleset = ruleset;
        this.explainer = explainer;
        this.events = events;
        this.wish = wish;
    }

    /** Answers each line of {@code in} on {@code out}; an answer is on its way before more input is waited for. */
    void run(InputStream in, OutputStream out) throws IOException {
        LineReader lines = new LineReader(in, DecisionsResource.MOST_BYTES, out);
        long number = 0;
        Optional<LineReader.Line> line = lines.next();
        while (line.isPresent()) {
            number++;
            if (line.get().tooLong() || !isBlank(line.get().bytes())) {
                out.write(answer(number, line.get()));
                out.write('\n');
            }
            line = lines.next();
        }
        out.flush();
    }

    private byte[] answer(long number, LineReader.Line line) {
        if (line.tooLong()) {
            return Json.write(new BatchError(number, DecisionsResource.tooLarge()));
        }
        try {
            Reading reading = events.read(line.bytes(), ruleset::faultOf);
            if (reading instanceof Reading.Valid valid) {
                return DecisionWriter.write(explainer.decide(ruleset, valid.event(), wish, Ask.NOTHING));
            }
            return Json.write(new BatchError(number, DecisionsResource.problem(reading)));
        } catch (RuntimeException e) {
            // The status is long sent, and the next line may be fine.
            return Json.write(new BatchError(number, ProblemMappers.of(e)));
        }
    }

    private static boolean isBlank(byte[] line) {
        return new String(line, StandardCharsets.ISO_8859_1).isBlank();
    }
}
