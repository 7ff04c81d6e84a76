package io.saveplay.rulebook;

import org.drools.core.common.InternalFactHandle;
import org.drools.core.common.PropagationContext;
import org.drools.core.common.ReteEvaluator;
import org.drools.core.reteoo.LeftInputAdapterNode;
import org.drools.core.reteoo.ModifyPreviousTuples;
import org.drools.core.reteoo.ObjectSource;
import org.drools.core.reteoo.builder.BuildContext;
import org.jspecify.annotations.Nullable;

/**
 * Where a rule ends in the network: once all its gates stand open for a scene, it concludes there and then. Drools ends its
 * own decision tables in the same way, since an agenda, which orders what is to fire, costs as much as all the rest, and
 * the order in which rules fire says nothing here.
 */
final class Ending extends LeftInputAdapterNode {
    private static final long serialVersionUID = 1L;

    private final transient Step way;
    private final int slots;

    /**
     * The end of one rule.
     *
     * @param slots how many facts the rule finds at most
     */
    Ending(BuildContext context, ObjectSource last, Step way, int slots) {
        super(context.getNextNodeId(), last, context);
        this.way = way;
        this.slots = slots;
    }

    @Override
    public void assertObject(
            InternalFactHandle handle, @Nullable PropagationContext context, @Nullable ReteEvaluator evaluator) {
        Scene scene = (Scene) handle.getObject();
        way.go(scene, scene.known().slots(slots));
    }

    /** A scene never changes and is never taken back. */
    @Override
    public void modifyObject(
            InternalFactHandle handle,
            ModifyPreviousTuples before,
            @Nullable PropagationContext context,
            @Nullable ReteEvaluator evaluator) {
        throw new UnsupportedOperationException("a scene does not change");
    }
}
