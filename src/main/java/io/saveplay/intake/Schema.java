package io.saveplay.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.ValidationMessage;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A schema of the contract, compiled when something is first held against it. Safe for many threads. */
public final class Schema {
    private final Supplier<JsonSchema> compiler;
    private volatile @Nullable JsonSchema compiled;

    Schema(Supplier<JsonSchema> compiler) {
        this.compiler = compiler;
    }

    /** What is wrong with a value; empty when it is what the schema says. */
    public Set<ValidationMessage> validate(JsonNode value) {
        return compiled().validate(value);
    }

    private JsonSchema compiled() {
        JsonSchema now = compiled;
        return now == null ? compile() : now;
    }

    private synchronized JsonSchema compile() {
        JsonSchema now = compiled;
        if (now == null) {
            now = compiler.get();
            compiled = now;
        }
        return now;
    }
}
