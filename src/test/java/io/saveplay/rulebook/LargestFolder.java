package io.saveplay.rulebook;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.saveplay.event.CancellationEvent;
import io.saveplay.intake.EventGenerator;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The most that a rules folder may hold, for a process with little memory. */
final class LargestFolder {
    private static final int RULES_A_FILE = 20;
    private static final List<String> FACTS =
            List.of("Deal", "Client", "Seller", "Timeline", "Conversation", "CommonGround");

    private LargestFolder() {}

    /** Loads a folder of one shape and decides an event with it; the exit code is 0 when that goes well. */
    public static void main(String[] args) {
        Ruleset ruleset = Shipped.load(RulesFolder.of(folder(args[0])));
        try {
            new Decider(Clock.systemUTC()).decide(ruleset, event(), new Decider.Wish(true, true));
        } catch (EvaluationException e) {
            // That the rules take too long is a fine answer, but not for a folder that is only large.
            System.out.println(e.getMessage());
            System.exit(args[0].equals("join") ? 0 : 1);
        }
        System.exit(args[0].equals("join") ? 1 : 0);
    }

    /** The shipped tables with other rules. */
    static Map<String, String> folder(String shape) {
        return switch (shape) {
            case "rules" -> with(Bounds.MOST_RULES, LargestFolder::wide);
            case "branches" -> with(Bounds.MOST_PATTERNS / (12 * 16), LargestFolder::branching);
            case "constraints" -> with(260, LargestFolder::constrained);
            default -> with(1, LargestFolder::exploding);
        };
    }

    private static Map<String, String> with(int rules, java.util.function.IntFunction<String> conditions) {
        Map<String, String> files = new HashMap<>(Shipped.read().files());
        files.keySet().removeIf(file -> file.endsWith(".drl") || file.startsWith("playbook/") || file.endsWith(".csv"));
        files.put("guidance.csv", "id,source,summary\nBO-1,a,b\n");
        files.computeIfPresent(
                "ruleset.yaml",
                (file, text) -> text.replaceFirst("concerns: \\[.*]", "concerns: []")
                        .replace("deadline: PT2S", "deadline: PT10S"));
        for (int from = 0; from < rules; from += RULES_A_FILE) {
            StringBuilder file = new StringBuilder("package signals;\n");
            for (int i = from; i < Math.min(rules, from + RULES_A_FILE); i++) {
                file.append("""
                        rule "large/number-%d"
                        @title( "t" ) @guidance( "BO-1" ) @owner( "o" )
                        when %s
                        then insert( new Signal( "large-%d", "because" ) ); end
                        """.formatted(i, conditions.apply(i), i));
            }
            files.put("signals/large-" + from + ".drl", file.toString());
        }
        return files;
    }

    /** Twelve facts, each with a constraint that no other rule shares. */
    private static String wide(int rule) {
        return IntStream.range(0, 12)
                .mapToObj(i -> FACTS.get(i % 6) + "( " + (rule * 12 + i + 1) + " != 0 )")
                .collect(joining(" "));
    }

    /** Sixteen times twelve facts. */
    private static String branching(int rule) {
        return IntStream.range(0, 4)
                        .mapToObj(i -> "( Deal( meetings != " + (rule * 8 + i) + " ) or Client( mindChanges != "
                                + (rule * 8 + i + 4) + " ) )")
                        .collect(joining(" "))
                + " Seller() Timeline() Conversation() CommonGround()";
    }

    /** As many constraints as a rule may have. */
    private static String constrained(int rule) {
        return IntStream.range(0, 12)
                .mapToObj(i -> FACTS.get(i % 6)
                        + IntStream.range(0, 20)
                                .mapToObj(k -> (rule * 240 + i * 20 + k) + " != 1 || 2 > 1")
                                .collect(joining(", ", "( ", " )")))
                .collect(joining(" "));
    }

    /** Every way to choose twelve of fifty concerns. */
    private static String exploding(int rule) {
        return "Concern() ".repeat(12);
    }

    private static CancellationEvent event() {
        ObjectNode event = new EventGenerator(1).next();
        ArrayNode concerns = event.putArray("concerns");
        for (int i = 0; i < 50; i++) {
            concerns.addObject().put("text", "concern " + i).put("resolved", false);
        }
        return Shipped.event(event);
    }
}
