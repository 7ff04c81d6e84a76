package io.saveplay.crm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The functions that formulas have of our own. */
final class FormulaFunctionsTest {

    private static String text(String formula, String input) throws FormulaException {
        return Formulas.value(formula, "{\"v\": " + input + "}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                // HubSpot, Stripe, and their like as text
                "1772464800417 | 2026-03-02T15:20:00.417Z",
                "1772464800 | 2026-03-02T15:20:00Z",
                "\"1772464800417\" | 2026-03-02T15:20:00.417Z",
                "\"1772464800\" | 2026-03-02T15:20:00Z",
                // Salesforce's APIs, its Outbound Messages and its Flows
                "\"2026-03-02T15:20:00.000+0000\" | 2026-03-02T15:20:00Z",
                "\"2026-03-02T15:20:00.000Z\" | 2026-03-02T15:20:00Z",
                "\"2026-03-02 15:20:00Z\" | 2026-03-02T15:20:00Z",
                // Pipedrive 1 and 2
                "\"2026-03-02 15:20:00\" | 2026-03-02T15:20:00Z",
                "\"2026-03-02T15:20:00.100Z\" | 2026-03-02T15:20:00.100Z",
                // Dataverse
                "\"/Date(1772464800000+0000)/\" | 2026-03-02T15:20:00Z",
                "\"/Date(1772464800000)/\" | 2026-03-02T15:20:00Z",
                "\"/Date(-62135596800000)/\" | 0001-01-01T00:00:00Z",
                // Close, Attio, Zoho, Paddle
                "\"2026-03-02T15:20:00.417000\" | 2026-03-02T15:20:00.417Z",
                "\"2026-03-02T15:20:00.417000+00:00\" | 2026-03-02T15:20:00.417Z",
                "\"2026-03-02T15:20:00.000000000Z\" | 2026-03-02T15:20:00Z",
                "\"2026-03-02T16:20:00+01:00\" | 2026-03-02T15:20:00Z",
                "\"2026-03-02T15:20:00.123456Z\" | 2026-03-02T15:20:00.123456Z",
                "\"2026-03-02\" | 2026-03-02T00:00:00Z",
                "\"2024-02-29\" | 2024-02-29T00:00:00Z",
                "-86400 | 1969-12-31T00:00:00Z"
            })
    void timeReadsWhatEachVendorWrites(String written, String time) throws FormulaException {
        assertThat(text("$time(v)", written)).isEqualTo("\"" + time + "\"");
        assertThat(text("$date(v)", written)).isEqualTo("\"" + time.substring(0, 10) + "\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "\"\"", "\"  \"", "true", "{}", "[]"})
    void whatIsNoTimeGivesNone(String written) throws FormulaException {
        assertThat(text("$time(v)", written)).isEmpty();
        assertThat(text("$date(v)", written)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "02.03.2026, 00.00.0000",
        "2026-02-30, 0000-00-00",
        "2026-03-02T25:00:00Z, 0000-00-00a00:00:00a",
        "Ms Müller, aa aaaaaa",
        "next week, aaaa aaaa"
    })
    void aTimeInAnotherFormFailsAndTellsTheFormOnly(String written, String form) {
        for (String function : new String[] {"$time", "$date"}) {
            assertThatThrownBy(() -> text(function + "(v)", "\"" + written + "\""))
                    .isInstanceOf(FormulaException.class)
                    .hasMessage("`$time` cannot read a text of the form `" + form + "`");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1e300",
                "-1e15",
                "\"999999999999999\"",
                "\"/Date(999999999999999)/\"",
                "\"9999-12-31T23:00:00-14:00\""
            })
    void aTimeThatNoContractTakesFails(String written) {
        assertThatThrownBy(() -> text("$time(v)", written))
                .hasMessage("`$time` is given a time that is not of the years 1 to 9999");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "2900, \"EUR\" | 29",
                "2999, \"usd\" | 29.99",
                "2900, \"JPY\" | 2900",
                "2900, \"KRW\" | 2900",
                "2900, \"BHD\" | 2.9",
                "1, \"KWD\" | 0.001",
                "0, \"EUR\" | 0",
                "-250, \"EUR\" | -2.5",
                "250, \"???\" | 2.5",
                "123456789, \"EUR\" | 1234567.89",
                "\"2900\", \"EUR\" | ^^",
                "2900, none | ^^",
                "none, \"EUR\" | ^^"
            })
    void moneyKnowsHowSmallTheUnitOfACurrencyIs(String given, String money) throws FormulaException {
        assertThat(text("$money(" + given + ")", "1")).isEqualTo(money);
    }

    @Test
    void pairsMakeAnObject() throws FormulaException {
        assertThat(text(
                        "$pairs(v)",
                        "[{\"key\": \"a\", \"value\": 1}, {\"key\": \"b\"}, {\"key\": 3, \"value\": 1}, 7,"
                                + " {\"key\": \"a b\", \"value\": {\"Id\": \"x\"}}]"))
                .isEqualTo("{\"a\":1,\"a b\":{\"Id\":\"x\"}}");
        assertThat(text("$pairs(v)", "{\"key\": \"a\", \"value\": 1}")).isEqualTo("{\"a\":1}");
        assertThat(text("$pairs(w)", "1")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "00D7F00000107Xs, 00D7F00000107XsUAI",
        "001D000000IRt53, 001D000000IRt53IAD",
        "003AAAAAAAAAAAA, 003AAAAAAAAAAAAY55",
        "00D7F00000107XsUAI, 00D7F00000107XsUAI",
        "006, 006"
    })
    void salesforceIdsGetTheirWholeLength(String id, String whole) throws FormulaException {
        assertThat(text("$id18(v)", "\"" + id + "\"")).isEqualTo("\"" + whole + "\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "<p>They say: &quot;too much&quot;</p><p>a &lt; b</p> | They say: \\\"too much\\\"\\na < b",
                "a<br>b<br/>c<BR />d | a\\nb\\nc\\nd",
                "<ul><li>one</li><li>two</li></ul> | one\\ntwo",
                "3 < 4 and 5 > 4 | 3 < 4 and 5 > 4",
                "no html | no html",
                "&lt;b&gt; | <b>"
            })
    void plainTakesHtmlAway(String html, String plain) throws FormulaException {
        assertThat(text("$plain(v)", "\"" + html + "\"")).isEqualTo("\"" + plain + "\"");
    }

    @Test
    void htmlShowsATextAsItIs() throws FormulaException {
        assertThat(text("$html(v)", "\"<script>alert('x') & \\\"y\\\"\\nü\""))
                .isEqualTo("\"&lt;script&gt;alert('x') &amp; &quot;y&quot;<br>&uuml;\"");
        assertThat(text("$plain($html(v))", "\"<b>1 & 2</b>\\nend\"")).isEqualTo("\"<b>1 & 2</b>\\nend\"");
    }

    @Test
    void joinLeavesOutWhatIsNotThere() throws FormulaException {
        assertThat(text("$join([v.a, v.b, v.c, 7, 1.5, true], \":\")", "{\"a\": \"x\", \"c\": 12345678901}"))
                .isEqualTo("\"x:12345678901:7:1.5:true\"");
        assertThat(text("$join(v, \", \")", "\"one\"")).isEqualTo("\"one\"");
        assertThat(text("$join(w, \", \")", "1")).isEmpty();
    }

    @Test
    void oneTakesTheFirst() throws FormulaException {
        assertThat(text("$one(v)", "[3, 4]")).isEqualTo("3");
        assertThat(text("$one(v)", "3")).isEqualTo("3");
        assertThat(text("$one(v)", "[]")).isEmpty();
    }

    @Test
    void longNumbersAreIdsAndStayAsTheyAre() throws FormulaException {
        assertThat(text("$string(v)", "546500061938")).isEqualTo("\"546500061938\"");
        assertThat(text("v", "9007199254740993")).isEqualTo("\"9007199254740993\"");
    }

    @Test
    void theSameComesToTheSame() throws FormulaException {
        String formula =
                "{\"t\": $time(v.at), \"all\": $keys(v), \"sorted\": $sort($spread(v).$keys()), \"s\": $string(v)}";
        String input = "{\"z\": 1, \"at\": 1772464800, \"b\": [1, {\"c\": 2}], \"ü\": null}";
        String first = text(formula, input);
        for (int i = 0; i < 20; i++) {
            assertThat(text(formula, input)).isEqualTo(first);
        }
    }
}
