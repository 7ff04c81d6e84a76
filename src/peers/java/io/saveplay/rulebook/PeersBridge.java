package io.saveplay.rulebook;

import io.saveplay.bench.peers.Parts;
import io.saveplay.decision.Assembler;
import io.saveplay.decision.Conclusions;
import io.saveplay.event.Client;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.kie.api.KieBase;

/** What the comparison with peers needs of this room. */
public final class PeersBridge {
    private PeersBridge() {}

    /** The engine's part of a decision: an event's facts through the layers. */
    public static Conclusions evaluate(Ruleset ruleset, Client client, List<Object> facts) {
        return Evaluation.of(ruleset, client, facts, null).conclusions();
    }

    /** The same by rules that Drools compiled, in agenda groups of the layers' names, as its documents show. */
    public static Conclusions inLayers(KieBase base, Ruleset ruleset, Client client, List<Object> facts) {
        return StockEvaluation.of(base, ruleset, client, facts).conclusions();
    }

    /** What sums up between the layers. */
    public static Parts parts(Ruleset ruleset) {
        return new Parts(ruleset.diagnoser(), ruleset.qualifier(), ruleset.stories());
    }

    /** What makes a decision of conclusions. */
    public static Assembler assembler(Ruleset ruleset) {
        return ruleset.assembler();
    }

    /**
     * The shipped rules and, past their number, copies of them that hold for one segment each, as rules grow in
     * practice.
     *
     * @param count how many rules there are to be, at least as many as are shipped
     */
    public static Ruleset sized(int count) {
        if (count == Shipped.ruleset().rules().size()) {
            return Shipped.ruleset();
        }
        Map<String, String> files = new HashMap<>(Shipped.read().files());
        List<RuleInfo> shipped = Shipped.ruleset().rules();
        for (int i = shipped.size(); i < count; i++) {
            RuleInfo rule = shipped.get(i % shipped.size());
            String layer = rule.layer().folder();
            files.put(layer + "/copy-" + i + ".drl", "package " + layer + ";\n\n" + copy(rule, i / shipped.size()));
        }
        return Shipped.load(RulesFolder.of(files));
    }

    private static String copy(RuleInfo info, int copy) {
        String text =
                info.rule().place().of(String.valueOf(Shipped.read().files().get(info.file())));
        return text.replaceFirst("rule \"([^\"]*)\"", "rule \"$1-" + copy + "\"")
                        .replaceAll("(?m)^  @(reason|nature|topic)\\(.*\\)\\R", "")
                        .replaceFirst("(?m)^when\\R", "when\n  Client( segment == \"segment-" + copy + "\" )\n")
                + "\n";
    }
}
