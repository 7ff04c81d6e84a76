package io.saveplay.rulebook;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.saveplay.decision.Decision;
import io.saveplay.decision.DecisionWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** What decisions say, apart from their ids and times. */
final class Answers {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Answers() {}

    /** A decision without its id, its time and the version of its rules. */
    static ObjectNode content(Decision decision) {
        try {
            ObjectNode content = (ObjectNode) JSON.readTree(DecisionWriter.write(decision));
            content.remove(List.of("id", "decidedAt", "rulesVersion"));
            return content;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
