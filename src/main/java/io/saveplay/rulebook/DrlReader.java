package io.saveplay.rulebook;

import io.saveplay.decision.Nature;
import io.saveplay.decision.Taxonomy;
import io.saveplay.drl.Problem;
import io.saveplay.drl.Words;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.drools.drl.ast.descr.AnnotationDescr;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.drools.drl.parser.DrlParser;
import org.drools.drl.parser.DroolsParserException;
import org.drools.drl.parser.ParserError;
import org.jspecify.annotations.Nullable;
import org.kie.api.io.Resource;
import org.kie.internal.builder.conf.LanguageLevelOption;
import org.kie.internal.io.ResourceFactory;

/** Reads rule files: parses them, gives each rule its layer, and reads what a rule says of itself. */
final class DrlReader {
    private static final Pattern NAME = Pattern.compile("[a-z0-9-]+/[a-z0-9-]+");
    private static final Pattern QUOTED = Pattern.compile("\"([^\"\\\\]*)\"");
    private static final Pattern INSERT =
            Pattern.compile("\\s*insert\\(\\s*new\\s+(\\w+)\\s*\\((.*)\\)\\s*\\)\\s*;\\s*", Pattern.DOTALL);
    private static final Pattern SUBJECT = Pattern.compile(
            "\\s*(?:\"([^\"]*)\"|(?:PlayKind|Timing)\\.(\\w+))\\s*,(?:\\s*\"([^\"]*)\"\\s*,)?.*", Pattern.DOTALL);
    private static final List<String> REQUIRED = List.of("title", "guidance", "owner");
    private static final List<String> KNOWN = List.of("title", "guidance", "owner", "reason", "nature", "topic");

    private final List<Problem> problems;
    private final List<ParsedFile> files = new ArrayList<>();
    private final List<RuleInfo> rules = new ArrayList<>();
    private final Map<String, Taxonomy.Entry> reasons = new HashMap<>();
    private final Map<String, RuleInfo> names = new HashMap<>();

    /** A rule file as Drools parsed it. */
    record ParsedFile(String file, Layer layer, PackageDescr descr) {}

    /** A reader that adds what it finds wrong to {@code problems}. */
    DrlReader(List<Problem> problems) {
        this.problems = problems;
    }

    /** The files that could be parsed, in the order in which they were read. */
    List<ParsedFile> files() {
        return files;
    }

    /** Every rule that was read. */
    List<RuleInfo> rules() {
        return rules;
    }

    /** The taxonomy that the rules with {@code @reason} define. */
    Taxonomy taxonomy() {
        return Taxonomy.of(reasons.values());
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
        PackageDescr descr = parse(file, text);
        if (descr == null) {
            return;
        }
        if (!folder.equals(descr.getNamespace())) {
            problems.add(Problem.at(
                    file,
                    1,
                    1,
                    "package-folder",
                    "the package is `" + descr.getNamespace() + "` but the folder is `" + folder + "`"));
        }
        if (!descr.getImports().isEmpty()
                || !descr.getGlobals().isEmpty()
                || !descr.getFunctions().isEmpty()
                || !descr.getTypeDeclarations().isEmpty()
                || !descr.getEnumDeclarations().isEmpty()
                || !descr.getFunctionImports().isEmpty()) {
            problems.add(Problem.in(
                    file,
                    "only-rules",
                    "a rule file holds rules only, no import, global, function or declare; every fact type is known"
                            + " without an import"));
            return;
        }
        for (RuleDescr rule : descr.getRules()) {
            rule(file, layer.get(), rule);
        }
        files.add(new ParsedFile(file, layer.get(), descr));
    }

    private @Nullable PackageDescr parse(String file, String text) {
        DrlParser parser = new DrlParser(LanguageLevelOption.DRL6);
        Resource resource = ResourceFactory.newByteArrayResource(text.getBytes(StandardCharsets.UTF_8));
        resource.setSourcePath(file);
        PackageDescr descr = null;
        try {
            descr = parser.parse(resource, text);
        } catch (DroolsParserException | RuntimeException e) {
            problems.add(Problem.in(file, "syntax", "the file cannot be read as rules"));
        }
        for (var error : parser.getErrors()) {
            if (error instanceof ParserError place) {
                problems.add(Problem.at(
                        file, place.getRow(), place.getCol() + 1, "syntax", Words.syntax(place.getMessage())));
            } else {
                problems.add(Problem.in(file, "syntax", Words.syntax(error.getMessage())));
            }
        }
        return parser.hasErrors() ? null : descr;
    }

    private void rule(String file, Layer layer, RuleDescr rule) {
        Map<String, String> said = metadata(file, rule);
        RuleInfo.Insert insert = insert(rule);
        RuleInfo info = new RuleInfo(
                rule.getName(),
                layer,
                said.getOrDefault("title", ""),
                Arrays.stream(said.getOrDefault("guidance", "").split(",", -1))
                        .map(String::strip)
                        .filter(id -> !id.isEmpty())
                        .toList(),
                said.getOrDefault("owner", ""),
                file,
                rule.getLine(),
                insert == null ? new RuleInfo.Insert("", "", "") : insert);
        rules.add(info);
        checkName(info);
        for (String required : REQUIRED) {
            if (!said.containsKey(required)) {
                problems.add(info.problem("metadata", "has no @" + required, "add @" + required + "( \"...\" )"));
            }
        }
        if (!rule.getAttributes().isEmpty()) {
            problems.add(info.problem(
                    "attribute",
                    "has " + Words.list(rule.getAttributes().keySet().stream()),
                    "remove it: the folder gives a rule its place, and no rule goes before another"));
        }
        if (insert == null) {
            problems.add(info.problem(
                    "single-insert",
                    "the part after `then` is not one insert of a new fact",
                    "write `insert( new "
                            + layer.inserts().stream().sorted().findFirst().orElseThrow() + "( ... ) );`"));
        } else if (!layer.mayInsert(insert.type())) {
            problems.add(info.problem(
                    "wrong-layer",
                    "rules in `" + layer.folder() + "` conclude "
                            + Words.list(layer.inserts().stream().sorted()) + ", not `" + insert.type() + "`",
                    null));
        }
        Conditions.check(info, layer, rule.getLhs(), problems);
        defineReason(info, said);
    }

    private void checkName(RuleInfo info) {
        if (!NAME.matcher(info.name()).matches()) {
            problems.add(info.problem("name", "a rule is named `subject/case` in small letters and hyphens", null));
        }
        RuleInfo same = names.putIfAbsent(info.name(), info);
        if (same != null) {
            problems.add(info.problem(
                    "duplicate-name", "another rule has this name: " + same.file() + ":" + same.line(), null));
        }
    }

    private Map<String, String> metadata(String file, RuleDescr rule) {
        Map<String, String> said = new HashMap<>();
        for (String name : rule.getAnnotationNames()) {
            AnnotationDescr annotation = rule.getAnnotation(name);
            Object value = annotation == null ? null : annotation.getSingleValue();
            Matcher quoted =
                    QUOTED.matcher(value == null ? "" : value.toString().strip());
            if (!KNOWN.contains(name)) {
                problems.add(Problem.at(
                        file,
                        rule.getLine(),
                        0,
                        "metadata",
                        "rule `" + rule.getName() + "` has @" + name + ", but a rule may only have "
                                + Words.list(KNOWN.stream().map(known -> "@" + known))));
            } else if (!quoted.matches() || quoted.group(1).isBlank()) {
                problems.add(Problem.at(
                        file,
                        rule.getLine(),
                        0,
                        "metadata",
                        "rule `" + rule.getName() + "`: the value of @" + name + " is text in straight double quotes"));
            } else {
                said.put(name, quoted.group(1).strip());
            }
        }
        return said;
    }

    private static RuleInfo.@Nullable Insert insert(RuleDescr rule) {
        Matcher insert = INSERT.matcher(String.valueOf(rule.getConsequence()));
        if (!rule.getNamedConsequences().isEmpty() || !insert.matches()) {
            return null;
        }
        Matcher subject = SUBJECT.matcher(insert.group(2) + ",");
        if (!subject.matches()) {
            return new RuleInfo.Insert(insert.group(1), "", "");
        }
        String literal = subject.group(1) == null ? subject.group(2) : subject.group(1);
        return new RuleInfo.Insert(insert.group(1), literal, subject.group(3) == null ? "" : subject.group(3));
    }

    private void defineReason(RuleInfo info, Map<String, String> said) {
        String code = said.get("reason");
        if (code == null) {
            return;
        }
        if (!code.equals(info.insert().subject())) {
            problems.add(info.problem(
                    "reason",
                    "defines the reason `" + code + "` but concludes `"
                            + info.insert().subject() + "`",
                    null));
        }
        Optional<Nature> nature = Stream.of(Nature.values())
                .filter(n -> n.name().equals(said.get("nature")))
                .findFirst();
        if (nature.isEmpty()) {
            problems.add(info.problem(
                    "nature",
                    "a rule with @reason also says its @nature: "
                            + Words.list(Stream.of(Nature.values()).map(Nature::name)),
                    null));
        } else {
            Taxonomy.Entry entry = new Taxonomy.Entry(code, info.title(), nature.get(), said.getOrDefault("topic", ""));
            if (reasons.putIfAbsent(code, entry) != null) {
                problems.add(info.problem(
                        "duplicate-reason", "another rule defines the reason `" + code + "` already", null));
            }
        }
    }
}
