package io.saveplay.bench.peers;

import io.saveplay.bench.peers.Shape.OfRule;
import io.saveplay.bench.peers.Shape.Subject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Writes the rules as Java, the way in which a person would who has no engine. */
final class JavaSource {
    /** Methods of a length that a person would write, and that the virtual machine still compiles. */
    private static final int RULES_A_METHOD = 20;

    private static final String HEAD = """
            package io.saveplay.bench.peers.written;

            import io.saveplay.bench.peers.Case;
            import io.saveplay.bench.peers.Parts;
            import io.saveplay.decision.*;
            import io.saveplay.event.*;
            import java.math.BigDecimal;
            import java.util.*;
            import java.util.function.*;

            """;

    private static final String FACTS = """
              private final Client client;
              private final Deal deal;
              private final Seller seller;
              private final Conversation conversation;
              private final Timeline timeline;
              private final CommonGround commonGround;
              private final List<Concern> concerns;
              private final List<Mention> mentions;
              private final Map<String, Signal> signals;
              private Diagnosis diagnosis;
              private Fit fit;
              private Story story;
            """;

    private static final String TAKEN = """
                client = c.client();
                deal = c.deal();
                seller = c.seller();
                conversation = c.conversation();
                timeline = c.timeline();
                commonGround = c.commonGround();
                concerns = c.concerns();
                mentions = c.mentions();
            """;

    private JavaSource() {}

    /** A class that tells which rules fire on a case, {@code Function<Case, List<String>>}. */
    static String fires(List<OfRule> rules) {
        JavaSyntax java = JavaSyntax.ofVariables();
        StringBuilder methods = new StringBuilder();
        StringBuilder calls = new StringBuilder();
        methods(rules, calls, methods, (rule, text) -> {
            String add = "fired.add(" + Syntax.quoted(rule.name()) + ");";
            statement(rule, java, add, text);
        });
        return HEAD + "public final class Fires {\n" + java.constants() + FACTS
                + "  private final List<String> fired = new ArrayList<>();\n\n"
                + "  public static Function<Case, List<String>> make() { return c -> new Fires(c).run(); }\n\n"
                + "  private Fires(Case c) {\n" + TAKEN
                + "    signals = c.signals();\n    diagnosis = c.diagnosis();\n    fit = c.fit();\n    story = c.story();\n"
                + "  }\n\n  private List<String> run() {\n" + calls + "    return fired;\n  }\n" + methods + "}\n";
    }

    /**
     * A class that goes through the layers and makes the conclusions, {@code Function<Case, Conclusions>}; of the case
     * it reads what the event says, and concludes the rest. What sums up between the layers is ours in both.
     */
    static String concludes(List<OfRule> rules) {
        JavaSyntax java = JavaSyntax.ofVariables();
        StringBuilder methods = new StringBuilder();
        StringBuilder run = new StringBuilder();
        List<OfRule> sorted =
                rules.stream().sorted(Comparator.comparing(OfRule::name)).toList();
        for (String layer : List.of("SIGNALS", "REASONS", "QUALIFICATION", "PLAYS", "POLICY")) {
            methods(
                    sorted.stream().filter(rule -> rule.layer().equals(layer)).toList(),
                    run,
                    methods,
                    (rule, text) -> statement(rule, java, add(rule, java), text));
            run.append(
                    switch (layer) {
                        case "REASONS" -> """
                                diagnosis = parts.diagnoser().diagnose(evidence);
                                story = parts.stories().like(client, diagnosis).orElse(null);
                            """;
                        case "QUALIFICATION" -> "    fit = parts.qualifier().qualify(criteria);\n";
                        default -> "";
                    });
        }
        StringBuilder lists = new StringBuilder();
        for (String type : List.of("Evidence", "Criterion", "Points", "Veto", "Caution", "Lesson")) {
            lists.append("  private final List<Concluded<" + type + ">> " + list(type) + " = new ArrayList<>();\n");
        }
        return HEAD + "public final class Concludes {\n" + java.constants() + FACTS + lists
                + "  private final Parts parts;\n\n"
                + "  public static Function<Case, Conclusions> make(Parts parts) {"
                + " return c -> new Concludes(c, parts).run(); }\n\n"
                + "  private Concludes(Case c, Parts parts) {\n" + TAKEN
                + "    signals = new HashMap<>();\n    this.parts = parts;\n  }\n\n  private Conclusions run() {\n"
                + run
                + "    return new Conclusions(diagnosis, fit, story != null && story.verified() ? story : null,"
                + " points, vetoes, cautions, lessons);\n  }\n" + methods + "}\n";
    }

    /** A class with one lambda for each rule, as engines of lambdas want them, {@code List<Lambda>}. */
    static String lambdas(List<OfRule> rules) {
        JavaSyntax java = JavaSyntax.ofCase();
        StringBuilder methods = new StringBuilder();
        StringBuilder calls = new StringBuilder();
        methods(rules, calls, methods, (rule, text) -> {
            String when = java.write(rule.when());
            String test = rule.forEachMention() ? "Case.any(c.mentions(), mention -> " + when + ")" : when;
            String times = rule.forEachMention() ? "Case.count(c.mentions(), mention -> " + when + ")" : "1";
            text.append("    all.add(new io.saveplay.bench.peers.Lambda(" + Syntax.quoted(rule.name()) + ", c -> "
                    + test + ", c -> " + times + "));\n");
        });
        return HEAD + "public final class Lambdas {\n" + java.constants()
                + "  private final List<io.saveplay.bench.peers.Lambda> all = new ArrayList<>();\n\n"
                + "  public static List<io.saveplay.bench.peers.Lambda> make() { return new Lambdas().run(); }\n\n"
                + "  private List<io.saveplay.bench.peers.Lambda> run() {\n" + calls + "    return all;\n  }\n"
                + methods
                + "}\n";
    }

    private interface Writer {
        void write(OfRule rule, StringBuilder text);
    }

    /** Methods of the rules of one subject each, and calls of them. */
    private static void methods(List<OfRule> rules, StringBuilder calls, StringBuilder methods, Writer writer) {
        List<List<OfRule>> groups = new ArrayList<>();
        String before = "";
        for (OfRule rule : rules) {
            String subject = rule.name().substring(0, rule.name().indexOf('/'));
            List<OfRule> last = groups.isEmpty() ? List.of() : groups.get(groups.size() - 1);
            if (!subject.equals(before) || last.size() == RULES_A_METHOD) {
                groups.add(new ArrayList<>());
            }
            groups.get(groups.size() - 1).add(rule);
            before = subject;
        }
        for (int i = 0; i < groups.size(); i++) {
            OfRule first = groups.get(i).get(0);
            String name = (first.layer() + "_"
                            + first.name().substring(0, first.name().indexOf('/')) + "_" + i)
                    .toLowerCase(Locale.ROOT)
                    .replace('-', '_');
            calls.append("    " + name + "();\n");
            methods.append("\n  private void " + name + "() {\n");
            groups.get(i).forEach(rule -> writer.write(rule, methods));
            methods.append("  }\n");
        }
    }

    private static void statement(OfRule rule, JavaSyntax java, String then, StringBuilder text) {
        String statement = "if (" + java.write(rule.when()) + ") {\n      " + then + "\n    }\n";
        text.append(
                rule.forEachMention()
                        ? "    for (Mention " + Subject.MENTION.word() + " : mentions) {\n    " + statement + "    }\n"
                        : "    " + statement);
    }

    private static String add(OfRule rule, JavaSyntax java) {
        String made = java.conclusion(rule.conclusion(), rule.names());
        if (rule.conclusion().type().equals("Signal")) {
            String name = made.substring(made.indexOf('"'), made.indexOf('"', made.indexOf('"') + 1) + 1);
            return "signals.putIfAbsent(" + name + ", " + made + ");";
        }
        return list(rule.conclusion().type()) + ".add(new Concluded<>(" + made + ", " + Syntax.quoted(rule.name())
                + "));";
    }

    private static String list(String type) {
        return switch (type) {
            case "Evidence" -> "evidence";
            case "Criterion" -> "criteria";
            case "Points" -> "points";
            case "Veto" -> "vetoes";
            case "Caution" -> "cautions";
            default -> "lessons";
        };
    }
}
