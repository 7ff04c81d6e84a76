package io.saveplay.crm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.saveplay.drl.Problem;
import io.saveplay.rulebook.RejectedException;
import io.saveplay.rulebook.RulesFolder;
import io.saveplay.rulebook.RulesetLoader;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What an analyst is told of a profile in which a mistake was made: what it is, where, and how to mend it. */
final class ProfileReaderTest {
    private static final String SOUND = """
            title: Mine
            owner: me
            docs: https://crm.example/docs
            verify:
              - scheme: hmac
                signed: [timestamp, "'.'", body]
                signature: {header: X-Sig, separator: ",", prefix: "v1="}
                timestamp: {prefix: "t=", toleranceSeconds: 300}
            settings:
              lost: [Lost]
            events: |
              deals.{
                "id": id, "stage": stage
              }
            key: id
            relevant: stage in $settings.lost
            kind: '"BACKED_OUT"'
            why: '"no"'
            transition: id
            event: |
              {
                "deal": {"id": id},
                "client": {"id": id}
              }
            fetch:
              - name: deal
                path: '"/deals/" & id'
            api: {auth: header, header: X-Token}
            writeBack:
              - name: note
                path: '"/notes"'
                body: '{"text": $note.text}'
                reference: id
                find:
                  path: '"/notes"'
                  found: $one(notes[$contains(text, $note.marker)].id)
            answer:
              accepted: {status: 202}
            pace: 5
            settle: PT5S
            sample: '{}'
            """;

    /** All that is said of a folder's one profile, the file's name left out. */
    private static String said(String file, String text) {
        try {
            RulesetLoader.load(RulesFolder.of(Map.of(file, text)));
            throw new AssertionError("a profile alone makes no rules");
        } catch (RejectedException e) {
            return e.problems().stream()
                    .filter(problem -> problem.file().equals(file))
                    .map(Problem::text)
                    .map(problem -> problem.substring(file.length() + 1))
                    .collect(Collectors.joining(", "));
        }
    }

    @Test
    void aSoundProfileIsRead() {
        assertThat(said("crm/mine.yaml", SOUND)).isEmpty();
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                arguments("title: Mine\n", "", "41:1: `title` is missing"),
                arguments("title: Mine", "titel: Mine", "42:1: `title` is missing; write `title` for `titel`"),
                arguments("docs: https", "doc: https", "42:1: `docs` is missing; write `docs` for `doc`"),
                arguments(
                        "scheme: hmac",
                        "scheme: hmak",
                        "5:3: way 1 of `verify`: `scheme` must be one of `hmac`, `digest`, `basic`, `token`, `certificate`, not `hmak`; did you mean `hmac`?"),
                arguments("scheme: hmac", "sheme: hmac", "5:5: `sheme` is not known here; did you mean `scheme`?"),
                arguments(
                        "toleranceSeconds: 300",
                        "toleranceSeconds: 0",
                        "5:3: way 1 of `verify`: `timestamp.toleranceSeconds` must be 1 to 86400, not `0`"),
                arguments(
                        "toleranceSeconds: 300",
                        "toleranceSeconds: five",
                        "8:49: `five` is not a value for `toleranceSeconds`; write a number with digits"),
                arguments(
                        "    signed: [timestamp, \"'.'\", body]\n",
                        "",
                        "5:3: way 1 of `verify`: `signed` must have `body`: anybody could change what is not signed, 5:3: way 1 of `verify`: `signed` must have `timestamp`: a time that is not signed shows nothing"),
                arguments(
                        "verify:\n  - scheme: hmac",
                        "verify: hmac\nx:\n  - scheme: hmac",
                        "4:9: `verify` has a value of the wrong kind; look for a colon without a blank behind it, and for lines that are not lined up"),
                arguments(
                        "relevant: stage in $settings.lost",
                        "relevant: stage in $setings.lost",
                        "16:20: `$setings` is neither a value nor a function that a formula may use here; did you mean `$settings`?"),
                arguments(
                        "relevant: stage in $settings.lost",
                        "relevant: stage = 1 ? true : false",
                        "16:27: the lines are not lined up; a formula with a colon in it, or a quote at its start, stands on lines of its own, after `|`"),
                arguments("key: id\n", "", "41:1: `key` is missing"),
                arguments("key: id\n", "key:\n", "15:1: `key` has no value"),
                arguments("key: id\n", "key: id\nkey: name\n", "16:4: `key` is said twice"),
                arguments(
                        "key: id\n",
                        "key: [id]\n",
                        "15:6: `key` has a value of the wrong kind; look for a colon without a blank behind it, and for lines that are not lined up"),
                arguments("key: id\n", "key: ''\n", "15:6: the formula is empty"),
                arguments(
                        "key: id\n",
                        "\tkey: id\n",
                        "15:1: there is a tab at the start of the line; indent with blanks"),
                arguments(
                        "kind: '\"BACKED_OUT\"'",
                        "kind: $now() > 1",
                        "17:7: `$now` is neither a value nor a function that a formula may use here; did you mean `$not`?"),
                arguments(
                        "\"stage\": stage\n",
                        "\"stage\": $eval(stage)\n",
                        "13:24: `$eval` is neither a value nor a function that a formula may use here"),
                arguments(
                        "\"stage\": stage\n",
                        "\"stage\": $fetched.stage\n",
                        "13:24: `$fetched` is neither a value nor a function that a formula may use here"),
                arguments(
                        "\"stage\": stage\n  }", "\"stage\": stage\n", "13:29: expected `}` before end of expression"),
                arguments(
                        "name: deal",
                        "name: the-deal",
                        "26:11: `name` of a part of `fetch` is one word of letters and digits, not `the-deal`"),
                arguments(
                        "name: note",
                        "name: note 1",
                        "30:11: `name` of a part of `writeBack` is one word of letters and digits, not `note 1`"),
                arguments(
                        "  - name: deal\n    path: '\"/deals/\" & id'\n",
                        "  - name: deal\n    path: '\"/deals/\" & id'\n  - name: deal\n    path: '\"/deals/\" & id'\n",
                        "25:1: `fetch` has two parts named `deal`"),
                arguments(
                        "    reference: id\n",
                        "    reference: id\n    method: GET\n",
                        "34:13: `method` of `note` is `POST`, `PUT` or `PATCH`"),
                arguments(
                        "    reference: id\n",
                        "    reference: id\n    method: post\n",
                        "34:13: `method` of `note` is `POST`, `PUT` or `PATCH`"),
                arguments("    body: '{\"text\": $note.text}'\n", "", "36:1: `body` is missing"),
                arguments(
                        "$note.text}",
                        "$notes.text}",
                        "32:20: `$notes` is neither a value nor a function that a formula may use here; did you mean `$note`?"),
                arguments(
                        "      found: $one(",
                        "      finds: $one(",
                        "37:1: `found` is missing; write `found` for `find`"),
                arguments(
                        "auth: header, header: X-Token",
                        "auth: header",
                        "28:1: with `auth: header` say which `header` takes the token"),
                arguments(
                        "auth: header, header",
                        "auth: oauth, header",
                        "28:13: `oauth` is not a value for `auth`; it is one of `bearer`, `basic`, `header`, `standard-webhooks`"),
                arguments("status: 202", "status: 99", "38:22: the `status` of an answer is from 200 to 599"),
                arguments(
                        "status: 202",
                        "status: ok",
                        "38:22: `ok` is not a value for `status`; write a number with digits"),
                arguments("status: 202", "body: x", "38:21: `status` is missing"),
                arguments(
                        "pace: 5",
                        "pace: 0",
                        "39:1: `pace` is how many calls a second are made at most, above 0 and up to 1000"),
                arguments(
                        "pace: 5", "pace: fast", "39:7: `fast` is not a value for `pace`; write a number with digits"),
                arguments("settle: PT5S", "settle: PT1H", "40:1: `settle` is from `PT0S` to `PT5M`"),
                arguments(
                        "settle: PT5S",
                        "settle: 5s",
                        "40:9: `5s` is not a value for `settle`; write it as in `PT2S`, `PT4H` or `P2D`"),
                arguments(
                        "settings:\n  lost: [Lost]",
                        "settings: [Lost]",
                        "9:1: `settings` is a list of names and values"),
                arguments("sample: '{}'\n", "", "41:1: `sample` is missing"),
                arguments(
                        "    path: '\"/deals/\" & id'",
                        "    path: /deals/id",
                        "27:11: a path is a formula, in which a text stands in quotes; write it as in `'\"/v1/notes\"'`"),
                arguments(
                        "    path: '\"/deals/\" & id'",
                        "    path: \"/deals/\" & id",
                        "27:20: cannot be read: unexpected character found  (32); a formula with a colon in it, or a quote at its start, stands on lines of its own, after `|`"),
                arguments(
                        "owner: me",
                        "owner: me\nbody: yaml",
                        "3:7: `yaml` is not a value for `body`; it is one of `json`, `xml`, `form`"),
                arguments(
                        "    find:\n",
                        "    find:\n      method: DELETE\n",
                        "35:15: `method` of `find` of `note` is `GET` or `POST`"),
                arguments(
                        "owner: me",
                        "owner: [me]",
                        "2:8: `owner` has a value of the wrong kind; look for a colon without a blank behind it, and for lines that are not lined up"),
                arguments(
                        "docs: https://crm.example/docs",
                        "docs: nowhere",
                        "3:1: `docs` is the address of a page, such as `https://crm.example/webhooks`"),
                arguments("header: X-Token", "header: 'X Token'", "28:1: `X Token` is no name of a header"),
                arguments("api: {", "api: {headers: {'a b': x}, ", "28:1: `a b` is no name of a header"),
                arguments(
                        "sample: '{}'",
                        "sample: '{'",
                        "41:1: the `sample` cannot be read: the body is not JSON at line 1, column 2"),
                arguments("title: Mine", "title: ''", "1:1: `title` has no value"),
                arguments(
                        "signature: {header: X-Sig, s",
                        "signature: {heder: X-Sig, s",
                        "7:61: `heder` is not known here; did you mean `header`?"),
                arguments(
                        "owner: me",
                        "owner: me\nsystem: My CRM",
                        "3:1: `system` is named in small letters, digits and hyphens"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void aMistakeIsToldWithItsPlaceAndHowToMendIt(String right, String wrong, String said) {
        assertThat(SOUND).contains(right);
        assertThat(said("crm/mine.yaml", SOUND.replace(right, wrong)))
                .isEqualTo(said)
                .matches("\\d+:\\d+: .*")
                .doesNotContain("java", "Exception", "com.", "null");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "deliveries | no profile can be named `deliveries`, since its address is taken",
                "counts | no profile can be named `counts`, since its address is taken",
                "Mine | a profile is named in small letters, digits and hyphens, as its address will be",
                "my crm | a profile is named in small letters, digits and hyphens, as its address will be",
                "-mine | a profile is named in small letters, digits and hyphens, as its address will be",
                "mine.old | a profile is named in small letters, digits and hyphens, as its address will be"
            })
    void aNameThatCanBeNoAddressIsTold(String name, String said) {
        assertThat(said("crm/" + name + ".yaml", SOUND)).isEqualTo(" " + said);
    }

    @Test
    void whatIsNoProfileAtAllIsTold() {
        for (String text : List.of("", "[]", "title", "a: b: c", "---\n---\n", "title: x\n# only", "\u0000")) {
            assertThat(said("crm/mine.yaml", text)).matches("\\d+:\\d+: .*").doesNotContain("java", "Exception");
        }
    }

    @Test
    void aFormulaInSeveralLinesIsPointedAtInItsOwnLine() {
        String text = SOUND.replace("\"client\": {\"id\": id}", "\"client\": {\n      \"id\": $od\n    }");
        assertThat(said("crm/mine.yaml", text)).startsWith("24:13: `$od` is neither a value");
    }
}
