package io.saveplay.crm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Formulas for tests, which know {@code $settings}. */
final class Formulas {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Formulas() {}

    static JsonNode json(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** What is wrong with a formula, each with its place; nothing where it may be used. */
    static List<String> objections(String formula) {
        return Formula.compile(formula, Set.of("settings")) instanceof Formula.Compiled.Faulty faulty
                ? faulty.objections().stream()
                        .map(one -> one.offset() + ": " + one.message() + (one.fix() == null ? "" : "; " + one.fix()))
                        .toList()
                : List.of();
    }

    static Formula compiled(String formula) {
        if (Formula.compile(formula, Set.of("settings")) instanceof Formula.Compiled.Ready ready) {
            return ready.formula();
        }
        throw new AssertionError(formula + " is refused: " + objections(formula));
    }

    /** What a formula gives, in JSON; empty where it gives nothing. */
    static String value(String formula, String input) throws FormulaException {
        return compiled(formula)
                .evaluate(json(input), Map.of("settings", json("{}")))
                .toString();
    }
}
