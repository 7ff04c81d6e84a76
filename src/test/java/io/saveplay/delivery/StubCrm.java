package io.saveplay.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A CRM with the API of Pipedrive for notes and activities, which fails as often as it is told: before it does anything,
 * or once it is done and only the answer is lost.
 */
final class StubCrm implements AutoCloseable {
    static final String NOTES = "/api/v1/notes";
    static final String ACTIVITIES = "/api/v2/activities";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(16);
    private final double failing;
    private final Map<String, List<ObjectNode>> kept = new ConcurrentHashMap<>();
    private final AtomicInteger ids = new AtomicInteger();
    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicInteger failures = new AtomicInteger();

    /**
     * Starts it on a port of its own.
     *
     * @param failing the share of calls that fail, 0 to 1
     */
    StubCrm(double failing) throws IOException {
        this.failing = failing;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1024);
        server.createContext(NOTES, exchange -> serve(NOTES, exchange));
        server.createContext(ACTIVITIES, exchange -> serve(ACTIVITIES, exchange));
        server.setExecutor(threads);
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** What stands beside a deal. */
    List<ObjectNode> of(String kind, String deal) {
        return List.copyOf(kept.getOrDefault(kind + " " + deal, List.of()));
    }

    String summary() {
        return "%d calls of the CRM, %d of them failed".formatted(calls.get(), failures.get());
    }

    private void serve(String kind, HttpExchange exchange) throws IOException {
        calls.incrementAndGet();
        byte[] body = exchange.getRequestBody().readAllBytes();
        boolean fails = ThreadLocalRandom.current().nextDouble() < failing;
        int how = ThreadLocalRandom.current().nextInt(6);
        failures.addAndGet(fails ? 1 : 0);
        try (exchange) {
            if (fails && how < 4) {
                refuse(how, exchange);
                return;
            }
            JsonNode answer =
                    exchange.getRequestMethod().equals("POST") ? keep(kind, JSON.readTree(body)) : list(kind, exchange);
            if (fails) {
                lose(how, exchange);
                return;
            }
            byte[] json = JSON.writeValueAsBytes(
                    JSON.createObjectNode().put("success", true).set("data", answer));
            exchange.getResponseHeaders().set("content-type", "application/json");
            exchange.sendResponseHeaders(200, json.length);
            exchange.getResponseBody().write(json);
        }
    }

    private static void refuse(int how, HttpExchange exchange) throws IOException {
        if (how == 3) {
            // Closed without a word.
            return;
        }
        if (how == 2) {
            exchange.getResponseHeaders().set("retry-after", "1");
        }
        exchange.sendResponseHeaders(List.of(500, 503, 429).get(how), -1);
    }

    private static void lose(int how, HttpExchange exchange) throws IOException {
        if (how == 4) {
            exchange.sendResponseHeaders(500, -1);
        }
    }

    private JsonNode keep(String kind, JsonNode written) {
        ObjectNode made = ((ObjectNode) written).deepCopy().put("id", ids.incrementAndGet());
        kept.computeIfAbsent(kind + " " + written.path("deal_id").asText(), deal -> new ArrayList<>());
        kept.computeIfPresent(kind + " " + written.path("deal_id").asText(), (deal, all) -> {
            List<ObjectNode> more = new ArrayList<>(all);
            more.add(made);
            return more;
        });
        return made;
    }

    private JsonNode list(String kind, HttpExchange exchange) {
        String query = String.valueOf(exchange.getRequestURI().getQuery());
        String deal = query.replaceFirst(".*deal_id=(\\d+).*", "$1");
        ArrayNode found = JSON.createArrayNode();
        found.addAll(of(kind, deal));
        return found;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
