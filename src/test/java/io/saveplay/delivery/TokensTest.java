package io.saveplay.delivery;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.saveplay.journal.Delivery;
import io.saveplay.journal.Result;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How tokens that run out are asked for and used. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class TokensTest {
    private static final Result DONE = new Result.Done(Delivery.State.DONE);
    private static final String NOTES = "/crm/v8/Notes";
    private static final String TOKENS = "/oauth/token";

    private Office office;
    private int events;

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
        office.answers("POST", NOTES, "{\"data\": [{\"details\": {\"id\": \"1\"}}]}");
        gives("first", 3600);
    }

    private UUID lost() throws Exception {
        String id = Integer.toString(6120 + ++events);
        office.answers(
                "GET", "/crm/v8/Deals/" + id, "{\"data\": [{\"id\": \"" + id + "\", \"Stage\": \"Closed Lost\"}]}");
        return office.take("zoho", """
                {"server_time": 1772464800417, "module": "Deals", "operation": "update", "ids": ["%1$s"], "channel_id": "1",
                 "affected_values": [{"record_id": "%1$s", "values": {"Stage": "Closed Lost"}}]}""".formatted(id));
    }

    private void gives(String token, int seconds) {
        office.answers(
                "POST",
                TOKENS,
                "{\"access_token\": \"%s\", \"token_type\": \"Bearer\", \"expires_in\": %d}".formatted(token, seconds));
    }

    private void oauth(URI address, @Nullable String refresh, @Nullable String scope) {
        office.set("zoho", new Access.Credentials.OAuth(address, "an id", "a secret & more", refresh, scope));
    }

    private List<String> tokens(String method, String path) {
        return office.calls(method, path).stream()
                .map(call -> call.getHeader("Authorization"))
                .toList();
    }

    @Test
    void aTokenIsAskedForOnceAndUsedUntilShortlyBeforeItRunsOut() throws Exception {
        oauth(office.url(TOKENS), null, "deals notes");
        Desk desk = office.desk();
        assertThat(desk.work(lost(), 1)).isEqualTo(DONE);
        assertThat(desk.work(lost(), 1)).isEqualTo(DONE);
        LoggedRequest asked = office.call("POST", TOKENS);
        assertThat(asked.getHeader("Content-Type")).isEqualTo("application/x-www-form-urlencoded");
        assertThat(asked.getHeader("Authorization")).isNull();
        assertThat(asked.getBodyAsString())
                .isEqualTo(
                        "client_id=an+id&client_secret=a+secret+%26+more&grant_type=client_credentials&scope=deals+notes");
        assertThat(tokens("POST", NOTES)).hasSize(2).containsOnly("Zoho-oauthtoken first");

        office.clock().move(Duration.ofSeconds(3600 - 29));
        gives("second", 3600);
        // The address of tokens is called once a second at most.
        Thread.sleep(1001);
        assertThat(desk.work(lost(), 1)).isEqualTo(DONE);
        assertThat(office.calls("POST", TOKENS)).hasSize(2);
        assertThat(tokens("POST", NOTES)).last().isEqualTo("Zoho-oauthtoken second");
    }

    @Test
    void aTokenThatIsNoLongerTakenIsAskedForAnewAndTheCallIsMadeAgain() throws Exception {
        oauth(office.url(TOKENS), "a refresh token", null);
        Desk desk = office.desk();
        assertThat(desk.work(lost(), 1)).isEqualTo(DONE);
        assertThat(office.call("POST", TOKENS).getBodyAsString())
                .isEqualTo(
                        "client_id=an+id&client_secret=a+secret+%26+more&grant_type=refresh_token&refresh_token=a+refresh+token");

        office.crm()
                .stubFor(Office.on("POST", NOTES)
                        .withHeader("Authorization", equalTo("Zoho-oauthtoken first"))
                        .willReturn(aResponse().withStatus(401)));
        gives("second", 3600);
        Thread.sleep(1001);
        UUID id = lost();
        assertThat(desk.work(id, 1)).isEqualTo(DONE);
        assertThat(tokens("POST", NOTES))
                .containsExactly("Zoho-oauthtoken first", "Zoho-oauthtoken first", "Zoho-oauthtoken second");
        assertThat(office.calls("POST", TOKENS)).hasSize(2);
        assertThat(office.delivery(id).writes()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400 | {\"error\": \"invalid_client\"} | the token address: `127.0.0.1` answered 400",
                "503 | - | the token address: `127.0.0.1` answered 503",
                "200 | {\"error\": \"invalid_code\"} | the token address answers without a token",
                "200 | <html> | the token address answers without a token"
            })
    void withoutATokenNothingIsCalledAndItIsTriedAgain(int status, String answer, String cause) throws Exception {
        oauth(office.url(TOKENS), null, null);
        office.crm().stubFor(Office.on("POST", TOKENS).willReturn(okJson(answer).withStatus(status)));
        UUID id = lost();
        assertThat(office.desk().work(id, 1))
                .isInstanceOfSatisfying(
                        Result.Again.class, again -> assertThat(again.cause()).isEqualTo(cause));
        assertThat(office.calls()).allMatch(call -> call.getUrl().equals(TOKENS));
        gives("first", 3600);
        assertThat(office.desk().work(id, 2)).isEqualTo(DONE);
    }

    @Test
    void anAddressOfTokensThatMayNotBeCalledIsForGood() throws Exception {
        oauth(URI.create("https://10.0.0.7/token"), null, null);
        assertThat(office.desk().work(lost(), 1))
                .isInstanceOfSatisfying(
                        Result.Dead.class,
                        dead -> assertThat(dead.cause())
                                .startsWith("the token address: `10.0.0.7` is at ")
                                .endsWith(", which is not allowed"));
        assertThat(office.calls()).isEmpty();
    }
}
