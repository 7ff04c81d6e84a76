package io.saveplay.bench.peers;

import java.util.ArrayList;
import java.util.List;
import org.jeasy.rules.api.Facts;
import org.jeasy.rules.api.Rules;
import org.jeasy.rules.core.DefaultRulesEngine;
import org.jeasy.rules.core.RuleBuilder;

/** Easy Rules: each rule a lambda that says whether it fires and one that does it. */
final class EasyRules extends Firing {
    private final Rules rules = new Rules();
    private final DefaultRulesEngine engine = new DefaultRulesEngine();
    private final List<Case> cases;

    EasyRules(World world) {
        super("Easy Rules", "compiled lambdas over one fact that holds all others, a list of names", world);
        cases = world.cases();
        List<Lambda> lambdas = Compiled.make("Lambdas", JavaSource.lambdas(world.rules()));
        for (Lambda lambda : lambdas) {
            rules.register(new RuleBuilder()
                    .name(lambda.name())
                    .when(facts -> lambda.when().test(facts.get("case")))
                    .then(facts -> {
                        Case one = facts.get("case");
                        List<String> fired = facts.get("fired");
                        for (int i = lambda.times().applyAsInt(one); i > 0; i--) {
                            fired.add(lambda.name());
                        }
                    })
                    .build());
        }
    }

    @Override
    List<String> fired(int event) {
        List<String> fired = new ArrayList<>();
        Facts facts = new Facts();
        facts.put("case", cases.get(event));
        facts.put("fired", fired);
        engine.fire(rules, facts);
        return fired;
    }
}
