package io.saveplay.crm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** {@code $replace}, which has more parameters than the engine's own binding calls a function with. */
final class FormulaReplaceTest {

    private static String value(String formula) throws FormulaException {
        var compiled = Formula.compile(formula, Set.of());
        assertThat(compiled).isInstanceOf(Formula.Compiled.Ready.class);
        return ((Formula.Compiled.Ready) compiled)
                .formula()
                .evaluate(JsonNodeFactory.instance.objectNode().put("code", "not_yet_paid"), Map.of())
                .asText();
    }

    @Test
    void everyOccurrenceOfAPieceIsReplaced() throws FormulaException {
        assertThat(value("$replace(code, '_', ' ')")).isEqualTo("not yet paid");
        assertThat(value("$replace(code, '_', '')")).isEqualTo("notyetpaid");
        assertThat(value("$replace(code, '.', ' ')")).isEqualTo("not_yet_paid");
    }

    @Test
    void nothingIsMadeOfNothing() throws FormulaException {
        assertThat(value("$replace(none, '_', ' ')")).isEmpty();
    }
}
