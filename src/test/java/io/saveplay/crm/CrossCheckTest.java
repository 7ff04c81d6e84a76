package io.saveplay.crm;

import static org.assertj.core.api.Assertions.assertThat;

import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookSigningException;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import com.stripe.exception.SignatureVerificationException;
import com.stripe.net.Webhook;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** The same calls to our verifier and to those of the ones who sign. */
final class CrossCheckTest {
    private static final int ROUNDS = 500;
    private static final int TOLERANCE = 300;
    private static final String LETTERS = "abc019 .,:;=\"{}[]\\\n\u00e9\u20ac\ud83d\ude00_+/";

    private static String text(Random random, int most) {
        int[] points = LETTERS.codePoints().toArray();
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(most); i >= 0; i--) {
            text.appendCodePoint(points[random.nextInt(points.length)]);
        }
        return text.toString();
    }

    /** The text with one character put in, taken out or changed; printable, since others do not pass through HTTP. */
    private static String tampered(Random random, String text) {
        int place = random.nextInt(text.length());
        char other = (char) ('!' + random.nextInt('~' - '!'));
        if (other == text.charAt(place)) {
            other = '~';
        }
        return switch (random.nextInt(3)) {
            case 0 -> text.substring(0, place) + other + text.substring(place + 1);
            case 1 -> text.substring(0, place) + other + text.substring(place);
            default -> text.substring(0, place) + text.substring(place + 1);
        };
    }

    private static boolean isStripesOwn(Sent sent, String header, String secret) {
        try {
            return Webhook.Signature.verifyHeader(
                    sent.body(), header, secret, TOLERANCE, Clock.fixed(sent.at(), ZoneOffset.UTC));
        } catch (SignatureVerificationException | NumberFormatException e) {
            return false;
        }
    }

    @RepeatedTest(4)
    void stripesLibraryAgrees(RepetitionInfo kind) throws GeneralSecurityException {
        Random random = new Random(kind.getCurrentRepetition());
        int held = 0;
        for (int i = 0; i < ROUNDS; i++) {
            String secret = "whsec_" + text(random, 40);
            Sent sent = Sent.post(text(random, 400)).at(Sent.NOW.plusSeconds(random.nextInt(600) - 300L));
            String header = Webhook.Signature.generateSignatureHeader(sent.body(), secret, Sent.NOW.getEpochSecond());
            if (random.nextBoolean()) {
                header = header + ",v1=potato,v0=" + text(random, 8);
            }
            switch (kind.getCurrentRepetition()) {
                case 1 -> sent = sent.at(Sent.NOW.plusSeconds(random.nextInt(600)));
                case 2 -> sent = sent.saying(tampered(random, sent.body()));
                case 3 -> header = tampered(random, header);
                default -> secret = tampered(random, secret);
            }
            boolean own = isStripesOwn(sent, header, secret);
            boolean ours =
                    sent.with("Stripe-Signature", header).verifiedBy("stripe", secret) instanceof Verdict.Verified;
            assertThat(ours).as(header + " with " + secret + " for " + sent).isEqualTo(own);
            held += ours ? 1 : 0;
        }
        // Of the changed headers, those hold that were changed where nobody looks.
        assertThat(held).matches(count -> switch (kind.getCurrentRepetition()) {
            case 1 -> count > 100 && count < 400;
            case 3 -> count > 10 && count < 400;
            default -> count == 0;
        });
    }

    @Test
    void stripesLibraryIsLaxerWhereWeAreStrictOnPurpose() throws GeneralSecurityException {
        String header = Webhook.Signature.generateSignatureHeader("{}", "s", Sent.NOW.getEpochSecond());
        // It takes any time to come, writes the time anew before it signs, and takes whole seconds.
        Sent early = Sent.post("{}").at(Sent.NOW.minusSeconds(301));
        assertThat(isStripesOwn(early, header, "s")).isTrue();
        assertThat(early.with("Stripe-Signature", header).verifiedBy("stripe", "s"))
                .isInstanceOf(Verdict.Refused.class);
        Sent now = Sent.post("{}");
        for (String sign : List.of("+", "0")) {
            String rewritten = header.replace("t=", "t=" + sign);
            assertThat(isStripesOwn(now, rewritten, "s")).isTrue();
            assertThat(now.with("Stripe-Signature", rewritten).verifiedBy("stripe", "s"))
                    .isInstanceOf(Verdict.Refused.class);
        }
        Sent late = Sent.post("{}").at(Sent.NOW.plusMillis(300_999));
        assertThat(isStripesOwn(late, header, "s")).isTrue();
        assertThat(late.with("Stripe-Signature", header).verifiedBy("stripe", "s"))
                .isInstanceOf(Verdict.Refused.class);
        // And we take hex in upper case.
        String upper = header.substring(0, header.indexOf("v1=") + 3)
                + header.substring(header.indexOf("v1=") + 3).toUpperCase(Locale.ROOT);
        assertThat(isStripesOwn(now, upper, "s")).isFalse();
        assertThat(now.with("Stripe-Signature", upper).verifiedBy("stripe", "s"))
                .isInstanceOf(Verdict.Verified.class);
    }

    private static boolean isTheirOwn(Sent sent, String secret) {
        try {
            new com.standardwebhooks.Webhook(secret)
                    .verify(sent.body(), sent.call().headers());
            return true;
        } catch (WebhookVerificationException | EmptyWebhookSecretException | IllegalArgumentException e) {
            return false;
        }
    }

    @RepeatedTest(6)
    void theLibraryOfStandardWebhooksAgrees(RepetitionInfo kind)
            throws EmptyWebhookSecretException, WebhookSigningException {
        Random random = new Random(kind.getCurrentRepetition());
        // Their library reads the time itself; the seconds that the test takes must not tip the scales.
        Instant now = Instant.now();
        int held = 0;
        for (int i = 0; i < ROUNDS; i++) {
            byte[] key = new byte[24 + random.nextInt(41)];
            random.nextBytes(key);
            String secret =
                    (random.nextBoolean() ? "whsec_" : "") + Base64.getEncoder().encodeToString(key);
            String id = "msg_" + random.nextInt(1_000_000);
            long time = now.getEpochSecond() + (random.nextInt(11) - 5) * 100L + 50;
            String body = text(random, 400);
            String signature = new com.standardwebhooks.Webhook(secret).sign(id, time, body);
            if (random.nextBoolean()) {
                signature = "v1,AAAA v2," + Base64.getEncoder().encodeToString(key) + " " + signature;
            }
            switch (kind.getCurrentRepetition()) {
                case 1 -> body = tampered(random, body);
                case 2 -> signature = tampered(random, signature);
                case 3 -> secret = tampered(random, secret);
                case 4 -> id = tampered(random, id);
                case 5 -> time++;
                default -> {}
            }
            Sent sent = Sent.post(body)
                    .at(now)
                    .with("webhook-id", id)
                    .with("webhook-timestamp", Long.toString(time))
                    .with("webhook-signature", signature);
            boolean ours = sent.verifiedBy("standard-webhooks", secret) instanceof Verdict.Verified;
            assertThat(ours).as(secret + " for " + sent).isEqualTo(isTheirOwn(sent, secret));
            held += ours ? 1 : 0;
        }
        assertThat(held).matches(count -> switch (kind.getCurrentRepetition()) {
            case 2 -> count > 10 && count < 400;
            // Some bits of a key's last letter say nothing.
            case 3 -> count < 20;
            case 6 -> count > 100 && count < 400;
            default -> count == 0;
        });
    }
}
