package io.saveplay.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.saveplay.decision.Decision;
import io.saveplay.decision.Play;
import io.saveplay.drl.Problem;
import io.saveplay.drl.Words;
import io.saveplay.rulebook.RejectedException;
import io.saveplay.rulebook.RuleInfo;
import io.saveplay.rulebook.RulesFolder;
import io.saveplay.rulebook.Ruleset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Drafts a new rule with a scenario where it fires and one where it stays quiet; both pass as they are written. */
public final class Draft {
    /** The condition of a rule whose author gives none: no real event meets it, so nothing changes until it is changed. */
    private static final String TO_BE_CHANGED = "Client( segment == \"change-me\" )";

    private static final Pattern NAME = Pattern.compile("[a-z0-9-]+/[a-z0-9-]+");
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z][A-Za-z0-9 ,/._'-]*");
    private static final Set<String> TRUTH = Set.of("y", "n", "yes", "no", "on", "off", "true", "false", "null");

    private static final String HINT = """
            // Change what stands after `when`: README.md lists what a rule can look at. The text in the last line is
            // what a salesperson reads, and 20 points more double the odds.
            """;

    private final Ruleset ruleset;
    private final Tools tools;
    private final Wish wish;

    /**
     * What somebody wants to write.
     *
     * @param name {@code play/case}
     * @param title what the rule is about; made of the case when there is none
     * @param guidance ids of the guidance; those of the play when there are none
     * @param owner who answers for it; who answers for most rules of plays when there is none
     * @param when the condition; one that no real event meets, with a hint, when there is none
     * @param because what a salesperson reads; made of the title when there is none
     */
    public record Wish(
            String name,
            @Nullable String title,
            @Nullable String guidance,
            @Nullable String owner,
            @Nullable String when,
            int points,
            @Nullable String because) {}

    /** What came of a wish; nothing is written to disk. */
    public sealed interface Outcome {}

    /**
     * The rule and its scenarios.
     *
     * @param files the whole new text of each file that changes, by path in the rules folder
     */
    public record Ready(Map<String, String> files, String ruleFile, String scenarioFile) implements Outcome {}

    /** It cannot be written so. */
    public record Refused(String why) implements Outcome {}

    /** The rule would not be understood. */
    public record Faulty(List<Problem> problems) implements Outcome {}

    private Draft(Ruleset ruleset, Tools tools, Wish wish) {
        this.ruleset = ruleset;
        this.tools = tools;
        this.wish = wish;
    }

    /** Drafts a rule for a play that is in the playbook. */
    public static Outcome rule(Ruleset ruleset, Tools tools, Wish wish) {
        Optional<String> objection = objection(ruleset, wish);
        return objection.isPresent() ? new Refused(objection.get()) : new Draft(ruleset, tools, wish).draft();
    }

    private static Optional<String> objection(Ruleset ruleset, Wish wish) {
        if (!NAME.matcher(wish.name()).matches()) {
            return Optional.of(
                    "`" + wish.name() + "` is no name for a rule; it is `play/case` in small letters and hyphens");
        }
        String play = wish.name().substring(0, wish.name().indexOf('/'));
        if (ruleset.playbook().find(play) == null) {
            String near = Words.nearest(play, ruleset.playbook().plays().keySet());
            return Optional.of("`" + play + "` is not a play of the playbook; "
                    + (near == null ? "`saveplay new play " + play + "` makes one" : near));
        }
        return ruleset.rules().stream()
                .filter(rule -> rule.name().equals(wish.name()))
                .map(rule -> "there is a rule `" + rule.name() + "` already: " + rule.file() + ":" + rule.line())
                .findFirst()
                .or(() -> Stream.of(wish.title(), wish.guidance(), wish.owner(), wish.because())
                        .filter(text -> text != null && !text.matches("[^\"\\\\\\p{Cntrl}]*[^\"\\\\\\p{Cntrl}\\s]+"))
                        .map(text -> "`" + text + "` cannot stand in a rule; write it on one line, not empty, without"
                                + " double quotes and backslashes")
                        .findFirst());
    }

    private Outcome draft() {
        Play play = ruleset.playbook().plays().get(play());
        if (play == null) {
            throw new IllegalStateException("the play was there a moment ago");
        }
        String ruleFile = "plays/" + play() + ".drl";
        String scenarioFile = "plays/" + play() + ScenarioFile.ENDING;
        Map<String, String> files = new TreeMap<>(ruleset.folder().files());
        files.put(
                ruleFile,
                appended(files.get(ruleFile), "/* Play: " + play.title() + ". */\npackage plays;\n", rule(play)));
        Ruleset with;
        try {
            with = ruleset.likewise(RulesFolder.of(files));
        } catch (RejectedException e) {
            return new Faulty(e.problems());
        }
        if (with.rules().size() != ruleset.rules().size() + 1) {
            return new Refused("`--when` is one condition, without the end of a rule in it");
        }
        Witnesses witnesses = new Witnesses(with, tools, wish.name(), condition());
        Optional<Witnesses.Witness> fires = witnesses.firing();
        if (fires.isEmpty()) {
            return new Refused("no event was found on which `" + condition() + "` holds; write a simpler condition,"
                    + " and change it and its scenarios in the files");
        }
        Optional<Witnesses.Witness> quiet = witnesses.quiet(fires.get().given());
        if (quiet.isEmpty()) {
            return new Refused("no event was found on which `" + condition()
                    + "` does not hold; say more precisely when" + " the rule is to fire");
        }
        String scenarios = (wish.when() == null
                        ? "# Change `given` to what happened, and `then` to what you want of the answer.\n"
                        : "")
                + scenario(lower(title()) + " speaks for " + play(), fires.get(), true)
                + "\n"
                + scenario("without it " + wish.name() + " stays quiet", quiet.get(), false);
        Map<String, String> changed = Map.of(
                ruleFile, String.valueOf(files.get(ruleFile)),
                scenarioFile, appended(files.get(scenarioFile), "", scenarios));
        return new Ready(changed, ruleFile, scenarioFile);
    }

    private String rule(Play play) {
        String hint = wish.when() == null ? HINT : "";
        return hint
                + """
                rule "%s"
                  @title( "%s" )
                  @guidance( "%s" )
                  @owner( "%s" )
                when
                  %s
                then
                  insert( new Points( "%s", %d, "%s" ) );
                end
                """.formatted(
                                wish.name(),
                                title(),
                                or(wish.guidance(), guidance(play)),
                                or(wish.owner(), owner()),
                                condition(),
                                play(),
                                wish.points(),
                                or(wish.because(), lower(title())));
    }

    private String scenario(String name, Witnesses.Witness witness, boolean fires) {
        boolean recommended = witness.decision().recommendations().stream()
                .map(Decision.Recommendation::play)
                .anyMatch(play()::equals);
        StringBuilder text = new StringBuilder("- name: ")
                .append(flow(TextNode.valueOf(name)))
                .append("\n  given: ")
                .append(flow(witness.given()))
                .append("\n  then:\n");
        if (recommended == fires) {
            text.append(fires ? "    recommends: [ " : "    never: [ ")
                    .append(play())
                    .append(" ]\n");
        }
        return text.append(fires ? "    because: [ " : "    quiet: [ ")
                .append(wish.name())
                .append(" ]\n")
                .toString();
    }

    /** A value on one line, the way that analysts write it: without quotes where it needs none. */
    private static String flow(JsonNode value) {
        if (value.isEmpty() && value.isContainerNode()) {
            return value.isObject() ? "{ }" : "[ ]";
        }
        if (value.isObject()) {
            return value.properties().stream()
                    .map(field -> flow(TextNode.valueOf(field.getKey())) + ": " + flow(field.getValue()))
                    .collect(Collectors.joining(", ", "{ ", " }"));
        }
        if (value.isArray()) {
            return value.valueStream().map(Draft::flow).collect(Collectors.joining(", ", "[ ", " ]"));
        }
        boolean plain = value.isTextual()
                && PLAIN.matcher(value.asText()).matches()
                && !value.asText().contains(",")
                && !value.asText().endsWith(" ")
                && !TRUTH.contains(value.asText().toLowerCase(Locale.ROOT));
        return plain ? value.asText() : value.toString();
    }

    private static String appended(@Nullable String before, String head, String text) {
        if (before == null || before.isBlank()) {
            return head.isEmpty() ? text : head + "\n" + text;
        }
        String whole = before.stripTrailing() + "\n\n" + text;
        return before.contains("\r\n") ? whole.replaceAll("\\r?\\n", "\r\n") : whole;
    }

    private String play() {
        return wish.name().substring(0, wish.name().indexOf('/'));
    }

    private String condition() {
        return or(wish.when(), TO_BE_CHANGED).strip();
    }

    private String title() {
        String words = wish.name().substring(wish.name().indexOf('/') + 1).replace('-', ' ');
        return or(wish.title(), words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1));
    }

    private String guidance(Play play) {
        List<String> ids = play.guidance().isEmpty()
                ? ruleset.guidance().stream().limit(1).map(item -> item.id()).toList()
                : play.guidance();
        return String.join(", ", ids);
    }

    /** Who answers for most rules of this play or, when it has none, of all plays. */
    private String owner() {
        List<RuleInfo> plays = ruleset.rules().stream()
                .filter(rule -> rule.file().startsWith("plays/"))
                .toList();
        List<RuleInfo> ofThis = plays.stream()
                .filter(rule -> rule.insert().subject().equals(play()))
                .toList();
        return (ofThis.isEmpty() ? plays : ofThis)
                .stream()
                        .collect(Collectors.groupingBy(RuleInfo::owner, TreeMap::new, Collectors.counting()))
                        .entrySet()
                        .stream()
                        .max(Map.Entry.comparingByValue())
                        .map(Map.Entry::getKey)
                        .orElse("analysts");
    }

    private static String lower(String text) {
        return text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1);
    }

    private static String or(@Nullable String text, String otherwise) {
        return text == null ? otherwise : text;
    }
}
