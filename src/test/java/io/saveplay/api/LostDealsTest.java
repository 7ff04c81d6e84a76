package io.saveplay.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.saveplay.intake.LostDeals;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** The lost deals of a public CRM pipeline, through the batch endpoint. */
@QuarkusTest
final class LostDealsTest {
    private static final Logger LOG = Logger.getLogger(LostDealsTest.class);
    private static final Path PIPELINE = Path.of("../shared/data/pipelines/maven_crm");

    @TestHTTPResource("/v1/decisions/batch")
    @SuppressWarnings("NullAway.Init")
    private URL batch;

    @Test
    void everyLostDealGetsADecision() throws Exception {
        Assumptions.assumeTrue(Files.isDirectory(PIPELINE), "the pipeline is not on this machine");
        List<ObjectNode> events = LostDeals.events(PIPELINE);
        String lines = events.stream().map(ObjectNode::toString).collect(Collectors.joining("\n"));
        long start = System.nanoTime();
        HttpResponse<String> response = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(batch.toString()))
                                .header("Content-Type", "application/x-ndjson")
                                .POST(HttpRequest.BodyPublishers.ofString(lines))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        double seconds = (System.nanoTime() - start) / 1e9;
        List<String> answers = response.body().lines().toList();
        assertThat(answers).hasSameSizeAs(events);
        Map<String, Integer> verdicts = new TreeMap<>();
        Map<String, Integer> top = new TreeMap<>();
        ObjectMapper json = new ObjectMapper();
        for (int i = 0; i < answers.size(); i++) {
            JsonNode decision = json.readTree(answers.get(i));
            assertThat(decision.path("eventId").asText())
                    .isEqualTo(events.get(i).path("id").asText());
            verdicts.merge(decision.at("/qualification/verdict").asText(), 1, Integer::sum);
            top.merge(decision.at("/recommendations/0/play").asText(), 1, Integer::sum);
        }
        LOG.infof("%d lost deals in %.1f s; verdicts %s; top plays %s", answers.size(), seconds, verdicts, top);
        Files.writeString(Path.of("target/lost-deals.ndjson"), response.body());
    }
}
