package io.saveplay.bench.peers;

import io.saveplay.bench.peers.Shape.OfRule;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kie.dmn.api.core.DMNContext;
import org.kie.dmn.api.core.DMNModel;
import org.kie.dmn.api.core.DMNResult;
import org.kie.dmn.api.core.DMNRuntime;
import org.kie.dmn.core.internal.utils.DMNRuntimeBuilder;
import org.kie.internal.io.ResourceFactory;

/** KIE DMN: the rules as FEEL. */
final class Dmn extends Firing {
    private static final List<String> INPUTS = List.of(
            "client",
            "deal",
            "seller",
            "conversation",
            "timeline",
            "commonGround",
            "diagnosis",
            "fit",
            "story",
            "signals",
            "concerns",
            "mentions");

    private final DMNRuntime runtime;
    private final DMNModel model;
    private final List<Map<String, @Nullable Object>> documents;
    private final List<String> names;
    private final boolean table;

    /** @param table whether the rules are rows of a decision table, or else entries of a list */
    Dmn(World world, boolean table) {
        super(
                name(table),
                table
                        ? "a decision table, a row for each rule, all that hit are collected"
                        : "a FEEL list with an entry for each rule, which is how often it fires",
                world);
        this.table = table;
        names = world.rules().stream().map(OfRule::name).toList();
        Documents make = new Documents(world.rules());
        documents = world.cases().stream().map(make::of).map(Dmn::exact).toList();
        String xml = xml(world.rules(), table);
        runtime = DMNRuntimeBuilder.fromDefaults()
                .buildConfiguration()
                .fromResources(List.of(ResourceFactory.newByteArrayResource(xml.getBytes(StandardCharsets.UTF_8))
                        .setSourcePath("peers.dmn")))
                .getOrElseThrow(IllegalStateException::new);
        model = runtime.getModels().get(0);
        if (model.hasErrors()) {
            throw new IllegalStateException(model.getMessages().toString());
        }
    }

    static String name(boolean table) {
        return "KIE DMN, " + (table ? "table" : "expression");
    }

    private static String xml(List<OfRule> rules, boolean table) {
        Syntaxes.Feel feel = new Syntaxes.Feel();
        StringBuilder xml = new StringBuilder("""
                <?xml version="1.0" encoding="UTF-8"?>
                <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="peers" name="peers"
                  namespace="https://saveplay.io/peers" expressionLanguage="https://www.omg.org/spec/DMN/20191111/FEEL/">
                """);
        for (String input : INPUTS) {
            xml.append("<inputData id=\"in_" + input + "\" name=\"" + input + "\"><variable name=\"" + input
                    + "\" typeRef=\"Any\"/></inputData>\n");
        }
        xml.append("<decision id=\"fired\" name=\"fired\"><variable name=\"fired\" typeRef=\"Any\"/>\n");
        for (String input : INPUTS) {
            xml.append("<informationRequirement id=\"r_" + input + "\"><requiredInput href=\"#in_" + input
                    + "\"/></informationRequirement>\n");
        }
        if (table) {
            xml.append("<decisionTable id=\"t\" hitPolicy=\"COLLECT\"><input id=\"i\"><inputExpression"
                    + " typeRef=\"boolean\"><text>true</text></inputExpression></input><output id=\"o\"/>\n");
            for (int i = 0; i < rules.size(); i++) {
                OfRule rule = rules.get(i);
                String when = rule.forEachMention() ? feel.times(rule) + " > 0" : feel.write(rule.when());
                String then = rule.forEachMention() ? feel.times(rule) : "1";
                xml.append("<rule id=\"r" + i + "\"><inputEntry id=\"ie" + i + "\"><text>" + escaped(when)
                        + "</text></inputEntry><outputEntry id=\"oe" + i + "\"><text>{rule: " + i + ", times: "
                        + escaped(then) + "}</text></outputEntry></rule>\n");
            }
            xml.append("</decisionTable>");
        } else {
            // One expression, since a boxed list of expressions takes twice as long.
            xml.append("<literalExpression id=\"l\"><text>[\n");
            List<String> entries =
                    rules.stream().map(feel::times).map(Dmn::escaped).toList();
            xml.append(String.join(",\n", entries)).append("\n]</text></literalExpression>");
        }
        return xml.append("</decision></definitions>").toString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** The same with the numbers in which FEEL counts, so that it need not turn them into such. */
    private static Map<String, @Nullable Object> exact(Map<String, @Nullable Object> document) {
        Map<String, @Nullable Object> exact = new HashMap<>();
        document.forEach((name, value) -> exact.put(name, exactly(value)));
        return exact;
    }

    @SuppressWarnings("unchecked")
    private static @Nullable Object exactly(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return exact((Map<String, @Nullable Object>) map);
        }
        if (value instanceof List<?> list) {
            List<@Nullable Object> entries = new ArrayList<>();
            list.forEach(entry -> entries.add(exactly(entry)));
            return entries;
        }
        return value instanceof Number number ? new BigDecimal(number.toString()) : value;
    }

    @Override
    List<String> fired(int event) {
        DMNContext context = runtime.newContext();
        documents.get(event).forEach(context::set);
        DMNResult result = runtime.evaluateAll(model, context);
        Object said = result.getDecisionResultByName("fired").getResult();
        if (!(said instanceof List<?> list)) {
            throw new IllegalStateException(result.getMessages().toString());
        }
        List<String> fired = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            if (table) {
                Map<?, ?> row = (Map<?, ?>) list.get(i);
                add(fired, number(row.get("rule")), row.get("times"));
            } else {
                add(fired, i, list.get(i));
            }
        }
        return fired;
    }

    private void add(List<String> fired, int rule, @Nullable Object times) {
        for (int i = number(times); i > 0; i--) {
            fired.add(names.get(rule));
        }
    }

    private static int number(@Nullable Object value) {
        return value instanceof Number number ? number.intValue() : 0;
    }
}
