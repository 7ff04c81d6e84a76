package io.saveplay.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever is called back can tell that it is us. */
final class SigningTest {
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String NEXT = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD";
    private static final String BODY = "{\"verdict\":\"keep\",\"who\":\"Müller\"}";

    private static Map<String, String> signed(Signing signing) {
        return signing.headers("msg_7", BODY.getBytes(StandardCharsets.UTF_8));
    }

    private static void verify(String secret, String body, Map<String, String> headers) throws Exception {
        Map<String, List<String>> listed = new TreeMap<>();
        headers.forEach((name, value) -> listed.put(name, List.of(value)));
        new Webhook(secret).verify(body, listed);
    }

    @Test
    void theLibraryOfTheStandardAccepts() throws Exception {
        Map<String, String> headers = signed(new Signing(SECRET, Clock.systemUTC()));
        verify(SECRET, BODY, headers);
        assertThat(headers).containsOnlyKeys("webhook-id", "webhook-timestamp", "webhook-signature");
        assertThatThrownBy(() -> verify(SECRET, BODY.replace("keep", "drop"), headers))
                .isInstanceOf(WebhookVerificationException.class);
        assertThatThrownBy(() -> verify(NEXT, BODY, headers)).isInstanceOf(WebhookVerificationException.class);
    }

    @Test
    void theTimeIsThatOfTheCall() {
        Clock old = Clock.fixed(Instant.now().minus(Duration.ofMinutes(10)), ZoneOffset.UTC);
        assertThatThrownBy(() -> verify(SECRET, BODY, signed(new Signing(SECRET, old))))
                .isInstanceOf(WebhookVerificationException.class);
    }

    @Test
    void bothSecretsFitWhileOneTakesThePlaceOfTheOther() throws Exception {
        Map<String, String> headers = signed(new Signing(List.of(NEXT, SECRET), Clock.systemUTC()));
        verify(SECRET, BODY, headers);
        verify(NEXT, BODY, headers);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "whsec_", "whsec_c2hvcnQ=", "whsec_no base64", "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"})
    void aSecretThatIsNoneIsRefusedWithoutAQuote(String secret) {
        assertThatThrownBy(() -> new Signing(secret, Clock.systemUTC()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a secret of callbacks is `whsec_` and then 24 to 64 bytes in base64, and this one is not")
                .hasNoCause();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a.b", "a b", "a\nb", "ä"})
    void anIdThatCouldBeReadInTwoWaysIsRefused(String id) {
        Signing signing = new Signing(SECRET, Clock.systemUTC());
        assertThatThrownBy(() -> signing.headers(id, new byte[0])).isInstanceOf(IllegalArgumentException.class);
    }
}
