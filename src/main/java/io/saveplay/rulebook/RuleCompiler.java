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
import io.saveplay.drl.Problem;
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
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.drools.compiler.builder.impl.KnowledgeBuilderImpl;
import org.drools.core.impl.RuleBaseFactory;
import org.drools.drl.ast.descr.AttributeDescr;
import org.drools.drl.ast.descr.ImportDescr;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.drools.drl.parser.DroolsError;
import org.drools.kiesession.rulebase.InternalKnowledgeBase;
import org.drools.kiesession.rulebase.KnowledgeBaseFactory;
import org.kie.internal.builder.KnowledgeBuilderFactory;

/** Compiles parsed rule files into one rule base. */
final class RuleCompiler {
    /** The types that a rule may name; authors write no imports. */
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

    private final List<Problem> problems;
    private final Map<String, RuleInfo> rules;

    /** A compiler that adds what it finds wrong to {@code problems}. */
    RuleCompiler(List<Problem> problems, Map<String, RuleInfo> rules) {
        this.problems = problems;
        this.rules = rules;
    }

    /** The rule base, or none when something is wrong. */
    Optional<InternalKnowledgeBase> compile(List<DrlReader.ParsedFile> files) {
        ClassLoader loader = RuleCompiler.class.getClassLoader();
        KnowledgeBuilderImpl builder = (KnowledgeBuilderImpl) KnowledgeBuilderFactory.newKnowledgeBuilder(
                KnowledgeBuilderFactory.newKnowledgeBuilderConfiguration(null, loader));
        for (PackageDescr layer : layers(files).values()) {
            builder.addPackage(layer);
        }
        if (builder.hasErrors()) {
            CompileErrors words = new CompileErrors(VOCABULARY, rules);
            for (DroolsError error : builder.getErrors().getErrors()) {
                problems.add(words.problem(error));
            }
            return Optional.empty();
        }
        InternalKnowledgeBase base =
                KnowledgeBaseFactory.newKnowledgeBase(RuleBaseFactory.newKnowledgeBaseConfiguration(null, loader));
        base.addPackages(builder.getKnowledgePackages());
        return Optional.of(base);
    }

    /** One package a layer: a layer is compiled in one go, and its rules wait until its turn comes. */
    private static Map<Layer, PackageDescr> layers(List<DrlReader.ParsedFile> files) {
        Map<Layer, PackageDescr> layers = new EnumMap<>(Layer.class);
        for (DrlReader.ParsedFile file : files) {
            PackageDescr layer = layers.computeIfAbsent(file.layer(), RuleCompiler::empty);
            for (RuleDescr rule : file.descr().getRules()) {
                rule.addAttribute(
                        new AttributeDescr("agenda-group", file.layer().folder(), AttributeDescr.Type.STRING));
                rule.setResource(file.descr().getResource());
                layer.addRule(rule);
            }
        }
        return layers;
    }

    private static PackageDescr empty(Layer layer) {
        PackageDescr descr = new PackageDescr(layer.folder());
        VOCABULARY.forEach(type -> descr.addImport(new ImportDescr(type.getName())));
        return descr;
    }
}
