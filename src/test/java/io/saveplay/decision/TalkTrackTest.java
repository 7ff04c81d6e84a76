package io.saveplay.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TalkTrackTest {
    private static final Map<String, String> VALUES =
            Map.of("client.contactName", "Ada", "deal.mission", "a {quiet} \"room\" <b>");

    private static List<String> said(String... lines) {
        return TalkTrack.fill(
                Stream.of(lines).map(TalkTrack.Line::of).toList(), VALUES::get, List.of("the price", "the timing"));
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
    void theClientsWordsAreNeverReadAsPlaceholdersOrMarkup() {
        assertThat(said("\"{deal.mission}\"")).containsExactly("\"a {quiet} \"room\" <b>\"");
    }

    @Test
    void aLineAboutAConcernIsSaidOncePerConcernInOrder() {
        assertThat(said("Is it {concern}?")).containsExactly("Is it the price?", "Is it the timing?");
    }

    @Test
    void whatNotToSayIsFilledAsWhatToSay() {
        TalkTrack track = new TalkTrack(
                List.of(),
                Stream.of("\"Are you sure?\"", "\"But {client.contactName}!\"", "{deal.benefits}", "\"{concern}?\"")
                        .map(TalkTrack.Line::of)
                        .toList());
        assertThat(track.avoided(VALUES::get, List.of("the price")))
                .containsExactly("\"Are you sure?\"", "\"But Ada!\"", "\"the price?\"");
        TalkTrack plain = new TalkTrack(List.of(), List.of(TalkTrack.Line.of("\"Are you sure?\"")));
        assertThat(plain.avoided(VALUES::get, List.of("the price"))).containsExactly("\"Are you sure?\"");
    }

    /** A page can neither repeat for ever nor include, evaluate, call or print what nobody meant it to. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{#for i in 2000000000}x{/for}",
                "{#each 2000000000}x{/each}",
                "{#if client.name}x{/if}",
                "{#include other/}",
                "{#eval '{client.name}'/}",
                "{#set x=1}{x}{/set}",
                "{client}",
                "{deal.keys}",
                "{deal.getClass}",
                "{deal.mission.class.name}",
                "{deal.mission.repeat(100000000)}",
                "{client.name.or('x')}",
                "{client.name ?: client}",
                "{str:builder}",
                "{config:secret}",
                "{inject:clock}",
                "{cdi:clock.now}",
                "{1}",
                "{|raw|}",
                "{! comment !}",
                "{client.name",
                "{ client.name }",
                "{deal.mision}",
                "\\{client.name}\\{"
            })
    void aLineHoldsThePlaceholdersThatThereAreAndNothingElse(String line) {
        assertThatThrownBy(() -> TalkTrack.Line.of(line))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("`{")
                .hasMessageEndingWith("is no placeholder");
    }
}
