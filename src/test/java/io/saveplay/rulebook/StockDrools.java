package io.saveplay.rulebook;

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
import io.saveplay.event.CancellationEvent;
import io.saveplay.event.Channel;
import io.saveplay.event.Client;
import io.saveplay.event.CommonGround;
import io.saveplay.event.Concern;
import io.saveplay.event.Conversation;
import io.saveplay.event.Deal;
import io.saveplay.event.EventKind;
import io.saveplay.event.Facts;
import io.saveplay.event.Mention;
import io.saveplay.event.Seller;
import io.saveplay.event.Stage;
import io.saveplay.event.Timeline;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.drools.compiler.builder.impl.KnowledgeBuilderImpl;
import org.drools.core.impl.RuleBaseFactory;
import org.drools.drl.ast.descr.AttributeDescr;
import org.drools.drl.ast.descr.ImportDescr;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.drools.drl.parser.DrlParser;
import org.drools.drl.parser.DroolsParserException;
import org.drools.kiesession.rulebase.InternalKnowledgeBase;
import org.drools.kiesession.rulebase.KnowledgeBaseFactory;
import org.kie.api.runtime.KieSession;
import org.kie.internal.builder.KnowledgeBuilderFactory;
import org.kie.internal.builder.conf.LanguageLevelOption;

/**
 * The compiler that Drools comes with, which makes code of rules: to compare ours with, and to show that hostile rules
 * are hostile.
 */
final class StockDrools {
    private static final List<Class<?>> VOCABULARY = List.of(
            Deal.class,
            Client.class,
            Seller.class,
            Conversation.class,
            Timeline.class,
            CommonGround.class,
            Concern.class,
            Mention.class,
            EventKind.class,
            Channel.class,
            Stage.class,
            Signal.class,
            Evidence.class,
            Criterion.class,
            Points.class,
            Veto.class,
            Caution.class,
            Lesson.class,
            Diagnosis.class,
            Fit.class,
            Story.class,
            Nature.class,
            Met.class,
            Verdict.class,
            PlayKind.class,
            Timing.class);

    private StockDrools() {}

    /** The rule base of rule files by path. */
    static InternalKnowledgeBase compile(Map<String, String> files) throws DroolsParserException {
        ClassLoader loader = StockDrools.class.getClassLoader();
        KnowledgeBuilderImpl builder = (KnowledgeBuilderImpl) KnowledgeBuilderFactory.newKnowledgeBuilder(
                KnowledgeBuilderFactory.newKnowledgeBuilderConfiguration(null, loader));
        for (PackageDescr layer : layers(files).values()) {
            builder.addPackage(layer);
        }
        if (builder.hasErrors()) {
            throw new IllegalArgumentException(builder.getErrors().toString());
        }
        InternalKnowledgeBase base =
                KnowledgeBaseFactory.newKnowledgeBase(RuleBaseFactory.newKnowledgeBaseConfiguration(null, loader));
        base.addPackages(builder.getKnowledgePackages());
        return base;
    }

    /** One package a layer, whose rules wait until its turn comes. */
    private static Map<Layer, PackageDescr> layers(Map<String, String> files) throws DroolsParserException {
        Map<Layer, PackageDescr> layers = new EnumMap<>(Layer.class);
        for (Map.Entry<String, String> file : files.entrySet()) {
            String folder = file.getKey().substring(0, file.getKey().indexOf('/'));
            Layer layer = Layer.of(folder).orElseThrow();
            DrlParser parser = new DrlParser(LanguageLevelOption.DRL6);
            PackageDescr parsed = parser.parse(false, file.getValue());
            if (parsed == null || parser.hasErrors()) {
                throw new IllegalArgumentException(parser.getErrors().toString());
            }
            PackageDescr all = layers.computeIfAbsent(layer, StockDrools::empty);
            parsed.getImports().forEach(all::addImport);
            parsed.getFunctions().forEach(all::addFunction);
            for (RuleDescr rule : parsed.getRules()) {
                rule.addAttribute(new AttributeDescr("agenda-group", folder, AttributeDescr.Type.STRING));
                all.addRule(rule);
            }
        }
        return layers;
    }

    private static PackageDescr empty(Layer layer) {
        PackageDescr descr = new PackageDescr(layer.folder());
        VOCABULARY.forEach(type -> descr.addImport(new ImportDescr(type.getName())));
        return descr;
    }

    /**
     * Hands hostile rules to it, in a process of its own.
     *
     * @param args the folder in which they try to leave something, and the name of one of them, or none for all those
     *     that do nothing but that
     */
    public static void main(String[] args) {
        Path canaries = Path.of(args[0]);
        List<HostileRules.Hostile> hostile = new java.util.ArrayList<>(HostileRules.expressions(canaries));
        hostile.addAll(HostileRules.files(canaries));
        hostile.stream()
                .filter(one -> args.length > 1
                        ? one.name().equals(args[1])
                        : one.text().contains(canaries.toString()))
                .forEach(one -> run(one.text()));
        System.exit(0);
    }

    private static void run(String text) {
        KieSession session = null;
        try {
            session = compile(Map.of("signals/hostile.drl", text)).newKieSession();
            CancellationEvent event = HostileRules.events().get(0);
            Facts.of(event, List.of(), Shipped.ruleset().settings().zone()).forEach(session::insert);
            session.getAgenda().getAgendaGroup("signals").setFocus();
            session.fireAllRules(10);
        } catch (Exception | LinkageError e) {
            // Not every one of them works; how many do is what the test looks at.
            System.err.println(e.getMessage());
        } finally {
            if (session != null) {
                session.dispose();
            }
        }
    }
}
