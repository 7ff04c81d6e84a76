package io.saveplay.crm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A formula does what it may and no more, whoever writes it, and whatever it is given. */
final class FormulaTest {
    private static final String INPUT = "{\"a\": [{\"b\": 1}, {\"b\": 2}], \"s\": \"Ms Miller\", \"n\": 7}";
    private static final long MOST_BYTES = 300L << 20;

    @Test
    void aFormulaOfAMegabyteIsRefusedUnread() {
        assertThat(Formulas.objections("n+".repeat(1 << 19) + "1"))
                .containsExactly("0: the formula has more than 8192 characters");
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", "[", "{\"a\":", "-", "n[", "$not("})
    void aFormulaThatIsTooDeepIsRefused(String open) {
        assertThat(Formulas.objections(open.repeat(8000 / open.length()))).isNotEmpty();
        String close = Map.of("(", ")", "[", "]", "{\"a\":", "}", "n[", "]", "$not(", ")")
                .getOrDefault(open, "");
        int deep = 8000 / (open.length() + close.length()) - 1;
        stopped(open.repeat(deep) + "1" + close.repeat(deep));
    }

    @Test
    void aTextAsLongAsAFormulaMayBeIsFine() throws FormulaException {
        for (String quote : List.of("\"", "'")) {
            String text = "a\\\\".repeat(2700);
            assertThat(Formulas.value(quote + text + quote, "{}")).hasSize(text.length() + 2);
        }
    }

    /** Names for values, each of which is made of the one before. */
    private static String grown(String start, String step, int times, String end) {
        StringBuilder formula = new StringBuilder("($v0 := " + start + "; ");
        for (int i = 1; i <= times; i++) {
            formula.append("$v" + i + " := " + step.replace("@", "$v" + (i - 1)) + "; ");
        }
        return formula.append(end.replace("@", "$v" + times)).append(')').toString();
    }

    static Stream<String> bombs() {
        String twice = "{\"x\": @, \"y\": @}";
        return Stream.of(
                grown("1", twice, 40, "@"),
                grown("1", twice, 40, "$string(@)"),
                grown("1", twice, 40, "@ & \"\""),
                grown("1", twice, 40, "@.**"),
                grown("1", twice, 40, "@ = @"),
                grown("1", twice, 40, "@ in [@]"),
                grown("1", twice, 16, "[@, @, @, @, @, @, @, @]"),
                grown("[1]", "[[@, @]]", 40, "$boolean(@)"),
                grown("[1]", "[[@, @]]", 40, "**.**.**"),
                grown("[1]", "$append(@, @)", 40, "@"),
                grown("[1]", "[@, @]", 40, "@"),
                grown("[1]", "$append(@, @)", 14, "@.(@)"),
                grown("[1]", "$append(@, @)", 14, "$count(@.(@.(@)))"),
                grown("[1]", "$append(@, @)", 14, "@.$v13.$v12.$v11"),
                grown("[1]", "$append(@, @)", 14, "@[@[@ = 1]]"),
                grown("[1]", "$append(@, @)", 14, "@^(@)"),
                grown("\"x\"", "@ & @", 40, "@"),
                grown("\"x\"", "$replace(@, \"x\", \"xxxxxxxxxxxxxxxx\")", 40, "@"),
                grown("\"x\"", "$join([@, @, @], @)", 40, "@"),
                grown("\"<&>\"", "$html(@ & @)", 40, "@"),
                grown("\"%\"", "$encodeUrlComponent(@)", 300, grown("\"%\"", "@ & @", 17, "$encodeUrlComponent(@)")),
                grown("\"x\"", "@ & @", 17, "$split(@, \"\")"),
                grown("\"x\"", "@ & @", 17, "$string([" + "@, ".repeat(60) + "@])"),
                grown("\"x\"", "@ & @", 17, grown("[1]", "$append(@, @)", 14, "@.($v17 & \"y\")")),
                grown("$$", "[@, @, @, @]", 40, "@"),
                "$power(10, 1000)",
                "$round(1, 1000000000)");
    }

    @ParameterizedTest
    @MethodSource("bombs")
    void whatMakesMuchOfLittleIsStopped(String formula) {
        assertThat(stopped(formula)).isTrue();
    }

    /** Whether a formula is refused, or stopped in words; it never ends in another way, nor uses up the memory. */
    private static boolean stopped(String text) {
        if (!Formulas.objections(text).isEmpty()) {
            return true;
        }
        Formula formula = Formulas.compiled(text);
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        boolean stopped = false;
        try {
            JsonNode unused = formula.evaluate(Formulas.json(INPUT), Map.of("settings", Formulas.json("{}")));
        } catch (FormulaException e) {
            stopped = true;
            assertThat(e.getMessage()).matches("[a-z`].*").doesNotContain("Exception", "java", "Object");
        }
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(MOST_BYTES);
        return stopped;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$number(s)",
                "$time(s)",
                "$date(s)",
                "$toMillis(s)",
                "$base64decode(s & \"%\")",
                "s + 1",
                "s > 1",
                "$sum(s)",
                "$length($$)",
                "$merge(s)",
                "$max([s])",
                "{s: 1, s & \"\": 2}",
                "{n: s}",
                "$join([$$], \"\")",
                "$join([$trim], \"\")",
                "$sort([1, s])",
                "$sort(a, $contains)",
                "$contains(s, $trim)",
                "$fromMillis(0, s & \"[Q]\")"
            })
    void whatAFormulaIsGivenIsNotInTheWordsOfItsFailure(String formula) {
        assertThatThrownBy(() -> Formulas.value(formula, INPUT))
                .isInstanceOf(FormulaException.class)
                .message()
                .doesNotContain("Miller", "Object", "java", "Exception", "@")
                .matches("[a-z`][^.]*");
    }

    @Test
    void manyThreadsMayUseAFormulaAndAlwaysGetTheSame() throws Exception {
        Formula formula = Formulas.compiled("""
                ($n := n; $all := a.{"b": b * $n, "s": $uppercase($$.s)}; {"sum": $sum($all.b), "all": $all, "n": $string($n)})""");
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<Boolean>> runs = new ArrayList<>();
            for (int thread = 0; thread < 8; thread++) {
                int seed = thread;
                runs.add(threads.submit(() -> {
                    for (int i = 0; i < 200; i++) {
                        int n = seed * 1000 + i;
                        JsonNode value = formula.evaluate(
                                Formulas.json(
                                        "{\"a\": [{\"b\": 1}, {\"b\": 2}], \"s\": \"x" + n + "\", \"n\": " + n + "}"),
                                Map.of("settings", Formulas.json("{}")));
                        String expected =
                                "{\"sum\":%1$d,\"all\":[{\"b\":%2$d,\"s\":\"X%2$d\"},{\"b\":%3$d,\"s\":\"X%2$d\"}],\"n\":\"%2$d\"}"
                                        .formatted(3 * n, n, 2 * n);
                        if (!value.toString().equals(expected)) {
                            throw new AssertionError(value + " and not " + expected);
                        }
                    }
                    return true;
                }));
            }
            for (Future<Boolean> run : runs) {
                assertThat(run.get()).isTrue();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void aFormulaThatFailedWorksTheNextTime() throws FormulaException {
        Formula formula = Formulas.compiled("$number(s) + n");
        Map<String, JsonNode> none = Map.of("settings", Formulas.json("{}"));
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> formula.evaluate(Formulas.json(INPUT), none))
                    .isInstanceOf(FormulaException.class);
            assertThat(formula.evaluate(Formulas.json("{\"s\": \"1\", \"n\": 2}"), none)
                            .toString())
                    .isEqualTo("3");
        }
    }
}
