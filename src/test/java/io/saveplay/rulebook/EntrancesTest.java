package io.saveplay.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.saveplay.event.CancellationEvent;
import io.saveplay.event.Facts;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Rules that ask for one value of a field fire for the facts that have it, as if each of them were asked. */
final class EntrancesTest {
    private static final Ruleset RULESET = ruleset();

    private static final String CLIENT = "\"client\":{\"id\":\"c\"},";

    private static final String RULE = """
            rule "named/%s"
              @title( "Something is named" )
              @guidance( "BO-1" )
              @owner( "sales-enablement" )
            when
              %s
            then
              insert( new Signal( "named-%s", "something is named" ) );
            end
            """;

    /** Four values of one field are asked for, which are enough to be looked up. */
    private static Ruleset ruleset() {
        Map<String, String> files = new HashMap<>(Shipped.read().files());
        files.put(
                "signals/named.drl",
                "/* Signals of the test. */\npackage signals;\n\n"
                        + String.join(
                                "\n",
                                rule("price", "Mention( reason == \"BUDGET.PRICE\" )"),
                                rule("sure-price", "Mention( reason == \"BUDGET.PRICE\", weight >= 0.99 )"),
                                rule("trust", "Mention( reason == \"TRUST\" )"),
                                rule("fear", "Mention( reason == \"FEAR\" )"),
                                rule(
                                        "both",
                                        "Mention( reason == \"BUDGET.PRICE\" )\n  Mention( reason == \"NOT_READY\" )"),
                                rule("no-fear", "not Mention( reason == \"FEAR\" )"),
                                rule("live-call", "Conversation( channel == Channel.PHONE, live == true )"),
                                rule("chat", "Conversation( channel == Channel.CHAT )"),
                                rule("portal", "Conversation( channel == Channel.PORTAL )"),
                                rule("late", "Client( grievances contains \"late\" )"),
                                rule("rude", "Client( grievances contains \"rude\" )"),
                                rule("lost", "Client( grievances contains \"lost\" )"),
                                rule("never-late", "Client( answerCount > 0, grievances not contains \"late\" )"),
                                rule("never-rude", "Client( answerCount > 0, grievances not contains \"rude\" )"),
                                rule("never-lost", "Client( answerCount > 0, grievances not contains \"lost\" )")));
        return Shipped.load(RulesFolder.of(files));
    }

    private static String rule(String name, String condition) {
        return RULE.formatted(name, condition, name);
    }

    /** The rules of the test that fire, each as often as it does. */
    private static List<String> fired(String words) throws IOException {
        CancellationEvent event = Shipped.event(new ObjectMapper().readTree("""
                {"id":"e","occurredAt":"2026-03-02T09:30:00Z","deal":{"id":"d"},%s}
                """.formatted(words)));
        List<Object> facts = Facts.of(
                event, RULESET.mentions().read(event), RULESET.settings().zone());
        return Evaluation.of(RULESET, event.client(), facts, null).fired(Layer.SIGNALS).all().stream()
                .map(Scene.Conclusion::rule)
                .filter(rule -> rule.startsWith("named/"))
                .sorted()
                .toList();
    }

    @Test
    void aRuleFiresOnceForEachFactWithTheValue() throws IOException {
        assertThat(fired(CLIENT + "\"reasonCode\":\"BUDGET.PRICE\"")).containsExactly("named/no-fear", "named/price");
        assertThat(fired(CLIENT + "\"reasonCode\":\"BUDGET.PRICE\",\"statedReason\":\"It is too expensive.\""))
                .containsExactly("named/no-fear", "named/price", "named/price");
    }

    @Test
    void whatElseARuleAsksIsAskedStill() throws IOException {
        assertThat(fired(CLIENT + "\"reasonCode\":\"BUDGET.PRICE\",\"statedReason\":\"It is not the right time.\""))
                .containsExactly("named/both", "named/no-fear", "named/price");
        assertThat(fired(CLIENT + "\"reasonCode\":\"FEAR\"")).containsExactly("named/fear");
        assertThat(fired(CLIENT + "\"reasonCode\":\"TRUST\"")).containsExactly("named/no-fear", "named/trust");
    }

    @Test
    void aConstantIsAskedForLikeAText() throws IOException {
        assertThat(fired(CLIENT + "\"channel\":\"PORTAL\"")).containsExactly("named/no-fear", "named/portal");
        assertThat(fired(CLIENT + "\"channel\":\"PHONE\"")).containsExactly("named/no-fear");
        assertThat(fired(CLIENT + "\"channel\":\"PHONE\",\"live\":true"))
                .containsExactly("named/live-call", "named/no-fear");
    }

    @Test
    void aFieldOfSeveralTextsHoldsEachOfThem() throws IOException {
        String client =
                "\"client\":{\"id\":\"c\",\"grievances\":[\"rude\",\"late\",\"rude\"],\"answers\":{\"likes-us\":\"no\"}}";
        assertThat(fired(client)).containsExactly("named/late", "named/never-lost", "named/no-fear", "named/rude");
    }
}
