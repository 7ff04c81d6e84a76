package io.saveplay.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class UnreadTest {
    @Test
    void eachFieldIsToldOnceForEachReasonWhy() {
        assertThat(Unread.inWords(List.of(
                        new Unread("concerns[1].text", 4, 5, "looks like Swedish"),
                        new Unread("notes", 0, 200, "looks like Swedish"),
                        new Unread("notes", 210, 224, "looks like Swedish"),
                        new Unread("notes", 300, 310, "is past the limit"),
                        new Unread("statedReason", 2, 4, "looks like German"))))
                .isEqualTo(
                        "concern 2, 1 character (looks like Swedish); the notes, 214 characters (looks like Swedish);"
                                + " the notes, 10 characters (is past the limit); the stated reason, 2 characters (looks like"
                                + " German)");
    }
}
