package io.saveplay.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.saveplay.rulebook.Rulebook;
import io.saveplay.rulebook.Ruleset;
import io.saveplay.rulebook.TinyRules;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.ref.WeakReference;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Edits of a rule file while many clients ask for decisions. {@code mvn test -Dtest=ManyEditsTest
 * -Dedits=1000} makes the thousand edits that the memory figures are about.
 */
@EnabledIfSystemProperty(named = "edits", matches = ".+", disabledReason = "measured with -Dedits=40")
@QuarkusTest
@TestProfile(ManyEditsTest.OwnFolder.class)
final class ManyEditsTest {
    private static final int EDITS = Integer.getInteger("edits", 40);
    private static final int CLIENTS = 16;
    private static final int MEGABYTE = 1 << 20;
    private static final String FILE = "plays/ask-why.drl";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** The shipped rules in a folder that this test edits; their scenarios are another test's matter. */
    public static final class OwnFolder implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            Path rules = RulesCopy.make();
            RulesCopy.deleteScenarios(rules);
            return Map.of("saveplay.rules", rules.toString(), "saveplay.rules-watch", "0s");
        }
    }

    @Inject
    Rulebook rulebook;

    @TestHTTPResource("/v1/decisions?askFirst=false&dryRun=true")
    @SuppressWarnings("NullAway.Init")
    URL decisions;

    @TestHTTPResource("/v1/rules/reload")
    @SuppressWarnings("NullAway.Init")
    URL reload;

    private final HttpClient http = HttpClient.newHttpClient();

    /** Clients hold it to read while they call; whoever measures memory lets nobody call. */
    private final ReentrantReadWriteLock calls = new ReentrantReadWriteLock(true);

    private final AtomicBoolean done = new AtomicBoolean();
    private final AtomicLong answers = new AtomicLong();

    /** What an answer showed: under which version, which edit. */
    private record Seen(String version, String because) {}

    private record Memory(long heap, long metaspace) {}

    @Test
    void noAnswerFailsOrMixesVersionsAndOldVersionsGo() throws Exception {
        String original = Files.readString(rulebook.root().resolve(FILE));
        Map<String, String> expected = new ConcurrentHashMap<>();
        List<WeakReference<Ruleset>> versions = new ArrayList<>();
        edit(original, 0, expected, versions);
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        List<Future<Set<Seen>>> seen = IntStream.range(0, CLIENTS)
                .mapToObj(client -> clients.submit(this::ask))
                .toList();
        int early = Math.max(1, EDITS / 10);
        Memory before = new Memory(0, 0);
        try {
            for (int i = 1; i <= EDITS; i++) {
                edit(original, i, expected, versions);
                if (i == early) {
                    before = measure(i);
                }
            }
        } finally {
            done.set(true);
            clients.shutdown();
        }
        for (Future<Set<Seen>> one : seen) {
            assertThat(one.get())
                    .isNotEmpty()
                    .allSatisfy(answer -> assertThat(answer.because())
                            .as(answer.version())
                            .isEqualTo(expected.get(answer.version())));
        }
        Memory after = measure(EDITS);
        assertThat(expected).hasSize(EDITS + 1);
        assertThat(versions.stream()
                        .map(WeakReference::get)
                        .filter(ruleset -> ruleset != null)
                        .toList())
                .as("versions that are still in memory")
                .containsExactly(rulebook.live().orElseThrow());
        System.out.printf("measured: %d answers to %d clients during %d edits%n", answers.get(), CLIENTS, EDITS);
        assertThat(after.heap() - before.heap()).as("growth of the heap").isLessThan(32L * MEGABYTE);
        assertThat(after.metaspace() - before.metaspace())
                .as("growth of the metaspace")
                .isLessThan(24L * MEGABYTE);
    }

    private void edit(String original, int number, Map<String, String> expected, List<WeakReference<Ruleset>> versions)
            throws IOException, InterruptedException {
        String because = "edit " + number + " was made";
        TinyRules.write(rulebook.root().resolve(FILE), original + """

                rule "ask-why/edited"
                  @title( "An edit" )
                  @guidance( "FC-4" )
                  @owner( "sales-enablement" )
                when
                  Conversation( closingAttempt == null )
                then
                  insert( new Points( "ask-why", 200, "%s" ) );
                end
                """.formatted(because));
        JsonNode outcome = JSON.readTree(http.send(post(reload, ""), HttpResponse.BodyHandlers.ofString())
                .body());
        assertThat(outcome.path("outcome").asText()).as(outcome.toString()).isEqualTo("SWAPPED");
        expected.put(outcome.path("version").asText(), because);
        versions.add(new WeakReference<>(rulebook.live().orElseThrow()));
    }

    private Set<Seen> ask() throws IOException, InterruptedException {
        Set<Seen> seen = ConcurrentHashMap.newKeySet();
        while (!done.get()) {
            calls.readLock().lock();
            try {
                HttpResponse<String> answer =
                        http.send(post(decisions, Calls.MINIMAL), HttpResponse.BodyHandlers.ofString());
                assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
                seen.add(seen(JSON.readTree(answer.body())));
                answers.incrementAndGet();
            } finally {
                calls.readLock().unlock();
            }
        }
        return seen;
    }

    private static Seen seen(JsonNode decision) {
        List<String> because = new ArrayList<>();
        decision.path("recommendations")
                .forEach(recommendation -> recommendation.path("receipt").forEach(entry -> {
                    if (entry.path("rule").asText().equals("ask-why/edited")) {
                        because.add(entry.path("because").asText());
                    }
                }));
        return new Seen(decision.path("rulesVersion").asText(), String.join(" and ", because));
    }

    private static HttpRequest post(URL url, String body) {
        return HttpRequest.newBuilder(URI.create(url.toString()))
                .header("Content-Type", Calls.JSON)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    private Memory measure(int edits) throws InterruptedException {
        calls.writeLock().lock();
        try {
            for (int i = 0; i < 5; i++) {
                System.gc();
                Thread.sleep(100);
            }
            long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
            long metaspace = ManagementFactory.getMemoryPoolMXBeans().stream()
                    .filter(pool -> pool.getName().equals("Metaspace"))
                    .map(MemoryPoolMXBean::getUsage)
                    .mapToLong(usage -> usage.getUsed())
                    .sum();
            System.out.printf(
                    "measured: after %d edits %.1f MB of heap, %.1f MB of metaspace%n",
                    edits, heap / (double) MEGABYTE, metaspace / (double) MEGABYTE);
            return new Memory(heap, metaspace);
        } finally {
            calls.writeLock().unlock();
        }
    }
}
