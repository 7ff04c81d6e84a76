package io.saveplay.bench.peers;

import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.evrete.Configuration;
import org.evrete.KnowledgeService;
import org.evrete.api.Knowledge;
import org.evrete.api.StatelessSession;
import org.evrete.api.ValuesPredicate;
import org.evrete.api.builders.RuleSetBuilder;

/** Evrete: a RETE engine whose rules are lambdas; it has no {@code not}, so that each rule looks at the whole case. */
final class Evrete extends Firing {
    private final Knowledge knowledge;
    private final List<Case> cases;

    Evrete(World world) {
        super("Evrete", "compiled lambdas over one fact, a new stateless session for each event", world);
        cases = world.cases();
        // As it comes it copies all properties of the system into each session.
        KnowledgeService service = new KnowledgeService(new Configuration(new Properties()));
        RuleSetBuilder<Knowledge> builder = service.newKnowledge().builder();
        List<Lambda> lambdas = Compiled.make("Lambdas", JavaSource.lambdas(world.rules()));
        for (Lambda lambda : lambdas) {
            ValuesPredicate when = values -> lambda.when().test(values.get(0, Case.class));
            builder = builder.newRule(lambda.name())
                    .forEach("$case", Case.class)
                    .where(when, "$case")
                    .execute(context -> {
                        List<String> fired = context.getRuntime().get("fired");
                        for (int i = lambda.times().applyAsInt(context.get("$case")); i > 0; i--) {
                            fired.add(lambda.name());
                        }
                    });
        }
        knowledge = builder.build();
    }

    @Override
    List<String> fired(int event) {
        List<String> fired = new ArrayList<>();
        StatelessSession session = knowledge.newStatelessSession();
        session.set("fired", fired);
        session.insert(cases.get(event));
        session.fire();
        return fired;
    }
}
