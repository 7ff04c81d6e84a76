package io.saveplay.bench.peers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.saveplay.bench.peers.Shape.OfRule;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** A peer that runs in Node, in a process of its own that times itself. */
final class InNode implements Peer {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path FOLDER = Path.of("target", "peers");
    private static final String INPUT = "input.json";

    private final String name;
    private final String does;
    private final int inFlight;
    private final World world;
    private final Process process;
    private final BufferedReader from;
    private final BufferedWriter to;

    /**
     * @param engine as the script calls it
     * @param inFlight how many decisions are asked for at once
     */
    InNode(String name, String does, String engine, int inFlight, World world) {
        this.name = name;
        this.does = does;
        this.inFlight = inFlight;
        this.world = world;
        try {
            process = new ProcessBuilder("node", "peers.mjs", engine, INPUT)
                    .directory(FOLDER.toFile())
                    .redirectError(FOLDER.resolve("node.log").toFile())
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        from = process.inputReader(StandardCharsets.UTF_8);
        to = process.outputWriter(StandardCharsets.UTF_8);
    }

    /** Writes what all of these peers read. */
    static void prepare(World world) {
        try {
            JSON.writeValue(FOLDER.resolve(INPUT).toFile(), input(world));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Fetches the engines from npm, and says why not when that fails; nothing when they are there. */
    static String missing() {
        try {
            Files.createDirectories(FOLDER);
            try (InputStream script = Objects.requireNonNull(InNode.class.getResourceAsStream("/peers/peers.mjs"));
                    InputStream list =
                            Objects.requireNonNull(InNode.class.getResourceAsStream("/peers/package.json"))) {
                Files.copy(script, FOLDER.resolve("peers.mjs"), StandardCopyOption.REPLACE_EXISTING);
                Files.copy(list, FOLDER.resolve("package.json"), StandardCopyOption.REPLACE_EXISTING);
            }
            Process npm = new ProcessBuilder("npm", "install", "--no-audit", "--no-fund", "--silent")
                    .directory(FOLDER.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(FOLDER.resolve("npm.log").toFile())
                    .start();
            if (!npm.waitFor(5, TimeUnit.MINUTES)) {
                npm.destroy();
                return "npm took longer than five minutes";
            }
            return npm.exitValue() == 0 ? "" : "npm could not install them, see target/peers/npm.log";
        } catch (IOException e) {
            return "node and npm are not on the path";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "interrupted";
        }
    }

    private static ObjectNode input(World world) {
        Documents documents = new Documents(world.rules());
        ObjectNode input = JSON.createObjectNode();
        ArrayNode all = input.putArray("documents");
        world.cases().forEach(one -> all.add(JSON.<JsonNode>valueToTree(documents.of(one))));
        Syntaxes.Zen zen = new Syntaxes.Zen();
        Syntaxes.JavaScript js = new Syntaxes.JavaScript();
        ArrayNode rules = input.putArray("rules");
        for (OfRule rule : world.rules()) {
            ObjectNode node = rules.addObject();
            String counting = "d.mentions.filter(mention => " + js.write(rule.when()) + ").length";
            String zenCounting = "count(mentions, " + zen.write(rule.when()) + ")";
            node.put("name", rule.name());
            node.put("forEachMention", rule.forEachMention());
            node.put("js", rule.forEachMention() ? counting : js.write(rule.when()));
            node.put("zen", rule.forEachMention() ? zenCounting : zen.write(rule.when()));
            node.set(
                    "conditions",
                    rule.forEachMention() ? JsonRules.script(counting + " > 0") : JsonRules.of(rule.when()));
        }
        return input;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String does() {
        return does;
    }

    @Override
    public int differing() {
        JsonNode answer = ask("check");
        int differing = 0;
        for (int i = 0; i < answer.size(); i++) {
            List<String> fired = new ArrayList<>();
            answer.get(i).forEach(one -> fired.add(one.asText()));
            differing += world.agrees(i, fired) ? 0 : 1;
        }
        return differing + world.cases().size() - answer.size();
    }

    @Override
    public Round round(int millis) {
        JsonNode took = ask("round " + millis + " " + inFlight);
        return new Round(took.get("micros").asDouble(), took.get("cpu").asDouble(), null);
    }

    private JsonNode ask(String what) {
        try {
            to.write(what + "\n");
            to.flush();
            String line = from.readLine();
            if (line == null) {
                throw new IllegalStateException(name + " ended early, see target/peers/node.log");
            }
            return JSON.readTree(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
    }
}
