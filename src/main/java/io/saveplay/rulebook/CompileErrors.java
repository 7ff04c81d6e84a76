package io.saveplay.rulebook;

import io.saveplay.drl.Problem;
import io.saveplay.drl.Words;
import java.lang.reflect.Method;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.drools.compiler.compiler.DescrBuildError;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.drools.drl.parser.DroolsError;
import org.jspecify.annotations.Nullable;

/** Puts what the rule compiler says into an analyst's words, with the place in the file. */
final class CompileErrors {
    private static final Pattern NO_FIELD =
            Pattern.compile("unable to resolve method using strict-mode: (?:\\w+\\.)*(\\w+)\\.(\\w+)\\(");
    private static final Pattern NO_TYPE = Pattern.compile("Unable to resolve ObjectType '([^']*)'");
    private static final Pattern PLACE = Pattern.compile("\\[Line: (\\d+), Column: (\\d+)]");
    private static final Pattern EXPRESSION =
            Pattern.compile("Unable to Analyse Expression (.*?):? *\\[Error", Pattern.DOTALL);
    private static final Pattern JAVA_NAME = Pattern.compile("\\b(?:[a-z]+\\.)+([A-Z]\\w*)");

    private final Map<String, Class<?>> vocabulary;
    private final Map<String, RuleInfo> rules;

    /** Words for errors in these rules, whose conditions may name these types. */
    CompileErrors(Collection<Class<?>> vocabulary, Map<String, RuleInfo> rules) {
        this.vocabulary = vocabulary.stream().collect(Collectors.toMap(Class::getSimpleName, Function.identity()));
        this.rules = rules;
    }

    /** The problem that a compiler's error stands for. */
    Problem problem(DroolsError error) {
        String said = error.getMessage();
        Matcher place = PLACE.matcher(said);
        boolean placed = place.find();
        RuleInfo rule = rule(error).orElse(null);
        String file = rule != null
                ? rule.file()
                : error.getResource() == null ? "rules" : error.getResource().getSourcePath();
        return new Problem(
                file,
                placed ? Integer.valueOf(place.group(1)) : rule == null ? null : Integer.valueOf(rule.line()),
                placed ? Integer.valueOf(place.group(2)) : null,
                "compile",
                Problem.Severity.ERROR,
                rule == null ? null : rule.name(),
                message(said),
                fix(said));
    }

    private Optional<RuleInfo> rule(DroolsError error) {
        BaseDescr descr = error instanceof DescrBuildError built ? built.getDescr() : null;
        BaseDescr owner = descr instanceof RuleDescr
                ? descr
                : error instanceof DescrBuildError built ? built.getParentDescr() : null;
        return owner instanceof RuleDescr named ? Optional.ofNullable(rules.get(named.getName())) : Optional.empty();
    }

    private static String message(String said) {
        Matcher field = NO_FIELD.matcher(said);
        if (field.find()) {
            return "`" + field.group(2) + "` is not a field of `" + field.group(1) + "`";
        }
        Matcher type = NO_TYPE.matcher(said);
        if (type.find()) {
            return "there is no type of fact named `" + type.group(1) + "`";
        }
        Matcher expression = EXPRESSION.matcher(said);
        if (expression.find()) {
            return "the condition `" + expression.group(1).strip() + "` cannot be understood";
        }
        return JAVA_NAME.matcher(Words.syntax(said)).replaceAll("$1");
    }

    private @Nullable String fix(String said) {
        Matcher field = NO_FIELD.matcher(said);
        if (field.find()) {
            Class<?> type = vocabulary.get(field.group(1));
            List<String> names = type == null
                    ? List.of()
                    : Stream.of(type.getDeclaredMethods())
                            .filter(method -> method.getParameterCount() == 0)
                            .map(Method::getName)
                            .toList();
            return Words.nearest(field.group(2), names);
        }
        Matcher type = NO_TYPE.matcher(said);
        return type.find() ? Words.nearest(type.group(1), vocabulary.keySet()) : null;
    }
}
