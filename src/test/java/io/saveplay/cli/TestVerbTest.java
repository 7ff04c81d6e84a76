package io.saveplay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import io.saveplay.scenario.Mismatch;
import io.saveplay.scenario.Scenario;
import io.saveplay.scenario.ScenarioRun;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import picocli.CommandLine;

/** {@code saveplay test}. */
final class TestVerbTest {
    private static final String SCENARIOS = "plays/talk.scenarios.yaml";
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private Path rules() throws IOException {
        return SmallRules.in(folder.resolve("rules"));
    }

    private static Ended test(Path rules, String... more) {
        String[] args = new String[more.length + 3];
        args[0] = "test";
        args[1] = "--rules";
        args[2] = rules.toString();
        System.arraycopy(more, 0, args, 3, more.length);
        return Ended.after(args);
    }

    @Test
    void aSoundFolderIsSummedUpInOneLine() throws IOException {
        Ended ended = test(rules());
        assertThat(ended.out().strip())
                .isEqualTo("2 scenarios, 0 failed; 2 rules, 100.0 percent of them covered, 0 gaps in coverage");
        assertThat(ended.code()).isZero();
    }

    @Test
    void whatDiffersStandsSideBySideUnderTheFileAndLineOfTheScenario() throws IOException {
        Path rules = rules();
        SmallRules.change(
                rules, SCENARIOS, "[ call-or-meet, ask-why ]\n    because", "[ ask-why, call-or-meet ]\n    because");
        SmallRules.change(rules, SCENARIOS, "never: [ call-or-meet, ask-why ]", "first: stay-put");
        Ended ended = test(rules);
        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.out()).isEqualTo("""
                plays/talk.scenarios.yaml: 2 of 2 failed
                  plays/talk.scenarios.yaml:1
                    a mail from a client whom nobody met is answered by voice
                                             expected                            got
                    ! ranking                ask-why                             (nothing)
                                             call-or-meet                        call-or-meet
                    !                        (nothing)                           ask-why

                  plays/talk.scenarios.yaml:7
                    a call after three meetings needs neither
                                             expected                            got
                    ! first                  stay-put                            nothing

                2 scenarios, 2 failed; 2 rules, 100.0 percent of them covered, 0 gaps in coverage
                """);
    }

    @Test
    void noLineIsWiderThanAHundredColumnsAndNothingIsColouredOutsideOfATerminal() throws IOException {
        Path rules = rules();
        SmallRules.change(
                rules,
                SCENARIOS,
                "ranking: [ call-or-meet, ask-why ]",
                "says: { call-or-meet: \""
                        + "not what is said \u001b[31m@|red in the page|@ "
                                .replace("\u001b", "\\e")
                                .repeat(9) + "\" }");
        SmallRules.change(rules, SCENARIOS, "name: a mail from", "name: " + "a very ".repeat(30) + "long mail from");
        Ended ended = test(rules);
        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.out()).contains("@|red in the page|@").doesNotContain("\u001b");
        assertThat(ended.out().lines())
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(100));
    }

    @Test
    void coloursAreThereWhereTheTerminalTakesThem() {
        var run = new ScenarioRun(
                "plays/x.scenarios.yaml",
                new Scenario(3, "one", NullNode.getInstance(), null, then()),
                List.of(new Mismatch("first", "a", "b", List.of(new Mismatch.Row("a", "b", true)))),
                Set.of());
        assertThat(new TestPage(CommandLine.Help.Ansi.ON).of(List.of(run)))
                .contains("\u001b[32ma")
                .contains("\u001b[31mb");
    }

    @Test
    void coverageIsHeldToAThresholdWhereOneIsGiven() throws IOException {
        Path rules = rules();
        SmallRules.change(rules, SCENARIOS, "{ channel: EMAIL, deal: { meetings: 2 } }", "{ channel: EMAIL }");
        SmallRules.change(rules, SCENARIOS, "[ call-or-meet, ask-why ]\n    because", "[ call-or-meet ]\n    because");
        SmallRules.change(
                rules,
                SCENARIOS,
                "because: [ call-or-meet/by-mail, ask-why/few-meetings ]",
                "because: [ call-or-meet/by-mail ]");
        Ended without = test(rules);
        assertThat(without.code()).isEqualTo(1);
        assertThat(without.out())
                .contains("no scenario beside it makes `ask-why/few-meetings` fire")
                .contains("50.0 percent");
        assertThat(test(rules, "--coverage-threshold", "50").code()).isZero();
        Ended above = test(rules, "--coverage-threshold", "50.5");
        assertThat(above.code()).isEqualTo(1);
        assertThat(above.out()).contains("coverage is 50.0 percent of the rules, and the threshold is 50.5");
        assertThat(test(rules, "--coverage-threshold", "101").code()).isEqualTo(2);
        assertThat(test(rules, "--coverage-threshold", "half").code()).isEqualTo(2);
        assertThat(test(rules, "--coverage-threshold", "50", "--only", "talk").code())
                .isEqualTo(2);
    }

    @Test
    void continuousIntegrationReadsTheOutcomeAsJUnitXml() throws Exception {
        Path rules = rules();
        SmallRules.change(rules, SCENARIOS, "never: [ call-or-meet, ask-why ]", "first: \"<stay> & \\e put\"");
        Files.writeString(
                rules.resolve("plays/more.scenarios.yaml"), "- name: bad\n  given: { }\n  then: { frist: x }\n");
        Path file = folder.resolve("junit.xml");
        assertThat(test(rules, "--junit", file.toString()).code()).isEqualTo(1);
        Document document = parse(file);
        assertThat(count(document, "/testsuites/testsuite")).isEqualTo(2);
        assertThat(count(document, "/testsuites[@tests=3][@failures=1][@errors=1]"))
                .isEqualTo(1);
        String talk = "//testsuite[@name='plays/talk.scenarios.yaml'][@tests=2][@failures=1][@errors=0]";
        assertThat(count(document, talk + "/testcase")).isEqualTo(2);
        assertThat(count(document, talk + "/testcase[@line=7]/failure")).isEqualTo(1);
        assertThat(text(document, "//failure"))
                .startsWith("plays/talk.scenarios.yaml:7\n")
                .contains("expected")
                .contains("<stay> &");
        assertThat(text(document, "//testsuite[@name='plays/more.scenarios.yaml']/testcase/error"))
                .contains("`frist` is not known here; did you mean `first`?");
    }

    @Test
    void aFolderThatCannotGoLiveIsAnErrorInTheXmlAndNotTheReportOfTheRunBefore() throws Exception {
        Path rules = rules();
        Path file = folder.resolve("junit.xml");
        assertThat(test(rules, "--junit", file.toString()).code()).isZero();
        SmallRules.change(rules, "plays/talk.drl", "meetings < 3", "meeting < 3");
        Ended ended = test(rules, "--junit", file.toString());
        assertThat(ended.code()).isEqualTo(3);
        assertThat(ended.err()).contains("did you mean `meetings`?");
        assertThat(text(parse(file), "//testsuite[@name='plays/talk.drl'][@errors=1]/testcase/error"))
                .contains("did you mean `meetings`?");
    }

    @Test
    void aFileThatCannotBeWrittenIsNamed() throws IOException {
        Ended ended = test(rules(), "--junit", folder.resolve("none/junit.xml").toString());
        assertThat(ended.code()).isEqualTo(4);
        assertThat(ended.err()).contains("junit.xml` cannot be written");
    }

    @Test
    @Timeout(300)
    void watchingRunsWhatStandsBesideAChangeFirstAndOutlivesABrokenFile() throws Exception {
        Path rules = rules();
        Files.writeString(rules.resolve("plays/more.scenarios.yaml"), "- name: more\n  given: { }\n  then: { }\n");
        StringWriter out = new StringWriter();
        int[] code = {-1};
        Thread watch = new Thread(() -> code[0] = Main.commandLine()
                .setOut(new PrintWriter(out))
                .execute("test", "--watch", "--rules", rules.toString()));
        watch.start();
        await(out, "3 scenarios, 0 failed", "watching ");
        SmallRules.change(rules, "plays/talk.drl", "meetings < 3", "meeting < 3");
        await(out, "did you mean `meetings`?", "watching ");
        SmallRules.change(rules, "plays/talk.drl", "meeting < 3", "meetings < 2");
        await(out, "beside what changed: 2 scenarios, 1 failed", "3 scenarios, 1 failed", "watching ");
        SmallRules.change(rules, "plays/talk.drl", "meetings < 2", "meetings < 3");
        await(out, "beside what changed: 2 scenarios, 0 failed", "3 scenarios, 0 failed", "watching ");
        watch.interrupt();
        watch.join();
        assertThat(code[0]).isZero();
    }

    private static Scenario.Then then() {
        try {
            return new ObjectMapper().readValue("{}", Scenario.Then.class);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Waits until the watch has said some things in this order, and forgets what it said up to then. */
    private static void await(StringWriter out, String... texts) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        int from = 0;
        for (String text : texts) {
            while (out.getBuffer().indexOf(text, from) < 0) {
                assertThat(System.nanoTime()).as(text + " in " + out).isLessThan(end);
                Thread.sleep(50);
            }
            from = out.getBuffer().indexOf(text, from) + text.length();
        }
        out.getBuffer().delete(0, from);
    }

    private static Document parse(Path file) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile());
    }

    private static int count(Document document, String path) throws Exception {
        XPath xpath = XPathFactory.newInstance().newXPath();
        return ((Double) xpath.evaluate("count(" + path + ")", document, XPathConstants.NUMBER)).intValue();
    }

    private static String text(Document document, String path) throws Exception {
        return XPathFactory.newInstance().newXPath().evaluate(path, document);
    }
}
