package io.saveplay.intake;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads bodies that are no events, each held against its component of the contract. Safe for many threads. */
public final class BodyReader {
    private final Schema schema;
    private final Faults faults;

    /** A reader of what a component of the contract describes. */
    public BodyReader(Contract contract, String component) {
        this.schema = contract.later("/components/schemas/" + component);
        this.faults = new Faults(contract, component);
    }

    /** What became of a body. */
    public sealed interface Body {

        /** It is what the contract says. */
        record Valid(JsonNode tree) implements Body {}

        /** It is not JSON; the detail says where it ends to be. */
        record NotJson(String detail) implements Body {}

        /** It is JSON, but not what the contract says, for all of these reasons. */
        record Invalid(List<Fault> faults) implements Body {}
    }

    /** Reads a body from JSON in UTF-8. */
    public Body read(byte[] json) {
        JsonNode tree;
        try {
            tree = StrictJson.tree(json);
        } catch (IOException e) {
            return new Body.NotJson(StrictJson.detail(e));
        }
        List<Fault> found = new ArrayList<>(faults.of(schema.validate(tree)));
        Texts.check(tree, found);
        return found.isEmpty() ? new Body.Valid(tree) : new Body.Invalid(List.copyOf(found));
    }
}
