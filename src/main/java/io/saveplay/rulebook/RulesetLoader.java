package io.saveplay.rulebook;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsFirst;
import static java.util.stream.Collectors.toSet;

import io.saveplay.decision.Playbook;
import io.saveplay.decision.Settings;
import io.saveplay.decision.Stories;
import io.saveplay.decision.Taxonomy;
import io.saveplay.drl.LinkedRule;
import io.saveplay.drl.Problem;
import io.saveplay.text.Example;
import io.saveplay.text.MeaningModel;
import io.saveplay.text.Mentions;
import io.saveplay.text.Phrase;
import io.saveplay.text.PhraseReader;
import io.saveplay.text.ReasonCodes;
import io.saveplay.text.TextReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Turns the files of a rules folder into one compiled ruleset, or says everything that is wrong with them. */
public final class RulesetLoader {
    private final RulesFolder folder;
    private final Optional<MeaningModel> model;
    private final boolean late;
    private final List<Problem> problems = new ArrayList<>();

    private RulesetLoader(RulesFolder folder, Optional<MeaningModel> model, boolean late) {
        this.folder = folder;
        this.model = model;
        this.late = late;
    }

    /**
     * Compiles a rules folder whose texts are read by phrases alone.
     *
     * @throws RejectedException with every problem that was found, when there is any
     */
    public static Ruleset load(RulesFolder folder) throws RejectedException {
        return load(folder, Optional.empty());
    }

    /**
     * Compiles a rules folder.
     *
     * @param model what compares texts with the folder's examples, if anything does
     * @throws RejectedException with every problem that was found, when there is any
     */
    public static Ruleset load(RulesFolder folder, Optional<MeaningModel> model) throws RejectedException {
        return new RulesetLoader(folder, model, false).load();
    }

    /**
     * Compiles a rules folder whose texts are read by phrases alone, but for what no decision needs then, the profiles of
     * CRMs and the examples: they are read, and {@link Ruleset#lateProblems} tells what is wrong with them, when first
     * asked for.
     *
     * @throws RejectedException with every problem that was found elsewhere, when there is any
     */
    static Ruleset loadForDecisions(RulesFolder folder) throws RejectedException {
        return new RulesetLoader(folder, Optional.empty(), true).load();
    }

    private Ruleset load() throws RejectedException {
        if (!Bounds.hold(folder, problems)) {
            throw new RejectedException(problems);
        }
        // Good parts of what there is to read, and nothing else needs them meanwhile.
        Supplier<Profiles> profiles = late
                ? new Later<>(() -> Profiles.read(folder))
                : Aside.begin("rules-profiles", () -> Profiles.read(folder))::await;
        Aside<Phrases> phrases = Aside.begin("rules-phrases", () -> Phrases.read(folder));
        Tables tables = new Tables(folder, problems);
        Optional<Settings> settings = tables.settings();
        settings.ifPresent(known -> Bounds.check(known, problems));
        Playbook playbook = new PlaybookReader(tables, problems).read(folder.matching("playbook/", ".md"));
        RuleReader reader = new RuleReader(problems);
        folder.matching("", ".drl").forEach(reader::read);
        Bounds.check(reader.rules(), problems);
        Taxonomy taxonomy = reader.taxonomy();
        Later<Examples> examples = new Later<>(() -> Examples.read(folder, taxonomy));
        Content content = new Content(
                playbook,
                taxonomy,
                List.copyOf(reader.rules()),
                new Stories(tables.stories()),
                tables.codes(),
                phrases.await().rows(),
                examples,
                tables.guidance(),
                tables.questions(),
                tables.retired(),
                profiles);
        problems.addAll(phrases.await().problems());
        if (!late) {
            problems.addAll(examples.get().problems());
            problems.addAll(profiles.get().problems());
        }
        settings.ifPresent(known -> new References(content, known, folder, problems).check());
        Optional<Mentions> mentions = problems.isEmpty() ? mentions(content) : Optional.empty();
        Optional<RuleBase> base = problems.isEmpty() ? base(reader) : Optional.empty();
        if (settings.isEmpty() || base.isEmpty() || mentions.isEmpty() || !problems.isEmpty()) {
            throw new RejectedException(inOrder(problems));
        }
        return new Ruleset(folder, settings.get(), content, mentions.get(), base.get());
    }

    /** Problems by where they are. */
    static List<Problem> inOrder(List<Problem> problems) {
        return problems.stream()
                .sorted(comparing(Problem::file)
                        .thenComparing(Problem::line, nullsFirst(naturalOrder()))
                        .thenComparing(Problem::column, nullsFirst(naturalOrder()))
                        .thenComparing(Problem::message))
                .toList();
    }

    private Optional<RuleBase> base(RuleReader reader) {
        Map<Layer, List<LinkedRule>> linked = reader.linked();
        return problems.isEmpty() ? Optional.of(RuleBase.of(linked)) : Optional.empty();
    }

    private Optional<Mentions> mentions(Content content) {
        Map<String, String> others = new HashMap<>();
        for (Tables.Code code : content.codes()) {
            String reason = code.reason() == null ? "" : code.reason();
            String before = others.putIfAbsent(code.value(), reason);
            if (before != null && !before.equals(reason)) {
                problems.add(Problem.in("reason-codes.csv", "table", "`" + code.value() + "` is given two reasons"));
            }
        }
        try {
            Set<String> ours = content.taxonomy().entries().keySet();
            PhraseReader phrases =
                    new PhraseReader(content.phrases().stream().map(Row::value).toList());
            List<Example> examples =
                    model.isEmpty() ? List.of() : content.examples().get().comparable();
            return Optional.of(new Mentions(TextReader.of(phrases, examples, model), new ReasonCodes(ours, others)));
        } catch (IllegalArgumentException e) {
            problems.add(Problem.in("reason-codes.csv", "table", String.valueOf(e.getMessage())));
            return Optional.empty();
        }
    }

    /** What a rules folder holds beside its settings. */
    record Content(
            Playbook playbook,
            Taxonomy taxonomy,
            List<RuleInfo> rules,
            Stories stories,
            List<Tables.Code> codes,
            List<Row<Phrase>> phrases,
            Supplier<Examples> examples,
            List<Tables.Guidance> guidance,
            List<Tables.Question> questions,
            List<Retired> retired,
            Supplier<Profiles> profiles) {

        Content withStories(Stories others) {
            return new Content(
                    playbook, taxonomy, rules, others, codes, phrases, examples, guidance, questions, retired,
                    profiles);
        }

        Content withRules(List<RuleInfo> others) {
            return new Content(
                    playbook, taxonomy, others, stories, codes, phrases, examples, guidance, questions, retired,
                    profiles);
        }

        Set<String> guidanceIds() {
            return guidance.stream().map(Tables.Guidance::id).collect(toSet());
        }
    }
}
