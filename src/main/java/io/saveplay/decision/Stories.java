package io.saveplay.decision;

import static java.util.Comparator.comparing;

import io.saveplay.event.Client;
import java.util.ArrayList;
import java.util.Collections;
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
        List<Story> suiting = new ArrayList<>();
        for (Story story : all) {
            if (suits(story.segment(), client.segment()) && suits(story.industry(), client.industry())) {
                suiting.add(story);
            }
        }
        return suiting.isEmpty()
                ? Optional.empty()
                : Optional.of(Collections.min(
                        suiting,
                        comparing((Story story) -> !story.verified())
                                .thenComparing(story -> !diagnosis.likely().contains(String.valueOf(story.reason())))
                                .thenComparing(Story::id)));
    }

    private static boolean suits(@Nullable String wanted, @Nullable String seen) {
        return wanted == null || wanted.equalsIgnoreCase(seen);
    }
}
