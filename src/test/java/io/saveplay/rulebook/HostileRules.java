package io.saveplay.rulebook;

import static java.util.stream.Collectors.joining;

import io.saveplay.drl.LinkedRule;
import io.saveplay.event.CancellationEvent;
import io.saveplay.intake.EventGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Rules that want out: each tries to create a canary file, to read or write what is not its own, to exit or to hang. */
final class HostileRules {
    private static final Path FOLDER = Path.of("src/test/resources/hostile");
    private static final String INSERT = "insert( new Signal( \"hostile\", \"x\" ) );";

    private HostileRules() {}

    /** A hostile file. */
    record Hostile(String name, String text) {
        @Override
        public String toString() {
            return name;
        }
    }

    /** Those that the grammar can hold, so that it is the walls that have to hold them off. */
    static List<Hostile> expressions(Path canaries) {
        List<Hostile> all = new ArrayList<>();
        for (String line : text("expressions.txt").lines().toList()) {
            String[] parts = line.split(" \\| ", -1);
            if (!line.startsWith("#") && parts.length > 1) {
                String name = parts[0];
                String rule = """
                        package signals;

                        rule "hostile/%s"
                          @title( "Hostile" )
                          @guidance( "BO-1" )
                          @owner( "nobody" )
                        when
                          %s
                        then
                          %s
                        end
                        """.formatted(name, parts[1], parts.length > 2 ? parts[2] : INSERT);
                all.add(hostile(name, rule, canaries));
            }
        }
        return List.copyOf(all);
    }

    /** Those that the grammar cannot hold. */
    static List<Hostile> files(Path canaries) {
        List<Hostile> all = new ArrayList<>();
        String[] files = text("files.txt").split("(?m)^#### ", -1);
        for (int i = 1; i < files.length; i++) {
            int end = files[i].indexOf('\n');
            all.add(hostile(files[i].substring(0, end), files[i].substring(end + 1), canaries));
        }
        bombs().forEach((name, text) -> all.add(hostile(name, text, canaries)));
        return List.copyOf(all);
    }

    /** What is too long to be written out: everything that can stand inside itself, a few thousand times. */
    private static Map<String, String> bombs() {
        Map<String, String> bombs = new java.util.TreeMap<>();
        for (String part :
                List.of("(", "!", "-", "\"\" + ", "name.", "name || ", "name[", "name.isEmpty(", "new Signal(")) {
            bombs.put("deep constraint " + part, rule("Deal( " + part.repeat(20_000) + " )", INSERT));
            bombs.put("deep conclusion " + part, rule("Deal()", "insert( new Signal( " + part.repeat(20_000)));
        }
        for (String part : List.of("(", "not ", "exists ", "not( ", "( or ", "Deal() or ( ", "Deal() and not( ")) {
            bombs.put("deep condition " + part, rule(part.repeat(15_000) + " Deal()", INSERT));
        }
        bombs.put("long name", rule("Deal( " + "a".repeat(200_000) + " == 1 )", INSERT));
        bombs.put("long text", rule("Deal( name == \"" + "a".repeat(200_000) + "\" )", INSERT));
        bombs.put("long number", rule("Deal( meetings == " + "9".repeat(200_000) + " )", INSERT));
        bombs.put("long comment of stars", "/*" + "*".repeat(200_000) + "x*/\n" + rule("Dael()", INSERT));
        bombs.put("long comment of lines", "/*" + "\n".repeat(200_000) + "x*/\n" + rule("Dael()", INSERT));
        bombs.put("nothing but mistakes", "#\n".repeat(100_000));
        bombs.put("comment that never ends", rule("Deal()", INSERT) + "/* ".repeat(50_000));
        return bombs;
    }

    private static String rule(String when, String then) {
        return "package signals;\nrule \"hostile/bomb\" when " + when + " then " + then + " end\n";
    }

    private static Hostile hostile(String name, String text, Path canaries) {
        return new Hostile(
                name,
                text.replace("CANARY", canaries.resolve(name).toString())
                        .replace("<202E>", "\u202e")
                        .replace("<200B>", "\u200b"));
    }

    private static String text(String file) {
        try {
            return Files.readString(FOLDER.resolve(file));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Facts of every kind in numbers: an event with many concerns and mentions. */
    static List<CancellationEvent> events() {
        return IntStream.range(0, 5)
                .mapToObj(seed -> Shipped.event(new EventGenerator(seed).next()))
                .toList();
    }

    /** The shipped ruleset with other rules in their place. */
    static Ruleset with(Map<Layer, List<LinkedRule>> rules) {
        Map<Layer, List<LinkedRule>> all = new EnumMap<>(Layer.class);
        all.putAll(rules);
        Ruleset shipped = Shipped.ruleset();
        return new Ruleset(
                shipped.folder(), shipped.settings(), content(shipped), shipped.mentions(), RuleBase.of(all));
    }

    /** What a ruleset holds beside its rule base. */
    static RulesetLoader.Content content(Ruleset ruleset) {
        return new RulesetLoader.Content(
                ruleset.playbook(),
                ruleset.taxonomy(),
                ruleset.rules(),
                ruleset.stories(),
                List.of(),
                List.of(),
                () -> new Examples(List.of(), List.of()),
                ruleset.guidance(),
                ruleset.questions(),
                List.of(),
                () -> new Profiles(ruleset.profiles(), List.of()));
    }

    /** What hostile rules left behind. */
    static String leftBehind(Path canaries) throws IOException {
        try (Stream<Path> left = Files.list(canaries)) {
            return left.map(path -> path.getFileName().toString()).sorted().collect(joining(", "));
        }
    }
}
