package io.saveplay.bench.peers;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.saveplay.rulebook.PeersBridge;
import io.saveplay.rulebook.Shipped;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * Our engine and those that people would pick instead, side by side on the same decision. Each first shows on every
 * event that it says the same; then all of them take turns.
 */
public final class PeersBench {
    private static final int EVENTS = 1000;

    private final Plan plan;
    private final PrintStream log;

    /**
     * How long it takes.
     *
     * @param sizes how many rules, once for each; 0 for those that ship
     * @param warmUp how long each peer runs before it is measured, in ms
     * @param rounds how often each has its turn
     * @param millis how long a turn is
     * @param only parts of the names of those that run; all run when it is empty
     */
    public record Plan(List<Integer> sizes, int warmUp, int rounds, int millis, List<String> only) {
        /** All peers, with the rules that ship and with 600 and 1,000. */
        public static final Plan WHOLE = new Plan(List.of(0, 600, 1000), 5000, 7, 700, List.of());
    }

    private interface Maker {
        Peer make() throws Exception;
    }

    private PeersBench(Plan plan, PrintStream log) {
        this.plan = plan;
        this.log = log;
    }

    /**
     * Measures, and writes {@code target/bench/peers.json}.
     *
     * @param args {@code sizes=0,600} {@code rounds=7} {@code millis=700} {@code warmup=5000} {@code only=Drools,Evrete}
     */
    public static void main(String[] args) throws IOException {
        System.setProperty("java.util.logging.manager", "org.jboss.logmanager.LogManager");
        Plan plan = Plan.WHOLE;
        for (String arg : args) {
            String value = arg.substring(arg.indexOf('=') + 1);
            plan = switch (arg.substring(0, arg.indexOf('='))) {
                case "sizes" ->
                    new Plan(
                            List.of(value.split(",")).stream()
                                    .map(Integer::valueOf)
                                    .toList(),
                            plan.warmUp,
                            plan.rounds,
                            plan.millis,
                            plan.only);
                case "rounds" -> new Plan(plan.sizes, plan.warmUp, Integer.parseInt(value), plan.millis, plan.only);
                case "millis" -> new Plan(plan.sizes, plan.warmUp, plan.rounds, Integer.parseInt(value), plan.only);
                case "warmup" -> new Plan(plan.sizes, Integer.parseInt(value), plan.rounds, plan.millis, plan.only);
                case "only" -> new Plan(plan.sizes, plan.warmUp, plan.rounds, plan.millis, List.of(value.split(",")));
                default -> throw new IllegalArgumentException("there is no `" + arg + "`");
            };
        }
        List<Row> rows = run(plan, System.err);
        Path file = Path.of("target", "bench", "peers.json");
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValue(file.toFile(), rows);
        System.out.println(Row.table(rows));
        System.exit(rows.stream().anyMatch(row -> row.failed()) ? 1 : 0);
    }

    /**
     * Measures everything that a plan names.
     *
     * @param log gets a line for each step
     */
    public static List<Row> run(Plan plan, PrintStream log) {
        return new PeersBench(plan, log).run();
    }

    private List<Row> run() {
        String noNode = wanted("Node") ? InNode.missing() : "";
        List<Row> rows = new ArrayList<>();
        for (int size : plan.sizes) {
            World world = World.of(size == 0 ? Shipped.ruleset() : PeersBridge.sized(size), EVENTS);
            if (LoggerFactory.getLogger("org.drools").isDebugEnabled()) {
                throw new IllegalStateException("the engines write logs, and that is what would be measured");
            }
            rows.addAll(run(world, noNode));
        }
        return rows;
    }

    private static Map<String, Maker> makers(World world) {
        Map<String, Maker> makers = new LinkedHashMap<>();
        makers.put(HandWritten.FIRES, () -> HandWritten.fires(world));
        makers.put(HandWritten.CONCLUDES, () -> HandWritten.concludes(world));
        makers.put(HandWritten.WHOLE, () -> HandWritten.whole(world));
        makers.put(Ours.ENGINE, () -> Ours.engine(world));
        makers.put(Ours.MATCHER, () -> Ours.matcher(world));
        makers.put(Ours.WHOLE, () -> Ours.whole(world));
        makers.put("Easy Rules", () -> new EasyRules(world));
        makers.put("Drools, executable model", () -> PlainDrools.executableModel(world));
        makers.put("Drools, classic", () -> PlainDrools.classic(world));
        makers.put("Drools, executable model, five layers", () -> new DroolsInLayers(world));
        makers.put("Evrete", () -> new Evrete(world));
        makers.put(Dmn.name(false), () -> new Dmn(world, false));
        makers.put(Dmn.name(true), () -> new Dmn(world, true));
        node(makers, "JavaScript by hand, Node", "one `if` for each rule, a list of names", "plain", 1, world);
        node(makers, "GoRules Zen, table, Node", "a decision table, all hits collected", "zen-table", 1, world);
        node(makers, "GoRules Zen, table, 16 in flight, Node", "the same", "zen-table", 16, world);
        node(makers, "GoRules Zen, expressions, Node", "an expression for each rule", "zen-expressions", 1, world);
        node(makers, "GoRules Zen, expressions, 16 in flight, Node", "the same", "zen-expressions", 16, world);
        node(makers, "json-rules-engine, Node", "a rule for each, each field a fact", "json-rules", 1, world);
        return makers;
    }

    private static void node(
            Map<String, Maker> makers, String name, String does, String engine, int inFlight, World world) {
        makers.put(name, () -> new InNode(name, does, engine, inFlight, world));
    }

    private boolean wanted(String name) {
        return plan.only.isEmpty() || plan.only.stream().anyMatch(name::contains) || plan.only.contains("all");
    }

    private List<Row> run(World world, String noNode) {
        if (wanted("Node") && noNode.isEmpty()) {
            InNode.prepare(world);
        }
        Map<String, Peer> peers = new LinkedHashMap<>();
        Map<String, String> skipped = new LinkedHashMap<>();
        makers(world).forEach((name, maker) -> {
            if (wanted(name)) {
                if (name.endsWith("Node") && !noNode.isEmpty()) {
                    skipped.put(name, noNode);
                } else {
                    add(name, maker, world, peers, skipped);
                }
            }
        });
        peers.values().forEach(peer -> peer.round(plan.warmUp));
        Map<String, List<Peer.Round>> rounds = new LinkedHashMap<>();
        for (int i = 0; i < plan.rounds; i++) {
            peers.forEach((name, peer) ->
                    rounds.computeIfAbsent(name, any -> new ArrayList<>()).add(peer.round(plan.millis)));
        }
        peers.values().forEach(Peer::close);
        List<Row> rows = new ArrayList<>();
        peers.values().forEach(peer -> rows.add(row(peer, world, rounds)));
        skipped.forEach((name, why) -> rows.add(Row.skipped(name, world.rules().size(), why, !why.equals(noNode))));
        return rows;
    }

    /** Makes a peer and looks whether it says the same as we do; one that does not is not measured. */
    private void add(String name, Maker maker, World world, Map<String, Peer> peers, Map<String, String> skipped) {
        long start = System.nanoTime();
        try {
            Peer peer = maker.make();
            long ready = System.nanoTime();
            int differing = peer.differing();
            log.printf(
                    Locale.ROOT,
                    "%s: %d rules are ready after %d ms, it differs on %d of %d events%n",
                    name,
                    world.rules().size(),
                    (ready - start) / 1_000_000,
                    differing,
                    world.cases().size());
            if (differing == 0) {
                peers.put(name, peer);
            } else {
                peer.close();
                skipped.put(name, "differs on " + differing + " events");
            }
        } catch (Exception e) {
            skipped.put(
                    name,
                    "cannot be run: "
                            + String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
        }
    }

    private static Row row(Peer peer, World world, Map<String, List<Peer.Round>> all) {
        List<Peer.Round> rounds = all.getOrDefault(peer.name(), List.of());
        List<Long> bytes = rounds.stream()
                .map(Peer.Round::bytes)
                .filter(Objects::nonNull)
                .sorted()
                .toList();
        return new Row(
                peer.name(),
                peer.does(),
                world.rules().size(),
                world.cases().size(),
                micros(rounds),
                median(rounds.stream().map(Peer.Round::cpu)),
                rounds.stream().map(Peer.Round::micros).toList(),
                bytes.isEmpty() ? null : bytes.get(bytes.size() / 2),
                ratio(rounds, all.getOrDefault(peer.ours(), List.of())),
                ratio(rounds, all.getOrDefault(peer.hand(), List.of())),
                null,
                false);
    }

    /** The median of the ratios of each round, since what slows the machine down slows neighbours down alike. */
    private static @Nullable Double ratio(List<Peer.Round> rounds, List<Peer.Round> others) {
        List<Double> ratios = IntStream.range(0, Math.min(rounds.size(), others.size()))
                .mapToObj(i -> rounds.get(i).micros() / others.get(i).micros())
                .sorted()
                .toList();
        return ratios.isEmpty() ? null : ratios.get(ratios.size() / 2);
    }

    private static double micros(List<Peer.Round> rounds) {
        return median(rounds.stream().map(Peer.Round::micros));
    }

    private static double median(Stream<Double> values) {
        List<Double> sorted = values.sorted().toList();
        return sorted.get(sorted.size() / 2);
    }
}
