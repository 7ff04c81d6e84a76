package io.saveplay.rulebook;

import io.saveplay.crm.Profile;
import io.saveplay.decision.Assembler;
import io.saveplay.decision.Diagnoser;
import io.saveplay.decision.Playbook;
import io.saveplay.decision.Qualifier;
import io.saveplay.decision.Settings;
import io.saveplay.decision.Stories;
import io.saveplay.decision.Story;
import io.saveplay.decision.Taxonomy;
import io.saveplay.drl.LinkedRule;
import io.saveplay.drl.Linker;
import io.saveplay.drl.Problem;
import io.saveplay.drl.Rule;
import io.saveplay.text.MeaningModel;
import io.saveplay.text.Mentions;
import io.saveplay.text.TextReader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A rules folder, compiled: everything that a decision needs, and never changed. Safe for many threads. */
public final class Ruleset {
    private final RulesFolder folder;
    private final String version;
    private final Settings settings;
    private final RulesetLoader.Content content;
    private final Map<String, RuleInfo> rules = new TreeMap<>();
    private final Map<String, List<String>> guidance = new HashMap<>();
    private final Map<String, LinkedRule> linked = new ConcurrentHashMap<>();
    private final List<RuleInfo> inOrder;
    private final Mentions mentions;
    private final RuleBase base;
    private final Diagnoser diagnoser;
    private final Qualifier qualifier;
    private final Assembler assembler;
    private volatile @Nullable Prepared prepared;

    Ruleset(RulesFolder folder, Settings settings, RulesetLoader.Content content, Mentions mentions, RuleBase base) {
        this(folder, folder.version(), settings, content, mentions, base);
    }

    private Ruleset(
            RulesFolder folder,
            String version,
            Settings settings,
            RulesetLoader.Content content,
            Mentions mentions,
            RuleBase base) {
        this.folder = folder;
        this.version = version;
        this.settings = settings;
        this.content = content;
        content.rules().forEach(rule -> rules.put(rule.name(), rule));
        content.playbook().plays().values().forEach(play -> guidance.put(play.page(), play.guidance()));
        content.rules().forEach(rule -> guidance.put(rule.name(), rule.guidance()));
        this.inOrder = rules.values().stream()
                .sorted(Comparator.comparing(RuleInfo::layer).thenComparing(RuleInfo::name))
                .toList();
        this.mentions = mentions;
        this.base = base;
        this.diagnoser = new Diagnoser(content.taxonomy(), settings.diagnosis().likely());
        this.qualifier = new Qualifier(settings.qualification());
        this.assembler = new Assembler(settings, content.taxonomy(), this::guidanceOf);
    }

    /**
     * Compiles other files whose texts are read as those of this ruleset are.
     *
     * @throws RejectedException with every problem that was found, when there is any
     */
    public Ruleset likewise(RulesFolder other) throws RejectedException {
        return RulesetLoader.load(other, mentions.texts().model());
    }

    /**
     * The same rules, with texts read by their meaning as well.
     *
     * @param model what compares texts with the folder's examples, if anything does
     */
    Ruleset readBy(Optional<MeaningModel> model) {
        if (model.isEmpty()) {
            return this;
        }
        Mentions others =
                mentions.readBy(mentions.texts().with(content.examples().get().comparable(), model));
        return new Ruleset(folder, version, settings, content, others, base);
    }

    /** The same rules with other stories on file, as a scenario may want them. */
    public Ruleset withStories(List<Story> stories) {
        return new Ruleset(folder, version, settings, content.withStories(new Stories(stories)), mentions, base);
    }

    /**
     * The same ruleset with one rule that says something else, to see what depends on it. It keeps the version and is
     * not held to what the guard allows, so it is never to go live.
     *
     * @throws java.util.NoSuchElementException when there is no such rule
     */
    public Ruleset withRule(String name, Rule other) {
        RuleInfo before = Optional.ofNullable(rules.get(name)).orElseThrow();
        List<RuleInfo> others = content.rules().stream()
                .map(rule -> rule.name().equals(name) ? before.with(other) : rule)
                .toList();
        Map<Layer, List<LinkedRule>> all = new EnumMap<>(Layer.class);
        for (RuleInfo rule : others) {
            all.computeIfAbsent(rule.layer(), layer -> new ArrayList<>())
                    .add(rule.name().equals(name) ? Linker.link(other) : linked(rule.name()));
        }
        return new Ruleset(folder, settings, content.withRules(others), mentions, RuleBase.of(all));
    }

    /** The short version: the first 12 digits of the SHA-256 of the folder's files. */
    public String version() {
        return RulesFolder.shortened(version);
    }

    /** The whole version: the SHA-256 of the folder's files, 64 digits. */
    public String wholeVersion() {
        return version;
    }

    /** The short form of a whole version. */
    public static String shortened(String version) {
        return RulesFolder.shortened(version);
    }

    /** The files that it was compiled from. */
    public RulesFolder folder() {
        return folder;
    }

    /** What {@code ruleset.yaml} sets. */
    public Settings settings() {
        return settings;
    }

    /** The reasons that its rules define. */
    public Taxonomy taxonomy() {
        return content.taxonomy();
    }

    /** Its plays. */
    public Playbook playbook() {
        return content.playbook();
    }

    /** Its rules, by layer and name. */
    public List<RuleInfo> rules() {
        return inOrder;
    }

    /** The rule of a name, if there is one. */
    public Optional<RuleInfo> find(String name) {
        return Optional.ofNullable(rules.get(name));
    }

    /**
     * A rule in the form in which it is evaluated, for whatever looks at single rules.
     *
     * @throws java.util.NoSuchElementException when there is no such rule
     */
    public LinkedRule linked(String name) {
        return linked.computeIfAbsent(
                name,
                one -> Linker.link(
                        Optional.ofNullable(rules.get(one)).orElseThrow().rule()));
    }

    /** The guidance that its rules may encode, as {@code guidance.csv} lists it. */
    public List<Tables.Guidance> guidance() {
        return content.guidance();
    }

    /** Ids that were taken out of use, as {@code retired.csv} lists them. */
    public List<Retired> retired() {
        return content.retired();
    }

    /** The paths of the fields that {@code questions.yaml} knows how to ask for. */
    public Set<String> askedFields() {
        return content.questions().stream().map(Tables.Question::field).collect(Collectors.toUnmodifiableSet());
    }

    /** The profiles of CRM and billing systems, by name. */
    public Map<String, Profile> profiles() {
        return content.profiles().get().byName();
    }

    /** What is wrong with what may not have been read when all else was; nothing with any live ruleset. */
    List<Problem> lateProblems() {
        return RulesetLoader.inOrder(Stream.concat(
                        content.examples().get().problems().stream(), content.profiles().get().problems().stream())
                .toList());
    }

    /** How many phrases point to a reason. */
    public int phraseCount() {
        return content.phrases().size();
    }

    /** The rows of {@code phrases.csv}; two with the same stems are alike. */
    public List<Saying> phrases() {
        return Saying.ofPhrases(content.phrases());
    }

    /** The rows of the tables in {@code examples/}, of all languages; two with the same words are alike. */
    public List<Saying> examples() {
        return Saying.ofExamples(content.examples().get().rows());
    }

    /** Pick-list values that events may use for a reason: system, value and our code, if it says anything. */
    public List<Code> codes() {
        return content.codes().stream()
                .map(code -> new Code(code.system(), code.value(), code.reason()))
                .toList();
    }

    /**
     * A pick-list value of a CRM or billing system.
     *
     * @param reason our code, or none when the value says nothing
     */
    public record Code(
            String system, String value, @Nullable String reason) {}

    /** What is wrong with a reason code or pick-list value; nothing when the rules know it. */
    public Optional<String> faultOf(String code) {
        return mentions.faultOf(code);
    }

    /** What reads the reasons that an event names. */
    public Mentions mentions() {
        return mentions;
    }

    /** What reads reasons out of a text. */
    public TextReader texts() {
        return mentions.texts();
    }

    /** The guidance ids of a rule or, as {@code playbook/play}, of a play. */
    public List<String> guidanceOf(String name) {
        return guidance.getOrDefault(name, List.of());
    }

    Stories stories() {
        return content.stories();
    }

    /** How to learn facts that are missing, and what they may turn out to be. */
    public List<Tables.Question> questions() {
        return content.questions();
    }

    /** What a search for missing facts needs; worked out when it is first asked for. */
    Prepared prepared() {
        Prepared known = prepared;
        if (known == null) {
            known = new Prepared(
                    content.questions().stream()
                            .map(Asking::of)
                            .sorted(Asking.LIKELIEST)
                            .toList(),
                    new Watchers(this));
            prepared = known;
        }
        return known;
    }

    RuleBase base() {
        return base;
    }

    Diagnoser diagnoser() {
        return diagnoser;
    }

    Qualifier qualifier() {
        return qualifier;
    }

    Assembler assembler() {
        return assembler;
    }
}
