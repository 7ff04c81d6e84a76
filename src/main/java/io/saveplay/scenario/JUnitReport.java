package io.saveplay.scenario;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.saveplay.drl.Problem;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Scenarios as the JUnit XML that CI systems read: a suite for each file, a case for each scenario. */
public final class JUnitReport {
    /** XML 1.0 has no way to write these, not even escaped. */
    private static final Pattern NOT_XML =
            Pattern.compile("[^\\t\\n\\r\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]");

    private final XMLStreamWriter xml;
    private final Function<ScenarioRun, String> diff;

    private JUnitReport(XMLStreamWriter xml, Function<ScenarioRun, String> diff) {
        this.xml = xml;
        this.diff = diff;
    }

    /**
     * Writes the report in UTF-8.
     *
     * @param problems files that keep scenarios from running; each is a case that ends in an error
     * @param diff what was expected and what came instead, for a scenario that failed
     */
    public static void write(
            List<ScenarioRun> runs, List<Problem> problems, Function<ScenarioRun, String> diff, OutputStream out)
            throws XMLStreamException {
        XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out, "UTF-8");
        new JUnitReport(xml, diff).write(runs, problems);
        xml.close();
    }

    private void write(List<ScenarioRun> runs, List<Problem> problems) throws XMLStreamException {
        Map<String, List<ScenarioRun>> cases =
                runs.stream().collect(groupingBy(ScenarioRun::file, TreeMap::new, toList()));
        Map<String, List<Problem>> errors =
                problems.stream().collect(groupingBy(Problem::file, TreeMap::new, toList()));
        TreeSet<String> files = new TreeSet<>(cases.keySet());
        files.addAll(errors.keySet());
        xml.writeStartDocument("UTF-8", "1.0");
        start("testsuites", "saveplay", runs, problems.size());
        for (String file : files) {
            suite(file, cases.getOrDefault(file, List.of()), errors.getOrDefault(file, List.of()));
        }
        xml.writeEndElement();
        xml.writeEndDocument();
    }

    private void suite(String file, List<ScenarioRun> runs, List<Problem> problems) throws XMLStreamException {
        start("testsuite", file, runs, problems.size());
        for (Problem problem : problems) {
            place(file, problem.line() == null ? 1 : problem.line(), problem.code());
            ending("error", problem.code(), problem.message(), problem.text());
            xml.writeEndElement();
        }
        for (ScenarioRun run : runs) {
            place(file, run.scenario().line(), run.scenario().name());
            if (!run.passed()) {
                String place = run.place() + "\n";
                ending("failure", "expectation", run.failures().get(0), place + diff.apply(run));
            }
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    private void start(String element, String name, List<ScenarioRun> runs, int errors) throws XMLStreamException {
        xml.writeCharacters("\n");
        xml.writeStartElement(element);
        attribute("name", name);
        attribute("tests", Integer.toString(runs.size() + errors));
        attribute(
                "failures",
                Long.toString(runs.stream().filter(run -> !run.passed()).count()));
        attribute("errors", Integer.toString(errors));
        attribute("skipped", "0");
    }

    private void place(String file, int line, String name) throws XMLStreamException {
        xml.writeCharacters("\n");
        xml.writeStartElement("testcase");
        attribute("classname", file);
        attribute("name", name);
        attribute("file", file);
        attribute("line", Integer.toString(line));
    }

    private void ending(String element, String type, String message, String text) throws XMLStreamException {
        xml.writeStartElement(element);
        attribute("type", type);
        attribute("message", message);
        xml.writeCharacters(writable(text));
        xml.writeEndElement();
    }

    private void attribute(String name, String value) throws XMLStreamException {
        xml.writeAttribute(name, writable(value));
    }

    private static String writable(String text) {
        return NOT_XML.matcher(text).replaceAll("\uFFFD");
    }
}
