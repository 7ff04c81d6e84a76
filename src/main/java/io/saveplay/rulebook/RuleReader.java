package io.saveplay.rulebook;

import io.saveplay.decision.Nature;
import io.saveplay.decision.Taxonomy;
import io.saveplay.drl.Expression;
import io.saveplay.drl.Guard;
import io.saveplay.drl.LinkedRule;
import io.saveplay.drl.Linker;
import io.saveplay.drl.Parser;
import io.saveplay.drl.Problem;
import io.saveplay.drl.Rule;
import io.saveplay.drl.RuleFile;
import io.saveplay.drl.Words;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads rule files: gives each rule its layer, holds it to what the guard allows, and reads what it says of itself. */
final class RuleReader {
    private static final Pattern NAME = Pattern.compile("[a-z0-9-]+/[a-z0-9-]+");
    private static final List<String> REQUIRED = List.of("title", "guidance", "owner");
    private static final List<String> KNOWN = List.of("title", "guidance", "owner", "reason", "nature", "topic");

    private final List<Problem> problems;
    private final List<RuleInfo> rules = new ArrayList<>();
    private final Map<String, Taxonomy.Entry> reasons = new HashMap<>();
    private final Map<String, RuleInfo> names = new HashMap<>();

    /** A reader that adds what it finds wrong to {@code problems}. */
    RuleReader(List<Problem> problems) {
        this.problems = problems;
    }

    /** Every rule that was read. */
    List<RuleInfo> rules() {
        return rules;
    }

    /** The taxonomy that the rules with {@code @reason} define. */
    Taxonomy taxonomy() {
        return Taxonomy.of(reasons.values());
    }

    /**
     * The rules in the form in which they are evaluated; only once nothing is wrong with them. What the guard let pass
     * and is out of reach all the same is one problem more.
     */
    Map<Layer, List<LinkedRule>> linked() {
        Map<Layer, List<LinkedRule>> linked = new EnumMap<>(Layer.class);
        for (RuleInfo rule : rules) {
            List<LinkedRule> ofLayer = linked.computeIfAbsent(rule.layer(), layer -> new ArrayList<>());
            try {
                ofLayer.add(Linker.link(rule.rule()));
            } catch (RuntimeException e) {
                problems.add(rule.problem("out-of-reach", String.valueOf(e.getMessage()), null));
            }
        }
        return linked;
    }

    /** Reads one file. */
    void read(String file, String text) {
        int slash = file.indexOf('/');
        String folder = slash < 0 ? "" : file.substring(0, slash);
        Optional<Layer> layer = Layer.of(folder);
        if (layer.isEmpty()) {
            problems.add(Problem.in(
                    file,
                    "no-layer",
                    "rules live in one of the folders "
                            + Words.list(Stream.of(Layer.values()).map(Layer::folder))));
            return;
        }
        RuleFile read = Parser.read(file, text, problems);
        if (!read.packageName().isEmpty() && !folder.equals(read.packageName())) {
            problems.add(new Problem(
                    file,
                    read.packagePlace().line(),
                    read.packagePlace().column(),
                    "package-folder",
                    Problem.Severity.ERROR,
                    null,
                    "the package is `" + read.packageName() + "` but the folder is `" + folder + "`",
                    "write `package " + folder + ";`"));
        }
        for (Rule rule : read.rules()) {
            rule(file, layer.get(), rule);
        }
    }

    private void rule(String file, Layer layer, Rule rule) {
        Guard.check(file, rule, layer.allowed(), problems);
        RuleInfo info = new RuleInfo(
                rule.name(),
                layer,
                rule.said("title").orElse("").strip(),
                Arrays.stream(rule.said("guidance").orElse("").split(",", -1))
                        .map(String::strip)
                        .filter(id -> !id.isEmpty())
                        .toList(),
                rule.said("owner").orElse("").strip(),
                file,
                rule.place().line(),
                insert(rule.conclusion()),
                rule);
        rules.add(info);
        checkName(info);
        checkMetadata(info);
        defineReason(info);
    }

    private void checkName(RuleInfo info) {
        if (info.name().isEmpty()) {
            return;
        }
        if (!NAME.matcher(info.name()).matches()) {
            problems.add(info.problem("name", "a rule is named `subject/case` in small letters and hyphens", null));
        }
        RuleInfo same = names.putIfAbsent(info.name(), info);
        if (same != null) {
            problems.add(info.problem(
                    "duplicate-name",
                    "another rule has this name: " + same.file() + ":" + same.line(),
                    "give one of them another name"));
        }
    }

    private void checkMetadata(RuleInfo info) {
        for (Rule.Annotation annotation : info.rule().annotations()) {
            if (!KNOWN.contains(annotation.name())) {
                problems.add(info.problem(
                        annotation.place(),
                        "metadata",
                        "a rule has no `@" + annotation.name() + "`, but may have "
                                + Words.list(KNOWN.stream().map(known -> "@" + known)),
                        Words.nearest(
                                "@" + annotation.name(),
                                KNOWN.stream().map(known -> "@" + known).toList())));
            } else if (annotation.value() == null || annotation.value().isBlank()) {
                problems.add(info.problem(
                        annotation.place(),
                        "metadata",
                        "the value of `@" + annotation.name() + "` is text in straight double quotes",
                        "write `@" + annotation.name() + "( \"...\" )`"));
            }
        }
        for (String required : REQUIRED) {
            if (info.rule().annotations().stream()
                    .noneMatch(annotation -> annotation.name().equals(required) || meant(annotation, required))) {
                problems.add(info.problem(
                        "metadata",
                        "it has no `@" + required + "`",
                        "add `@" + required + "( \"...\" )` below its name"));
            }
        }
    }

    /** Whether an annotation that nobody knows is this one, misspelt, which is said already. */
    private static boolean meant(Rule.Annotation annotation, String required) {
        return !KNOWN.contains(annotation.name()) && Words.nearest(annotation.name(), List.of(required)) != null;
    }

    private static RuleInfo.Insert insert(Expression.@Nullable New made) {
        if (made == null) {
            return new RuleInfo.Insert("", "", "");
        }
        return new RuleInfo.Insert(made.type(), word(made, 0), word(made, 1));
    }

    /** An argument that is text or a constant; empty when it is anything else. */
    private static String word(Expression.New made, int place) {
        Expression argument = place < made.arguments().size() ? made.arguments().get(place) : made;
        if (argument instanceof Expression.Literal literal && literal.value() instanceof String text) {
            return text;
        }
        return argument instanceof Expression.Member member ? member.name() : "";
    }

    private void defineReason(RuleInfo info) {
        Optional<String> code = info.rule().said("reason").map(String::strip);
        if (code.isEmpty()) {
            return;
        }
        if (info.rule().conclusion() != null && !code.get().equals(info.insert().subject())) {
            problems.add(info.problem(
                    "reason",
                    "it defines the reason `" + code.get() + "` but concludes `"
                            + info.insert().subject() + "`",
                    null));
        }
        String said = info.rule().said("nature").orElse("").strip();
        Optional<Nature> nature =
                Stream.of(Nature.values()).filter(n -> n.name().equals(said)).findFirst();
        if (nature.isEmpty()) {
            List<String> natures = Stream.of(Nature.values()).map(Nature::name).toList();
            problems.add(info.problem(
                    "nature",
                    "a rule with `@reason` also says its `@nature`: " + Words.list(natures.stream()),
                    Words.nearest(said, natures)));
        } else {
            Taxonomy.Entry entry = new Taxonomy.Entry(
                    code.get(),
                    info.title(),
                    nature.get(),
                    info.rule().said("topic").orElse("").strip());
            if (reasons.putIfAbsent(code.get(), entry) != null) {
                problems.add(info.problem(
                        "duplicate-reason", "another rule defines the reason `" + code.get() + "` already", null));
            }
        }
    }
}
