package io.saveplay.delivery;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import io.saveplay.journal.Delivery;
import io.saveplay.journal.Result;
import java.net.URI;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A CRM that fails gets its note in the end, and gets it once. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class WriteBackFailuresTest {
    private static final String NOTES = "/api/v1/notes";
    private static final String ACTIVITIES = "/api/v2/activities";
    private static final Result DONE = new Result.Done(Delivery.State.DONE);
    private static final Duration LONG = Duration.ofSeconds(20);

    private Office office;
    private int deals = 1000;

    @BeforeAll
    void open() throws SQLException, InterruptedException {
        office = new Office();
    }

    @AfterAll
    void close() {
        office.close();
    }

    @BeforeEach
    void clear() {
        office.clear();
        office.set("pipedrive", new Access.Credentials.Token("opensesame"));
        works();
        office.answers("POST", ACTIVITIES, "{\"data\": {\"id\": 815}}");
        office.answers("GET", NOTES, "{\"data\": []}");
    }

    private void works() {
        office.answers("POST", NOTES, "{\"data\": {\"id\": 4711}}");
    }

    private void fails(ResponseDefinitionBuilder how) {
        office.crm().stubFor(Office.on("POST", NOTES).willReturn(how));
    }

    private UUID lost() throws Exception {
        return lost("Deal", "Ms Miller thinks that it is too expensive");
    }

    private UUID lost(String title, String reason) throws Exception {
        deals++;
        return office.take("pipedrive", """
                {"data": {"id": %1$d, "title": "%2$s", "status": "lost", "lost_reason": "%3$s", "person_id": %1$d, "person_name": "%2$s",
                  "lost_time": "2026-03-02T15:20:00Z", "value": 4800, "currency": "EUR", "owner_id": 7},
                 "previous": {"status": "open"},
                 "meta": {"entity": "deal", "action": "change", "id": "e-%1$d", "company_id": "901",
                  "timestamp": "2026-03-02T15:20:00.100Z", "change_source": "app", "version": "2.0"}}""".formatted(deals, title, reason));
    }

    private String said(int call) {
        return Office.json(office.calls("POST", NOTES).get(call))
                .path("content")
                .asText();
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403})
    void aTokenThatIsNotTakenMayBePutRight(int status) throws Exception {
        fails(aResponse().withStatus(status).withBody("Ms Miller"));
        UUID id = lost();
        assertThat(office.desk().work(id, 1)).isInstanceOfSatisfying(Result.Again.class, again -> {
            assertThat(again.cause()).isEqualTo("`note`: `127.0.0.1` answered " + status);
            assertThat(again.at()).isAfter(office.clock().instant());
        });
        works();
        assertThat(office.desk().work(id, 2)).isEqualTo(DONE);
        assertThat(office.calls("POST", NOTES)).hasSize(2);
        assertThat(office.calls("GET", NOTES)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 404, 409, 422})
    void whatNoRepetitionMendsFailsWithACauseThatTellsNothingOfTheClient(int status) throws Exception {
        fails(aResponse().withStatus(status).withBody("Ms Miller is unknown"));
        assertThat(office.desk().work(lost(), 1)).isEqualTo(new Result.Dead("`note`: `127.0.0.1` answered " + status));
    }

    @Test
    void theCrmSaysWhenToComeAgain() throws Exception {
        fails(aResponse().withStatus(429).withHeader("Retry-After", "7"));
        UUID id = lost();
        Instant soonest = office.clock().instant().plusSeconds(7);
        assertThat(office.desk().work(id, 1)).isInstanceOfSatisfying(Result.Again.class, again -> {
            assertThat(again.cause()).isEqualTo("`note`: `127.0.0.1` answered 429");
            // Not all who are told so come at once.
            assertThat(again.at()).isBetween(soonest, soonest.plusSeconds(3));
        });
        works();
        assertThat(office.desk().work(id, 2)).isEqualTo(DONE);
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 504})
    void aCrmThatIsDownIsTriedAgainAndGivenUpAfterThreeDays(int status) throws Exception {
        fails(aResponse().withStatus(status));
        UUID id = lost();
        Desk desk = office.desk();
        assertThat(desk.work(id, 1)).isInstanceOf(Result.Again.class);
        office.clock().move(Duration.ofDays(3).plusSeconds(1));
        assertThat(desk.work(id, 5)).isInstanceOf(Result.Again.class);
        assertThat(desk.work(id, 6))
                .isEqualTo(new Result.Dead("`note`: `127.0.0.1` answered " + status + "; given up after 6 attempts"));
    }

    @Test
    void whatMayStillTakePlaceIsNotLookedForAtOnce() throws Exception {
        fails(aResponse().withStatus(500));
        Desk desk = office.desk();
        for (int i = 0; i < 5; i++) {
            Instant soonest = office.clock().instant().plusSeconds(5);
            assertThat(desk.work(lost(), 1))
                    .isInstanceOfSatisfying(
                            Result.Again.class, again -> assertThat(again.at()).isAfterOrEqualTo(soonest));
        }
    }

    @Test
    void anAnswerThatComesTooLateIsLookedForAndNotWrittenTwice() throws Exception {
        fails(aResponse().withFixedDelay(5000).withBody("{\"data\": {\"id\": 1}}"));
        UUID id = lost();
        assertThat(office.desk(Duration.ofMillis(300), office.clock()).work(id, 1))
                .isInstanceOfSatisfying(
                        Result.Again.class,
                        again -> assertThat(again.cause())
                                .isEqualTo("`note`: `127.0.0.1` did not answer within 300 ms"));
        foundOnce(id);
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void whatTookEffectBeforeTheConnectionWasCutIsNotWrittenTwice(Fault fault) throws Exception {
        fails(aResponse().withFault(fault));
        UUID id = lost();
        assertThat(office.desk().work(id, 1)).isInstanceOf(Result.Again.class);
        foundOnce(id);
    }

    /** The note of the first try is among those of the deal, so that no other is written. */
    private void foundOnce(UUID id) throws Exception {
        JsonNode notes = Payload.JSON
                .createObjectNode()
                .set(
                        "data",
                        Payload.JSON
                                .createArrayNode()
                                .add(Payload.JSON
                                        .createObjectNode()
                                        .put("id", 1)
                                        .put("content", "<p>another</p>"))
                                .add(Payload.JSON
                                        .createObjectNode()
                                        .put("id", 2)
                                        .put("content", said(0))));
        office.answers("GET", NOTES, notes.toString());
        works();
        assertThat(office.desk().work(id, 2)).isEqualTo(DONE);
        assertThat(office.calls("POST", NOTES)).hasSize(1);
        assertThat(office.calls("POST", ACTIVITIES)).hasSize(1);
        assertThat(office.delivery(id).writes())
                .extracting(Delivery.Written::reference)
                .containsExactlyInAnyOrder("2", "815");
    }

    @Test
    void whatTookNoEffectBeforeTheConnectionWasCutIsWritten() throws Exception {
        fails(aResponse().withFault(Fault.EMPTY_RESPONSE));
        UUID id = lost();
        assertThat(office.desk().work(id, 1)).isInstanceOf(Result.Again.class);
        works();
        assertThat(office.desk().work(id, 2)).isEqualTo(DONE);
        assertThat(office.calls("POST", NOTES)).hasSize(2);
        assertThat(said(1)).isEqualTo(said(0));
    }

    @Test
    void aNoteThatIsWrittenStaysAloneWhenTheTaskAfterItFails() throws Exception {
        office.crm()
                .stubFor(Office.on("POST", ACTIVITIES).willReturn(aResponse().withStatus(503)));
        UUID id = lost();
        assertThat(office.desk().work(id, 1)).isInstanceOf(Result.Again.class);
        office.answers("POST", ACTIVITIES, "{\"data\": {\"id\": 815}}");
        office.answers("GET", ACTIVITIES, "{\"data\": []}");
        assertThat(office.desk().work(id, 2)).isEqualTo(DONE);
        assertThat(office.calls("POST", NOTES)).hasSize(1);
        assertThat(office.calls("GET", NOTES)).isEmpty();
        assertThat(office.calls("POST", ACTIVITIES)).hasSize(2);
    }

    @Test
    void theSameLossToldInAnotherWayIsNotWrittenAgain() throws Exception {
        UUID id = lost();
        assertThat(office.desk().work(id, 1)).isEqualTo(DONE);
        UUID again = office.take("pipedrive", """
                {"current": {"id": %1$d, "status": "lost", "lost_time": "2026-03-02 15:20:00"}, "previous": {"status": "open"},
                 "meta": {"object": "deal", "action": "updated", "id": %1$d, "webhook_id": 3, "timestamp": 1772464800,
                  "timestamp_micro": 1772464800100000, "company_id": 901}}""".formatted(deals));
        assertThat(office.desk().work(again, 1)).isEqualTo(new Result.Done(Delivery.State.SAME));
        assertThat(office.delivery(again).sameAs()).isEqualTo(id);
        assertThat(office.calls("POST", NOTES)).hasSize(1);
    }

    @Test
    void anAddressInsideIsNotCalledAndTheOperatorIsToldWhy() throws Exception {
        Desk desk = office.desk(LONG, Clock.systemUTC(), List.of("crm.example"), Office.HOME);
        assertThat(desk.work(lost(), 1))
                .isEqualTo(new Result.Dead(
                        "`note`: `127.0.0.1` may be called by https only, since it is not among the hosts"
                                + " that are allowed by name"));
        office.set("pipedrive", URI.create("https://127.0.0.1:1/"), new Access.Credentials.Token("opensesame"));
        assertThat(desk.work(lost(), 1))
                .isInstanceOfSatisfying(
                        Result.Dead.class,
                        dead -> assertThat(dead.cause())
                                .startsWith("`note`: `127.0.0.1` is at ")
                                .endsWith(", which is not allowed"));
        office.set("pipedrive", URI.create("https://169.254.169.254/"), new Access.Credentials.Token("opensesame"));
        assertThat(office.desk(LONG, Clock.systemUTC(), List.of("169.254.169.254"), Office.HOME)
                        .work(lost(), 1))
                .isInstanceOf(Result.Dead.class);
        assertThat(office.calls()).isEmpty();
    }

    @Test
    void nothingOfADealIsRunAsHtml() throws Exception {
        UUID id = lost("<b onclick=x>x</b>", "<script>alert(1)</script> it is too expensive");
        assertThat(office.desk().work(id, 1)).isEqualTo(DONE);
        assertThat(said(0))
                .doesNotContain("<script", "<b onclick")
                .contains("&lt;b onclick=x&gt;x&lt;/b&gt;")
                .isEqualTo(office.note(office.delivery(id)).html());
        JsonNode task = Office.json(office.call("POST", ACTIVITIES));
        assertThat(task.path("note").asText()).doesNotContain("<script", "<b onclick");
    }

    @Test
    void aNoteOfAServiceThatHasNoPublicAddressHasNoLink() throws Exception {
        assertThat(office.desk(LONG, Clock.systemUTC(), List.of("127.0.0.1"), "")
                        .work(lost(), 1))
                .isEqualTo(DONE);
        assertThat(said(0)).contains("saveplay:").doesNotContain("<a ", "http", "href");
    }

    @Test
    void whatIsNotSetUpIsNotCalledAndTheDecisionIsKept() throws Exception {
        office.set("pipedrive", null, new Access.Credentials.None());
        UUID id = lost();
        assertThat(office.desk().work(id, 1)).isEqualTo(DONE);
        assertThat(office.calls()).isEmpty();
        assertThat(office.decision(office.delivery(id)).path("dealId").asText()).isEqualTo(Integer.toString(deals));
    }
}
