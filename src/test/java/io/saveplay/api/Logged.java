package io.saveplay.api;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** All that is logged, with all that a format could show of it. */
final class Logged extends Handler {
    private final Queue<String> lines = new ConcurrentLinkedQueue<>();

    void start() {
        Logger.getLogger("").addHandler(this);
    }

    void stop() {
        Logger.getLogger("").removeHandler(this);
    }

    String all() {
        return String.join("\n", lines);
    }

    @Override
    public void publish(LogRecord logged) {
        StringWriter text = new StringWriter();
        text.append(logged.getLoggerName()).append(' ').append(logged.getMessage());
        text.append(Arrays.toString(logged.getParameters())).append('\n');
        if (logged.getThrown() != null) {
            logged.getThrown().printStackTrace(new PrintWriter(text));
        }
        lines.add(text.toString());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
}
