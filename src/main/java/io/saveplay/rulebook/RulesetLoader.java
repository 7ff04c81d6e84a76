package io.saveplay.rulebook;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsFirst;
import static java.util.stream.Collectors.toSet;

import io.saveplay.decision.Playbook;
import io.saveplay.decision.Settings;
import io.saveplay.decision.Stories;
import io.saveplay.decision.Taxonomy;
import io.saveplay.drl.Problem;
import io.saveplay.text.Mentions;
import io.saveplay.text.Phrase;
import io.saveplay.text.PhraseReader;
import io.saveplay.text.ReasonCodes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.drools.kiesession.rulebase.InternalKnowledgeBase;

/** Turns the files of a rules folder into one compiled ruleset, or says everything that is wrong with them. */
public final class RulesetLoader {
    private final RulesFolder folder;
    private final List<Problem> problems = new ArrayList<>();

    private RulesetLoader(RulesFolder folder) {
        this.folder = folder;
    }

    /**
     * Compiles a rules folder.
     *
     * @throws RejectedException with every problem that was found, when there is any
     */
    public static Ruleset load(RulesFolder folder) throws RejectedException {
        return new RulesetLoader(folder).load();
    }

    private Ruleset load() throws RejectedException {
        Tables tables = new Tables(folder, problems);
        Optional<Settings> settings = tables.settings();
        Playbook playbook = new PlaybookReader(tables, problems).read(folder.matching("playbook/", ".md"));
        RuleReader reader = new RuleReader(problems);
        folder.matching("", ".drl").forEach(reader::read);
        Taxonomy taxonomy = reader.taxonomy();
        Content content = new Content(
                playbook,
                taxonomy,
                List.copyOf(reader.rules()),
                new Stories(tables.stories()),
                tables.codes(),
                tables.phrases(),
                tables.guidance(),
                tables.questions(),
                tables.retired());
        settings.ifPresent(known -> new References(content, known, problems).check());
        Optional<Mentions> mentions = problems.isEmpty() ? mentions(content) : Optional.empty();
        Optional<InternalKnowledgeBase> base =
                problems.isEmpty() ? Optional.of(RuleBase.of(reader.linked())) : Optional.empty();
        if (settings.isEmpty() || base.isEmpty() || mentions.isEmpty() || !problems.isEmpty()) {
            problems.sort(comparing(Problem::file)
                    .thenComparing(Problem::line, nullsFirst(naturalOrder()))
                    .thenComparing(Problem::message));
            throw new RejectedException(problems);
        }
        return new Ruleset(folder, settings.get(), content, mentions.get(), base.get());
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
            return Optional.of(new Mentions(new PhraseReader(content.phrases()), new ReasonCodes(ours, others)));
        } catch (IllegalArgumentException e) {
            problems.add(Problem.in("phrases.csv or reason-codes.csv", "table", String.valueOf(e.getMessage())));
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
            List<Phrase> phrases,
            List<Tables.Guidance> guidance,
            List<Tables.Question> questions,
            List<Retired> retired) {

        Content withStories(Stories others) {
            return new Content(playbook, taxonomy, rules, others, codes, phrases, guidance, questions, retired);
        }

        Content withRules(List<RuleInfo> others) {
            return new Content(playbook, taxonomy, others, stories, codes, phrases, guidance, questions, retired);
        }

        Set<String> guidanceIds() {
            return guidance.stream().map(Tables.Guidance::id).collect(toSet());
        }
    }
}
