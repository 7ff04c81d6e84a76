package io.saveplay.crm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Stream;

/** Signatures that vendors publish, or that follow from what they document. */
final class Vectors {
    private static final Path FILES = Path.of("../shared/payloads");
    private static final String HUBSPOT = "yyyyyyyy-yyyy-yyyy-yyyy-yyyyyyyyyyyy";
    private static final String EXAMPLE = "https://www.example.com/webhook_uri";
    private static final String SINGLE_QUOTES = "{'example_field':'example_value'}";
    private static final String PADDLE = "pdl_ntfset_01hs0t3tw21j988db1pam5xg8m_GrOWLNef+vmtjJYq4mSnHNzvc8uWoJ1I";

    /** A call that holds, and whether its method and URL are signed. */
    record Vector(String name, String vendor, String secret, Sent sent, boolean urlSigned) {
        @Override
        public String toString() {
            return name;
        }
    }

    private Vectors() {}

    private static Vector of(String name, String vendor, String secret, Sent sent) {
        return new Vector(name, vendor, secret, sent, false);
    }

    private static Sent post(String body) {
        return Sent.post(body).to(EXAMPLE);
    }

    private static Sent hubspot(String version, Sent sent, String signature) {
        return sent.with("X-HubSpot-Signature-Version", version).with("X-HubSpot-Signature", signature);
    }

    private static Sent hubspotV3(Sent sent, long time, String signature) {
        return sent.at(Instant.ofEpochMilli(time))
                .with("X-HubSpot-Request-Timestamp", Long.toString(time))
                .with("X-HubSpot-Signature-v3", signature);
    }

    private static Stream<Vector> published() {
        return Stream.of(
                of(
                        "hubspot v1",
                        "hubspot",
                        HUBSPOT,
                        hubspot(
                                "v1",
                                post("[{\"eventId\":1,\"subscriptionId\":12345,\"portalId\":62515,"
                                        + "\"occurredAt\":1564113600000,\"subscriptionType\":\"contact.creation\","
                                        + "\"attemptNumber\":0,\"objectId\":123,\"changeSource\":\"CRM\","
                                        + "\"changeFlag\":\"NEW\",\"appId\":54321}]"),
                                "232db2615f3d666fe21a8ec971ac7b5402d33b9a925784df3ca654d05f4817de")),
                of(
                        "hubspot v1, single quotes",
                        "hubspot",
                        HUBSPOT,
                        hubspot(
                                "v1",
                                post(SINGLE_QUOTES),
                                "69fc6631a867edd4f9e9e627fc5c1148e3fbdd8b21837b6d2b8901c1fa57f750")),
                new Vector(
                        "hubspot v2, no body",
                        "hubspot",
                        HUBSPOT,
                        hubspot(
                                "v2",
                                post("").by("GET"),
                                "eee2dddcc73c94d699f5e395f4b9d454a069a6855fbfa152e91e88823087200e"),
                        true),
                new Vector(
                        "hubspot v2",
                        "hubspot",
                        HUBSPOT,
                        hubspot(
                                "v2",
                                post("{\"example_field\":\"example_value\"}"),
                                "9569219f8ba981ffa6f6f16aa0f48637d35d728c7e4d93d0d52efaa512af7900"),
                        true),
                new Vector(
                        "hubspot v2, single quotes",
                        "hubspot",
                        HUBSPOT,
                        hubspot(
                                "v2",
                                post(SINGLE_QUOTES),
                                "4fe4e3a7d3cf09db53be39d0a58130e2aaba074ec123a9e355b876a689a1c383"),
                        true),
                new Vector(
                        "hubspot v3",
                        "hubspot",
                        HUBSPOT,
                        hubspotV3(post(SINGLE_QUOTES), 1693657560000L, "K36dawei4A+QBNolUOqo7s91KQDWQ5MXZ/QufNYuk/Y="),
                        true),
                of(
                        "standard webhooks",
                        "standard-webhooks",
                        "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                        post("{\"test\": 2432232314}")
                                .at(Instant.ofEpochSecond(1614265330))
                                .with("webhook-id", "msg_p5jXN8AQM9LWM0D4loKWxJek")
                                .with("webhook-timestamp", "1614265330")
                                .with("webhook-signature", "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=")),
                of(
                        "paddle",
                        "paddle",
                        "VALID_SECRET",
                        post("{\"data\": [\"1\", \"2\"]}")
                                .at(Instant.ofEpochSecond(1698796800))
                                .with(
                                        "Paddle-Signature",
                                        "ts=1698796800;"
                                                + "h1=a300428748dce5c70e4da19bffd60769591ea969c99dea3105d0ec9612cf43f9")),
                of(
                        "github",
                        "github",
                        "mysecret",
                        post("{\"foo\":\"bar\"}")
                                .with(
                                        "X-Hub-Signature-256",
                                        "sha256=4864d2759938a15468b5df9ade20bf161da9b4f737ea61794142f3484236bda3")),
                of(
                        "github, the documents",
                        "github",
                        "It's a Secret to Everybody",
                        post("Hello, World!")
                                .with(
                                        "X-Hub-Signature-256",
                                        "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17")));
    }

    /** What follows from the documents of vendors that publish no signature. */
    private static Stream<Vector> derived() {
        String stripe = "{\n  \"id\": \"evt_test_webhook\",\n  \"object\": \"event\"\n}";
        String recurly = "{\"id\":\"1\",\"event_type\":\"canceled\"}";
        return Stream.of(
                of(
                        "stripe",
                        "stripe",
                        "whsec_test_secret",
                        post(stripe)
                                .at(Instant.ofEpochSecond(1698796800))
                                .with(
                                        "Stripe-Signature",
                                        "t=1698796800,"
                                                + "v1=03aa9904be57c1aac7ccfcb133a126e279f6b6d54cdc0a94ccd93f5a728dc736")),
                of(
                        "close",
                        "close",
                        "058bfb6a3d8cfdc4da7c3be5901b16ae11da982b46a25fb2cd7016e97a140a1c",
                        post("{\"event\":{\"id\":\"ev_2sYKRjcrA79yKxi3S4Crd7\",\"object_type\":\"opportunity\","
                                        + "\"action\":\"updated\"},\"subscription_id\":\"whsub_8AmjKCZYT3zI8eZoi4HhFC\"}")
                                .at(Instant.ofEpochSecond(1544271440))
                                .with("close-sig-timestamp", "1544271440")
                                .with(
                                        "close-sig-hash",
                                        "431ea287f3285ec1465b861851d4166673ce80f29be4eb7cf2d5a269596dc5cc")),
                of(
                        "attio",
                        "attio",
                        "attio_secret",
                        post("{\"webhook_id\":\"w\",\"events\":[{\"event_type\":\"record.updated\"}]}")
                                .with(
                                        "Attio-Signature",
                                        "ec89c789fb2fc17841b5d58a0c2965357784802165c8699e179793ffa7d8d3d3")),
                of(
                        "recurly",
                        "recurly",
                        "recurly_secret",
                        post(recurly)
                                .at(Instant.ofEpochMilli(1698796800123L))
                                .with(
                                        "recurly-signature",
                                        "1698796800123," + Sent.hex("recurly_secret", "1698796800123." + recurly))));
    }

    /** Larger bodies, from files that are not part of this project. */
    private static Stream<Vector> fromFiles() throws IOException {
        if (!Files.isDirectory(FILES)) {
            return Stream.of();
        }
        String deals = body("hubspot/deal.propertyChange.dealstage.2026.array.json");
        return Stream.of(
                new Vector(
                        "hubspot v3, file",
                        "hubspot",
                        HUBSPOT,
                        hubspotV3(
                                post(deals).to("https://saveplay.example.com/v1/hooks/hubspot"),
                                1782371972999L,
                                "kmRb2O4mgxuDni4uf0iz5yhdV0LbwJupDBh3j8GKU4s="),
                        true),
                of(
                        "hubspot v1, file",
                        "hubspot",
                        HUBSPOT,
                        hubspot("v1", post(deals), "263119455564f822dfb4266921fb88dbfe5ca2f4f860c6994ee25e77ef224768")),
                of(
                        "paddle, file",
                        "paddle",
                        PADDLE,
                        post(body("paddle/customer.created.standard.webhook.json"))
                                .at(Instant.ofEpochSecond(1710498758))
                                .with(
                                        "Paddle-Signature",
                                        "ts=1710498758;"
                                                + "h1=558bf93944dbeb4790c7a8af6cb2ea435c8ca9c8396aafc1a4e37424ac132744")),
                of(
                        "paddle, file with special characters",
                        "paddle",
                        PADDLE,
                        post(body("paddle/customer.created.special_chars.webhook.json"))
                                .at(Instant.ofEpochSecond(1710498288))
                                .with(
                                        "Paddle-Signature",
                                        "ts=1710498288;"
                                                + "h1=38219b3ba1578184e625c29d201a27cd25bd69e2ec9c3ab87dcb90d87ff73a41")),
                of(
                        "github, file with escapes",
                        "github",
                        "development",
                        post(body("github/unicode-vector.json"))
                                .with(
                                        "X-Hub-Signature-256",
                                        "sha256=afecc3caa27548bb90d51a50384cb2868b9a3327b4ad6a01c9bd4ed0f8b0b12c")));
    }

    private static String body(String file) throws IOException {
        String text = Files.readString(FILES.resolve(file));
        return text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
    }

    static Stream<Vector> all() throws IOException {
        return Stream.of(published(), derived(), fromFiles()).flatMap(all -> all);
    }
}
