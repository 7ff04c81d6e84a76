package io.saveplay.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.saveplay.event.Client;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class StoriesTest {
    private static final Diagnosis FEAR = new Diagnosis(Nature.FEAR, List.of(), Set.of("FEAR"));

    private static Story story(String id, @Nullable String segment, @Nullable String reason, boolean verified) {
        return new Story(id, "someone", segment, null, reason, verified, "text");
    }

    private static Client client(@Nullable String segment) {
        return new Client(
                "c", null, null, segment, null, null, null, null, null, null, null, Map.of(), null, null, null, null,
                null);
    }

    private static Optional<String> told(@Nullable String segment, Story... stories) {
        return new Stories(List.of(stories)).like(client(segment), FEAR).map(Story::id);
    }

    @Test
    void aStoryOfAnotherSegmentIsNotOfALikeClient() {
        assertThat(told("smb", story("a", "enterprise", "FEAR", true))).isEmpty();
    }

    @Test
    void aStoryThatNamesASegmentNeedsTheClientsToBeKnown() {
        assertThat(told(null, story("a", "smb", "FEAR", true))).isEmpty();
        assertThat(told(null, story("a", null, "FEAR", true))).contains("a");
    }

    @Test
    void aVerifiedStoryComesBeforeOneThatIsNot() {
        assertThat(told("smb", story("a", "smb", "FEAR", false), story("b", "smb", "BUDGET", true)))
                .contains("b");
    }

    @Test
    void ofVerifiedStoriesTheOneOfALikelyReasonIsTold() {
        assertThat(told("SMB", story("a", "smb", "BUDGET", true), story("b", "smb", "FEAR", true)))
                .contains("b");
    }
}
