package io.saveplay.cli;

import java.io.PrintWriter;
import java.io.StringWriter;

/** What a command ended with, and what it said. */
record Ended(int code, String out, String err) {

    /** Runs a command. */
    static Ended after(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Main.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(args);
        return new Ended(code, out.toString(), err.toString());
    }
}
