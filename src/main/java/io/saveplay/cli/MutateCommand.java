package io.saveplay.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.saveplay.rulebook.RuleInfo;
import io.saveplay.scenario.Mutation;
import io.saveplay.scenario.Tested;
import io.saveplay.scenario.Tools;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Changes rules one at a time and says which changes no scenario notices. */
@Command(
        name = "mutate",
        mixinStandardHelpOptions = true,
        description = {
            "Change each rule in small ways, one at a time, and say which changes no scenario notices.",
            "Ends with 1 when more changes survive than --survivors allows, or when a scenario fails to begin with."
        })
final class MutateCommand implements Callable<Integer> {
    @Mixin
    private final RulesOption rules = new RulesOption();

    @Option(
            names = "--only",
            paramLabel = "TEXT",
            description = "Change only rules whose name or file holds TEXT; all scenarios may notice.")
    private String only = "";

    @Option(
            names = "--survivors",
            paramLabel = "N",
            defaultValue = "0",
            description = "How many changes may go unnoticed; none unless given.")
    private int most;

    @Option(names = "--all", description = "Also list the changes that were noticed, with the scenario that did.")
    private boolean all;

    @Option(names = "--json", description = "The outcome as one line of JSON.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Tools tools = Events.tools();
        Tested tested = Tested.of(rules.load(), tools);
        if (!tested.failed().isEmpty() || !tested.problems().isEmpty()) {
            tested.problems().forEach(problem -> out.println(problem.text()));
            tested.failed()
                    .forEach(run -> out.println(run.place() + ": the scenario fails before anything is changed"));
            out.println("run `saveplay test` until nothing is left, then again");
            out.flush();
            return ExitCodes.FOUND;
        }
        List<Mutation.Outcome> outcomes = outcomes(tested, tools);
        List<Mutation.Outcome> survivors =
                outcomes.stream().filter(Mutation.Outcome::survived).toList();
        if (json) {
            out.println(line(outcomes, survivors.size()));
        } else {
            print(all ? outcomes : survivors, out);
            long changed =
                    outcomes.stream().map(one -> one.rule().name()).distinct().count();
            out.printf(
                    Locale.ROOT,
                    "%d changes of %d rules, %d noticed, %d not; %.1f percent noticed%n",
                    outcomes.size(),
                    changed,
                    outcomes.size() - survivors.size(),
                    survivors.size(),
                    outcomes.isEmpty() ? 100.0 : 100.0 * (outcomes.size() - survivors.size()) / outcomes.size());
        }
        out.flush();
        return survivors.size() <= most && !outcomes.isEmpty() ? ExitCodes.OK : ExitCodes.FOUND;
    }

    private List<Mutation.Outcome> outcomes(Tested tested, Tools tools) {
        if (json || !Ansi.AUTO.enabled()) {
            return Mutation.of(tested, tools, this::isMeant, (done, of) -> {});
        }
        try (ProgressBar bar = new ProgressBar("mutate", -1)) {
            return Mutation.of(
                    tested, tools, this::isMeant, (done, of) -> bar.maxHint(of).stepTo(done));
        }
    }

    private boolean isMeant(RuleInfo rule) {
        return rule.name().contains(only) || rule.file().contains(only);
    }

    private static void print(List<Mutation.Outcome> outcomes, PrintWriter out) {
        String rule = "";
        for (Mutation.Outcome one : outcomes) {
            if (!one.rule().name().equals(rule)) {
                rule = one.rule().name();
                out.println(rule);
            }
            out.println("    " + one.place() + ": " + one.text());
        }
    }

    private static String line(List<Mutation.Outcome> outcomes, int survivors) {
        ObjectMapper json = new ObjectMapper();
        ObjectNode report = json.createObjectNode();
        report.put("changes", outcomes.size())
                .put("noticed", outcomes.size() - survivors)
                .put("survivors", survivors);
        ArrayNode list = report.putArray("outcomes");
        for (Mutation.Outcome one : outcomes) {
            list.addObject()
                    .put("rule", one.rule().name())
                    .put("file", one.rule().file())
                    .put("line", one.mutant().place().line())
                    .put("column", one.mutant().place().column())
                    .put("from", one.mutant().from())
                    .put("to", one.mutant().to())
                    .put("noticedBy", one.noticedBy())
                    .put("differing", one.differing());
        }
        try {
            return json.writeValueAsString(report);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a report could not be written as json", e);
        }
    }
}
