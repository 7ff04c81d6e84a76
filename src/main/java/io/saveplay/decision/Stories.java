package io.saveplay.decision;

import static java.util.Comparator.comparing;

import io.saveplay.event.Client;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The stories on file, and which of them suits a client (guidance TC-7, policy P-4). */
public record Stories(List<Story> all) {

    public Stories {
        all = List.copyOf(all);
    }

    /**
     * The story to tell this client: of a like client, that is, of their segment and industry where the story names
     * any, and best of a reason that is likely. A verified story comes before one that is not.
     */
    public Optional<Story> like(Client client, Diagnosis diagnosis) {
        return all.stream()
                .filter(story -> suits(story.segment(), client.segment()))
                .filter(story -> suits(story.industry(), client.industry()))
                .min(comparing((Story story) -> !story.verified())
                        .thenComparing(story -> !diagnosis.likely().contains(String.valueOf(story.reason())))
                        .thenComparing(Story::id, Comparator.naturalOrder()));
    }

    private static boolean suits(@Nullable String wanted, @Nullable String seen) {
        return wanted == null || wanted.equalsIgnoreCase(seen);
    }
}
