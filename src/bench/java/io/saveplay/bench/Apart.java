package io.saveplay.bench;

import io.saveplay.rulebook.Shipped;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * {@link InProcess} in a process of its own with the JVM and the options that the service has, so that neither has a
 * larger heap or another compiler than the other. Runs are asked for and answered on one line each; a JVM that is told to
 * log says more on its output, which is passed over.
 */
final class Apart implements AutoCloseable {
    private static final String RATE = "rate ";

    private final Process process;
    private final PrintWriter questions;
    private final BufferedReader answers;

    private Apart(Process process) {
        this.process = process;
        this.questions = new PrintWriter(process.getOutputStream(), true, StandardCharsets.UTF_8);
        this.answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /** A process that reads events from JSON, decides them by the rules that ship and writes the answers as JSON. */
    static Apart ofLines(Settings settings, int threads) throws IOException {
        List<String> command = new ArrayList<>(List.of(settings.java()));
        command.addAll(Service.options(settings));
        String name = "java.util.logging.manager";
        command.add("-D" + name + "=" + System.getProperty(name));
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(Apart.class.getName(), Integer.toString(threads)));
        return new Apart(new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    ProcessHandle process() {
        return process.toHandle();
    }

    /** Decides for a while. */
    InProcess.Rate run(Duration howLong) throws IOException {
        questions.println(howLong.toMillis());
        String answer = answers.readLine();
        while (answer != null && !answer.startsWith(RATE)) {
            answer = answers.readLine();
        }
        if (answer == null) {
            throw new IllegalStateException("the process beside the service ended");
        }
        List<Double> figures = Stream.of(answer.substring(RATE.length()).split(" "))
                .map(Double::parseDouble)
                .toList();
        return new InProcess.Rate(figures.get(0), figures.get(1), figures.get(2));
    }

    /** Ends the process, which ends once nothing more can be asked. */
    @Override
    public void close() throws InterruptedException {
        questions.close();
        process.waitFor();
    }

    /** The process itself; its one argument is how many threads decide. */
    public static void main(String[] arguments) throws Exception {
        BufferedReader questions = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        try (InProcess decisions = InProcess.ofLines(Shipped.ruleset(), Integer.parseInt(arguments[0]))) {
            for (String millis = questions.readLine(); millis != null; millis = questions.readLine()) {
                InProcess.Rate rate = decisions.run(Duration.ofMillis(Long.parseLong(millis)));
                // In one piece, so that no line of a log comes between.
                System.out.print(RATE + rate.perSecond() + " " + rate.bytesEach() + " " + rate.microsEach() + "\n");
                System.out.flush();
            }
        }
    }
}
