package io.saveplay.bench.peers;

import io.saveplay.rulebook.RuleInfo;
import java.util.ArrayList;
import java.util.List;
import org.drools.compiler.kie.builder.impl.DrlProject;
import org.drools.model.codegen.ExecutableModelProject;
import org.kie.api.KieBase;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.Message;
import org.kie.api.runtime.KieSession;

/** Drools as its documents show it: rules as text, facts inserted into a new session, all rules fired. */
final class PlainDrools extends Firing {
    private static final String HEAD = """
            package peers;
            import io.saveplay.decision.Caution;
            import io.saveplay.decision.Criterion;
            import io.saveplay.decision.Diagnosis;
            import io.saveplay.decision.Evidence;
            import io.saveplay.decision.Fit;
            import io.saveplay.decision.Lesson;
            import io.saveplay.decision.Met;
            import io.saveplay.decision.Nature;
            import io.saveplay.decision.PlayKind;
            import io.saveplay.decision.Points;
            import io.saveplay.decision.Signal;
            import io.saveplay.decision.Story;
            import io.saveplay.decision.Timing;
            import io.saveplay.decision.Verdict;
            import io.saveplay.decision.Veto;
            import io.saveplay.event.Channel;
            import io.saveplay.event.Client;
            import io.saveplay.event.CommonGround;
            import io.saveplay.event.Concern;
            import io.saveplay.event.Conversation;
            import io.saveplay.event.Deal;
            import io.saveplay.event.EventKind;
            import io.saveplay.event.Mention;
            import io.saveplay.event.Seller;
            import io.saveplay.event.Stage;
            import io.saveplay.event.Timeline;
            global java.util.List fired;

            """;

    private final KieBase base;
    private final List<List<Object>> facts;

    private PlainDrools(String name, String does, World world, KieBase base) {
        super(name, does, world);
        this.base = base;
        this.facts = world.cases().stream().map(Case::facts).toList();
    }

    /** With the executable model, into which its current documents have rules compiled. */
    static Peer executableModel(World world) {
        return new PlainDrools(
                "Drools, executable model",
                "rules as text, joins, a new session for each event, a list of names",
                world,
                base("fired", drl(world, false), ExecutableModelProject.class));
    }

    /** With the classic compiler. */
    static Peer classic(World world) {
        return new PlainDrools(
                "Drools, classic",
                "the same rules compiled the classic way, with MVEL",
                world,
                base("fired", drl(world, false), DrlProject.class));
    }

    /** Compiles rules as the documents of Drools show. */
    static KieBase base(String name, String drl, Class<? extends KieBuilder.ProjectType> type) {
        KieServices services = KieServices.get();
        KieFileSystem files = services.newKieFileSystem();
        files.generateAndWritePomXML(services.newReleaseId("peers", name + type.getSimpleName() + drl.length(), "1"));
        files.write("src/main/resources/peers/rules.drl", drl);
        KieBuilder builder = services.newKieBuilder(files).buildAll(type);
        if (builder.getResults().hasMessages(Message.Level.ERROR)) {
            throw new IllegalStateException(
                    builder.getResults().getMessages(Message.Level.ERROR).toString());
        }
        return services.newKieContainer(builder.getKieModule().getReleaseId()).getKieBase();
    }

    /**
     * Our rules, which are nearly text that Drools reads.
     *
     * @param layers whether they conclude what they conclude, each when its layer has its turn, or else tell their names
     */
    static String drl(World world, boolean layers) {
        StringBuilder drl = new StringBuilder(HEAD);
        for (RuleInfo info : world.ruleset().rules()) {
            String text = info.rule()
                    .place()
                    .of(String.valueOf(world.ruleset().folder().files().get(info.file())))
                    .replaceAll("(?m)^  @.*\\R", "");
            drl.append(
                            layers
                                    ? text.replaceFirst(
                                            "(?m)^when$",
                                            "  agenda-group \"" + info.layer().folder() + "\"\nwhen")
                                    : text.replaceFirst(
                                            "(?s)(\\Rthen\\R).*(\\Rend)",
                                            "$1  fired.add( drools.getRule().getName() );$2"))
                    .append("\n\n");
        }
        return drl.toString();
    }

    @Override
    List<String> fired(int event) {
        List<String> fired = new ArrayList<>();
        KieSession session = base.newKieSession();
        try {
            session.setGlobal("fired", fired);
            facts.get(event).forEach(session::insert);
            session.fireAllRules();
        } finally {
            session.dispose();
        }
        return fired;
    }
}
