package io.saveplay.rulebook;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import org.kie.api.KieBase;
import org.kie.api.runtime.KieSession;

/**
 * Sessions of one rule base, used again and again: what Drools builds in a session before the first rule can fire costs
 * more than a decision. There are as many as there were evaluations at once. Safe for many threads.
 */
final class Sessions {
    private final KieBase base;
    private final Queue<KieSession> idle = new ConcurrentLinkedQueue<>();

    Sessions(KieBase base) {
        this.base = base;
    }

    /**
     * Lends a session for some work that leaves nothing in it. One in which the work failed is not used again.
     *
     * @throws EvaluationException when a rule fails or goes past a limit
     */
    <T> T with(Function<KieSession, T> work) {
        KieSession free = idle.poll();
        KieSession session = free == null ? base.newKieSession() : free;
        T result;
        try {
            result = work.apply(session);
        } catch (RuntimeException e) {
            session.dispose();
            throw EvaluationException.of(e);
        }
        idle.add(session);
        return result;
    }
}
