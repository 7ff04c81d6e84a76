package io.saveplay.delivery;

import static com.github.tomakehurst.wiremock.client.WireMock.serverError;
import static com.github.tomakehurst.wiremock.client.WireMock.serviceUnavailable;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import io.saveplay.crm.Letter;
import io.saveplay.crm.Letters;
import io.saveplay.crm.Note;
import io.saveplay.journal.Delivery;
import io.saveplay.journal.Result;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What arrives at billing systems, and at systems that are called back. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class WriteBackOfBillingTest {
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String SUBSCRIPTION = "/api/v2/subscriptions/16Bsample";

    private Office office;

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
    }

    private static Map<String, String> form(LoggedRequest call) {
        return Arrays.stream(call.getBodyAsString().split("&"))
                .map(field -> field.split("=", 2))
                .collect(Collectors.toMap(
                        field -> field[0], field -> URLDecoder.decode(field[1], StandardCharsets.UTF_8)));
    }

    @Test
    void chargebeeGetsACommentAsAFormThoughItIsCalledTwiceASecondOnly() throws Exception {
        office.set("chargebee", new Access.Credentials.Token("key:"));
        office.answers("GET", SUBSCRIPTION, """
                {"subscription": {"id": "16Bsample", "status": "non_renewing", "resource_version": 1}}""");
        office.crm().stubFor(Office.on("POST", "/api/v2/comments").willReturn(serverError()));
        office.answers("GET", "/api/v2/comments", "{\"list\": []}");
        UUID id = office.take("chargebee", Office.profile("chargebee").sample());
        Desk desk = office.desk();
        assertThat(desk.work(id, 1)).isInstanceOf(Result.Again.class);

        office.answers("POST", "/api/v2/comments", "{\"comment\": {\"id\": \"cmt_1\"}}");
        // It asks, looks and writes, which are three calls; once it is its turn it goes through with all of them.
        Result second = desk.work(id, 2);
        if (second instanceof Result.Again again) {
            Thread.sleep(Duration.between(office.clock().instant(), again.at()).toMillis() + 1);
            second = desk.work(id, 3);
        }
        assertThat(second).isEqualTo(new Result.Done(Delivery.State.DONE));
        Delivery done = office.delivery(id);
        List<LoggedRequest> written = office.calls("POST", "/api/v2/comments");
        assertThat(written).hasSize(2);
        assertThat(written.get(1).getHeader("Content-Type")).isEqualTo("application/x-www-form-urlencoded");
        Map<String, String> form = form(written.get(1));
        assertThat(form).containsEntry("entity_type", "subscription").containsEntry("entity_id", "16Bsample");
        Note note = office.note(done);
        assertThat(note.text()).hasSizeGreaterThan(1000);
        assertThat(form.get("notes"))
                .startsWith(note.text().substring(0, 900))
                .endsWith("…\n" + note.marker())
                .hasSizeLessThanOrEqualTo(1000);
        assertThat(done.writes()).extracting(Delivery.Written::reference).containsExactly("cmt_1");
    }

    @Test
    void recurlyGetsANoteOfTheAccount() throws Exception {
        office.set("recurly", new Access.Credentials.Token("key:"));
        office.answers("GET", "/subscriptions/uuid-63ab531e1d5b1d47eaf1ef44eeb85sam", """
                {"id": "s1", "uuid": "63ab531e1d5b1d47eaf1ef44eeb85sam", "state": "canceled", "canceled_at": "2026-03-02T15:29:58Z",
                 "activated_at": "2025-03-02T09:00:00Z", "currency": "EUR", "subtotal": 87.0, "plan": {"name": "Team"},
                 "account": {"id": "acc1", "code": "c-17", "company": "Holm Bakery", "first_name": "Runa", "last_name": "Holm"},
                 "custom_fields": [{"name": "cancellation_comment", "value": "It costs too much"}]}""");
        office.answers("POST", "/accounts/acc1/notes", "{\"id\": \"note7\"}");
        Delivery done = office.done("recurly", Office.profile("recurly").sample());

        LoggedRequest written = office.call("POST", "/accounts/acc1/notes");
        assertThat(written.getHeaders().getHeader("Accept").values())
                .containsExactly("application/vnd.recurly.v2021-02-25");
        assertThat(Office.json(written).path("message").asText())
                .isEqualTo(office.note(done).text())
                .contains("it costs more than it is worth to them");
        assertThat(done.clientId()).isEqualTo("c-17");
        assertThat(done.writes()).extracting(Delivery.Written::reference).containsExactly("note7");
    }

    @ParameterizedTest
    @CsvSource({"chargebee, comment, 1000", "recurly, note, 2000"})
    void aNoteThatIsTooLongIsCutAndCanStillBeFound(String profile, String write, int most) throws Exception {
        Note long5000 = new Note("Title", List.of(new Note.Line("Why", "ü".repeat(5000))), "saveplay:1", "", "");
        Letter.Facts facts = new Letter.Facts(
                Desk.tree("{\"uuid\": \"u\"}".getBytes(StandardCharsets.UTF_8)),
                (ObjectNode) Desk.tree(
                        "{\"subscription\": {\"account\": {\"id\": \"a\"}}}".getBytes(StandardCharsets.UTF_8)),
                Desk.tree("{\"deal\": {\"id\": \"d\"}}".getBytes(StandardCharsets.UTF_8)),
                JsonNodeFactory.instance.objectNode(),
                long5000);
        Letter letter = new Letters(Office.profile(profile)).write(write, facts).orElseThrow();
        String body = new String(letter.body(), StandardCharsets.UTF_8);
        String text = profile.equals("recurly")
                ? Desk.tree(letter.body()).path("message").asText()
                : URLDecoder.decode(body.replaceFirst(".*notes=([^&]*).*", "$1"), StandardCharsets.UTF_8);
        assertThat(text).startsWith("Why: üü").endsWith("\nsaveplay:1").hasSizeBetween(most - 60, most);
    }

    @ParameterizedTest
    @ValueSource(strings = {"standard-webhooks", "hmac", "cloudevents"})
    void whoIsCalledBackCanTellThatItIsUs(String profile) throws Exception {
        office.set(profile, office.url("/decisions/"), new Access.Credentials.Token(SECRET));
        office.answers("POST", "/decisions/", "");
        UUID id = office.take(profile, Office.profile(profile).sample());
        assertThat(office.desk(Duration.ofSeconds(20), Clock.systemUTC()).work(id, 1))
                .isEqualTo(new Result.Done(Delivery.State.DONE));

        LoggedRequest call = office.call("POST", "/decisions/");
        Map<String, List<String>> headers = new TreeMap<>();
        call.getHeaders().all().forEach(header -> headers.put(header.key().toLowerCase(Locale.ROOT), header.values()));
        new Webhook(SECRET).verify(call.getBodyAsString(), headers);
        assertThatThrownBy(
                        () -> new Webhook(SECRET).verify(call.getBodyAsString().replace("rank", "rang"), headers))
                .isInstanceOf(WebhookVerificationException.class);
        JsonNode body = Office.json(call);
        JsonNode decision = office.decision(office.delivery(id));
        assertThat(body.path("type").asText()).isEqualTo("saveplay.decision");
        assertThat(body.at("/data/decision")).isEqualTo(decision);
        assertThat(call.getHeader("webhook-id")).isEqualTo(decision.path("id").asText() + "-callback");
        assertThat(call.getHeader("Authorization")).isNull();
    }

    @Test
    void aCallbackThatIsSentAgainHasTheSameIdSinceNobodyCanLookForIt() throws Exception {
        office.set("standard-webhooks", new Access.Credentials.Token(SECRET));
        office.crm().stubFor(Office.on("POST", "/").willReturn(serviceUnavailable()));
        UUID id = office.take("standard-webhooks", """
                {"type": "deal.lost", "timestamp": "2026-03-02T15:30:00Z", "data": {"id": "evt-2", "occurredAt": "2026-03-02T15:29:00Z",
                  "deal": {"id": "D-2"}, "client": {"id": "C-2"}}}""");
        assertThat(office.desk().work(id, 1)).isInstanceOf(Result.Again.class);
        office.answers("POST", "/", "");
        assertThat(office.desk().work(id, 2)).isEqualTo(new Result.Done(Delivery.State.DONE));
        assertThat(office.calls("POST", "/").stream()
                        .map(call -> call.getHeader("webhook-id"))
                        .distinct())
                .hasSize(1);
        assertThat(office.calls("POST", "/").stream()
                        .map(LoggedRequest::getBodyAsString)
                        .distinct())
                .hasSize(1);
    }
}
