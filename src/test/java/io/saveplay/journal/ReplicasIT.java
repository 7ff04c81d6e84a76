package io.saveplay.journal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two services with different rules on one database. */
@SuppressWarnings("NullAway.Init")
final class ReplicasIT {
    private static final String EDITED = "says the other replica";

    private static EmbeddedDatabase server;
    private static Address address;
    private static Instance one;
    private static Instance other;

    @BeforeAll
    static void bothStartAtOnceOnAnEmptyDatabase() throws Exception {
        Path folder = Databases.newFolder();
        server = Databases.in(folder);
        address = server.start();
        Path rules = rules(folder.resolveSibling("rules"));
        Path otherRules = rules(folder.resolveSibling("other-rules"));
        Files.writeString(
                otherRules.resolve("plays/ask-why.drl"),
                Files.readString(otherRules.resolve("plays/ask-why.drl")) + """

                rule "ask-why/other"
                  @title( "Another one" )
                  @guidance( "FC-4" )
                  @owner( "sales-enablement" )
                when
                  Conversation( closingAttempt == null )
                then
                  insert( new Points( "ask-why", 200, "%s" ) );
                end
                """.formatted(EDITED));
        one = Instance.start(folder.resolveSibling("one"), settings(rules));
        other = Instance.start(folder.resolveSibling("other"), settings(otherRules));
        one.awaitReady();
        other.awaitReady();
    }

    @AfterAll
    static void close() throws Exception {
        one.close();
        other.close();
        server.close();
    }

    private static Map<String, String> settings(Path rules) {
        return Map.of(
                "SAVEPLAY_DB_URL", address.url(),
                "SAVEPLAY_DB_USER", address.user(),
                "SAVEPLAY_DB_PASSWORD", String.valueOf(address.password()),
                "SAVEPLAY_RULES", rules.toAbsolutePath().toString(),
                // Whoever held it and waited for another would wait in vain.
                "SAVEPLAY_JOURNAL_CONNECTIONS", "1",
                "SAVEPLAY_JOURNAL_HOLDOUT", "0",
                "SAVEPLAY_JOURNAL_REFRESH", "1s");
    }

    /** The rules without their scenarios, which one of the replicas would not pass. */
    private static Path rules(Path copy) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("rules"))) {
            for (Path file : files.filter(Files::isRegularFile)
                    .filter(path -> !path.toString().endsWith(".scenarios.yaml"))
                    .toList()) {
                Path target = copy.resolve(Path.of("rules").relativize(file));
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
        return copy;
    }

    /** Has an event decided by both at once, until both have answered. */
    private static List<Instance.Answer> byBoth(String event) {
        while (true) {
            List<Instance.Answer> answers =
                    Stream.of(one, other).map(replica -> replica.decideLater(event)).toList().stream()
                            .map(CompletableFuture::join)
                            .toList();
            // Each has one connection, for which some may wait too long.
            if (answers.stream().noneMatch(answer -> answer.isProblemToRetry("journal-busy"))) {
                return answers;
            }
        }
    }

    @Test
    void anEventThatIsSentToBothAtOnceIsDecidedOnce() throws Exception {
        int before = new Stored(address).decisions();
        int events = 200;
        int byOther = 0;
        List<Thread> senders = new ArrayList<>();
        Map<String, String> answers = new HashMap<>();
        List<String> wrong = new ArrayList<>();
        for (int sender = 0; sender < 8; sender++) {
            int first = sender;
            Thread thread = new Thread(() -> {
                for (int i = first; i < events; i += 8) {
                    String id = "both-" + i;
                    List<Instance.Answer> both = byBoth(Instance.event(id));
                    synchronized (answers) {
                        both.forEach(answer -> answers.put(id, answer.text()));
                        boolean well = both.stream().allMatch(answer -> answer.status() == 200)
                                && both.get(0).text().equals(both.get(1).text());
                        if (!well) {
                            wrong.add(both.get(0).text() + " and " + both.get(1).text());
                        }
                    }
                }
            });
            senders.add(thread);
            thread.start();
        }
        for (Thread thread : senders) {
            thread.join();
        }
        assertThat(wrong).isEmpty();
        assertThat(new Stored(address).decisions() - before).isEqualTo(events);
        new Stored(address).check();
        for (String answer : answers.values()) {
            byOther += answer.contains(EDITED) ? 1 : 0;
        }
        assertThat(byOther).as("each was faster at times").isBetween(1, events - 1);
        System.out.printf("measured: %d events sent to both at once, %d decided by the second%n", events, byOther);
    }

    @Test
    void anIdThatOneKnowsWithOtherContentIsAConflictOnTheOther() throws Exception {
        String event = Instance.event("conflict");
        assertThat(one.decide(event).status()).isEqualTo(200);

        Instance.Answer answer = other.decide(event.replace("18000", "19000"));

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.text()).contains("urn:saveplay:problem:event-conflict");
        assertThat(other.decide(event).isReplay()).isTrue();
    }

    @Test
    void whatOneDecidedIsExplainedByTheOtherWithTheRulesThatDecided() throws Exception {
        for (Instance decides : List.of(one, other)) {
            Instance explains = decides == one ? other : one;
            String event = Instance.event("explained-by-" + (decides == one ? "other" : "one"));
            String id = decides.decide(event).json().path("id").asText();

            Instance.Answer explanation = explains.get("/v1/decisions/" + id + "/explanation");

            assertThat(explanation.status()).as(explanation.text()).isEqualTo(200);
            assertThat(explanation.text())
                    .isEqualTo(
                            decides.get("/v1/decisions/" + id + "/explanation").text());
            assertThat(explanation.text().contains(EDITED)).isEqualTo(decides == other);
        }
    }

    @Test
    void whatIsReportedToOneCountsOnTheOtherAndIsLearnedByIt() throws Exception {
        String play = one.tryOut(Instance.event("trial"))
                .json()
                .at("/recommendations/1/play")
                .asText();
        assertThat(other.tryOut(Instance.event("trial")).text()).doesNotContain("journal/learned");
        for (int i = 0; i < 30; i++) {
            String decision =
                    one.decide(Instance.event("learn-" + i)).json().path("id").asText();
            String outcomes = "/v1/decisions/" + decision + "/outcomes";
            String outcome = "{\"id\": \"o-1\", \"play\": \"" + play + "\", \"result\": \"SAVED\"}";
            Instance.Answer reported = one.post(outcomes, outcome);
            assertThat(reported.status()).as(reported.text()).isEqualTo(200);
            Instance.Answer again = other.post(outcomes, outcome);
            assertThat(again.isReplay()).as(again.text()).isTrue();
            assertThat(again.text()).isEqualTo(reported.text());
            assertThat(other.post(outcomes, outcome.replace("SAVED", "LOST")).status())
                    .isEqualTo(409);
            assertThat(other.get(outcomes).json().path("outcomes")).hasSize(1);
        }
        for (Instance replica : List.of(one, other)) {
            replica.await("/q/health/ready", answer -> learned(replica, play).contains("worked 30 of 30 times"));
        }
    }

    private static String learned(Instance replica, String play) {
        try {
            Instance.Answer trial = replica.tryOut(Instance.event("trial"));
            for (JsonNode recommendation : trial.json().path("recommendations")) {
                if (recommendation.path("play").asText().equals(play)) {
                    return recommendation.path("receipt").toString();
                }
            }
            return "";
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aPageThatOneBeganGoesOnAtTheOther() throws Exception {
        for (int i = 0; i < 20; i++) {
            (i % 3 == 0 ? other : one).decide(Instance.event("paged-" + i).replace("D-paged-" + i, "D-paged"));
        }
        List<String> seen = new ArrayList<>();
        String path = "/v1/decisions?dealId=D-paged&limit=3";
        String cursor = "";
        for (int page = 0; page == 0 || !cursor.isEmpty(); page++) {
            Instance.Answer answer = (page % 2 == 0 ? one : other).get(path + cursor);
            assertThat(answer.status()).as(answer.text()).isEqualTo(200);
            answer.json()
                    .path("decisions")
                    .forEach(decision -> seen.add(decision.path("eventId").asText()));
            String next = answer.json().path("next").asText();
            cursor = next.isEmpty() ? "" : "&cursor=" + URLEncoder.encode(next, StandardCharsets.UTF_8);
        }
        assertThat(seen).hasSize(20).doesNotHaveDuplicates();
    }
}
