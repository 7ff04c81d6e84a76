package io.saveplay.crm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a formula may not use is found, however it is hidden. */
final class FormulaGuardTest {
    private static final String INPUT = "{\"a\": [{\"b\": 1}, {\"b\": 2}], \"s\": \"Ms Miller\", \"n\": 7}";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$eval(\"1\")",
                "$f := $eval",
                "s ~> $eval",
                "$now()",
                "$millis()",
                "$random()",
                "$shuffle(a)",
                "$map(a, $string)",
                "$filter(a, $exists)",
                "$reduce(a, $append)",
                "$each({}, $string)",
                "$sift({}, $string)",
                "$match(s, \"M\")",
                "$pad(s, 100000000)",
                "$error(s)",
                "$formatNumber(1, \"0\")",
                "$unknown",
                "(/* \" */ $eval(\"1\"))",
                "\"/*\" & $eval(1) & \"*/\"",
                "/*/ $eval(1)",
                "'\"' & $eval(1) & '\"'",
                "\"\\\"\" & $eval(1)",
                "`\"` & $eval(1)"
            })
    void whatIsNotGivenIsNotThere(String formula) {
        assertThat(Formulas.objections(formula))
                .anyMatch(objection ->
                        objection.contains("is neither a value nor a function that a formula may use here"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/a/",
                "s ~> /a/",
                "$contains(s, /a/)",
                "$split(s, /a/)",
                "$split(s , /a/)",
                "a[/a/]",
                "a[0] & /a/",
                "{\"k\": /a/}",
                "s = /a/",
                "s != /a/",
                "s < /a/",
                "n + /a/",
                "n - /a/",
                "n * /a/",
                "n % /a/",
                "n / /a/",
                "a.b./a/",
                "s in /a/",
                "s and /a/",
                "s or /a/",
                "s and/a/",
                "\"x\"and/a/",
                "1and/a/",
                "(1)or/a/",
                "s ? /a/ : 1",
                "s ? 1 : /a/",
                "($x := /a/; 1)",
                "(1; /a/)",
                "[/a/]",
                "s and /* c */ /a/",
                "s and\n/a/",
                "s and /\"/ and $eval(\"1\") and \"x\"",
                "5 % /\"/ & $eval(\"1\") & \"x\"",
                "a./\"/.$eval(\"1\")",
                "a./`/.$eval(\"1\").`x`"
            })
    void aRegularExpressionIsFoundWhereverItStandsAndWhateverItHides(String formula) {
        assertThat(Formulas.objections(formula))
                .anyMatch(
                        objection -> objection.endsWith(
                                ": a formula has no regular expressions; use `$contains`, `$substringBefore` or `in` with a list of words"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "n / 2 | 3.5",
                "(n) / 2 | 3.5",
                "a[0].b / 2 | 0.5",
                "$number(\"7\")/2 | 3.5",
                "`n`/2 | 3.5",
                "7/2/2 | 1.75",
                "{\"brand\": 4}.brand / 2 | 2",
                "($sand := 4; $sand / 2) | 2",
                "\"/*\" & s | \"/*Ms Miller\"",
                "n /* a comment with / and \" */ / 2 | 3.5",
                "n in(7) and(s = \"Ms Miller\")or (1 = 2) | true",
                "\"// \" & 'http://a' | \"// http://a\""
            })
    void aSlashThatDividesOrStandsInATextIsFine(String formula, String value) throws FormulaException {
        assertThat(Formulas.value(formula, INPUT)).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "function($x) { 1 }(1) | 0: a formula defines no functions of its own",
                "s & function ($x) { 1 }(1) | 4: a formula defines no functions of its own",
                "λ($x) { 1 }(1) | 0: a formula defines no functions of its own",
                "[1..2] | 2: a formula makes no ranges",
                "[1 .. 100000000] | 3: a formula makes no ranges",
                "s(1) | 0: `s` is no function",
                "n & s (1) | 4: `s` is no function",
                "a.b(1) | 2: `b` is no function",
                "($x := s; $x(1)) | 10: `$x` is no function",
                "$trim(s)(1) | 7: what stands before `(` is no function",
                "[s](1) | 2: what stands before `(` is no function",
                "$contains := 1 | 0: `$contains` is a function, and no name for a value; take another name",
                "a@$trim.b | 2: `$trim` is a function, and no name for a value; take another name",
                "$tiem(n) | 0: `$tiem` is neither a value nor a function that a formula may use here; did you mean `$time`?",
                "s & | 2: unexpected end of expression",
                "(s | 1: expected `)` before end of expression",
                "s & 'open | 8: string literal must be terminated by a matching quote"
            })
    void whatIsWrongIsToldWithItsPlaceInPlainWords(String formula, String objection) {
        assertThat(Formulas.objections(formula)).contains(objection);
    }

    @Test
    void aChangeInPlaceIsRefused() {
        assertThat(Formulas.objections("$ ~> |a|{\"b\": 3}|"))
                .contains("5: a formula changes nothing in place; build a new object in `{ }`");
    }

    @ParameterizedTest
    @ValueSource(strings = {"$`eval`(\"1\")", "`$eval`(\"1\")", "$\\u0065val(\"1\")", "$lookup($$, \"$eval\")(\"1\")"})
    void aNameInDisguiseComesToNothing(String formula) {
        boolean refused = !Formulas.objections(formula).isEmpty();
        if (!refused) {
            assertThatThrownBy(() -> Formulas.value(formula, INPUT))
                    .hasMessageStartingWith("what it calls is no function");
        }
    }
}
