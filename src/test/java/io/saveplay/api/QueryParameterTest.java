package io.saveplay.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class QueryParameterTest {

    private static QueryParameter parameter(String schema) {
        try {
            return QueryParameter.of("p", new YAMLMapper().readTree(schema));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{type: boolean}; true",
                "{type: integer, minimum: 1, maximum: 100}; 1",
                "{type: integer, minimum: 1, maximum: 100}; 100",
                "{type: string, enum: [A, B]}; B",
                "{type: string, pattern: '^[a-z]+(-[a-z]+)*$', maxLength: 5}; ask-w",
                "{type: string, format: date-time}; 2026-03-02T09:30:00Z",
                "{type: string, format: date}; 2026-03-02"
            })
    void aValueThatTheContractAllowsPasses(String schema, String value) {
        assertThat(parameter(schema).objection(value)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{type: boolean}; yes; must be `true` or `false`, not `yes`",
                "{type: integer, minimum: 1, maximum: 100}; 101; must be a whole number from `1` to `100`, not `101`",
                "{type: integer, minimum: 1}; 0; must be a whole number from `1`, not `0`",
                "{type: integer}; 1e3; must be a whole number, not `1e3`",
                "{type: integer}; 99999999999999999999; must be a whole number, not `99999999999999999999`",
                "{type: string, enum: [A, B]}; a; must be one of `A`, `B`, not `a`",
                "{type: string, pattern: '^[a-z]+$'}; A; must match `^[a-z]+$`, not `A`",
                "{type: string, minLength: 2, maxLength: 3}; x; must have `2` to `3` characters, not `x`",
                "{type: string, format: date-time}; 2026-03-02; must be a time with an offset, not `2026-03-02`",
                "{type: string, format: date}; 2026-02-30; must be a date such as `2026-03-02`, not `2026-02-30`"
            })
    void aValueThatItDoesNotAllowIsRefusedInWords(String schema, String value, String message) {
        assertThat(parameter(schema).objection(value)).contains(message);
    }

    @Test
    void aLineEndIsNoWayAroundAPattern() {
        assertThat(parameter("{type: string, pattern: '^[a-z]+$'}").objection("a\n"))
                .isPresent();
    }

    @Test
    void aNulIsNoText() {
        assertThat(parameter("{type: string}").objection("a\0b")).contains("must have no NUL character, not `a b`");
    }

    @Test
    void aContractThatSaysMoreThanIsCheckedIsAMistake() {
        assertThatIllegalStateException()
                .isThrownBy(() -> parameter("{type: integer, multipleOf: 5}"))
                .withMessageContaining("`multipleOf`");
        assertThatIllegalStateException().isThrownBy(() -> parameter("{type: array}"));
    }
}
