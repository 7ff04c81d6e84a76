package io.saveplay.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class TalkTrackTest {
    private static final Map<String, Object> VALUES =
            Map.of("client", Map.of("contactName", "Ada"), "deal", Map.of("mission", "a {quiet} \"room\" <b>"));

    private static List<String> said(String... lines) {
        return TalkTrack.fill(
                Stream.of(lines).map(TalkTrack.Line::of).toList(), VALUES, List.of("the price", "the timing"));
    }

    @Test
    void aPlaceholderIsFilledWithWhatIsKnown() {
        assertThat(said("Hi {client.contactName}.")).containsExactly("Hi Ada.");
    }

    @Test
    void aLineThatLacksAValueIsLeftOut() {
        assertThat(said("One.", "About {deal.benefits}.", "{client.name} and {client.contactName}", "{story.text}"))
                .containsExactly("One.");
    }

    @Test
    void aFallbackKeepsTheLine() {
        assertThat(said("Hi {client.name ?: 'there'}.")).containsExactly("Hi there.");
    }

    @Test
    void aBranchOnAMissingValueKeepsTheLine() {
        assertThat(said("{#if deal.benefits}A{#else}B{/if}")).containsExactly("B");
    }

    @Test
    void theClientsWordsAreNeverReadAsPlaceholdersOrMarkup() {
        assertThat(said("\"{deal.mission}\"")).containsExactly("\"a {quiet} \"room\" <b>\"");
    }

    @Test
    void aLineAboutAConcernIsSaidOncePerConcernInOrder() {
        assertThat(said("Is it {concern}?")).containsExactly("Is it the price?", "Is it the timing?");
    }

    @Test
    void aBrokenPlaceholderIsRefusedWithTheLine() {
        assertThatThrownBy(() -> TalkTrack.Line.of("Hi {#if client.name}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Hi {#if client.name}");
    }
}
