package io.saveplay.rulebook;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The words of messages to analysts. */
final class Words {
    private Words() {}

    /** Names as {@code `a`, `b`}. */
    static String list(Stream<String> names) {
        return names.map(name -> "`" + name + "`").collect(Collectors.joining(", "));
    }

    /** A message of the rule parser without its error number and its Java names. */
    static String syntax(String message) {
        return message.replaceFirst("^\\[ERR \\d+\\]\\s*", "")
                .replaceFirst("^Line \\d+:\\d+\\s*", "")
                .replaceAll("\\s+", " ")
                .strip();
    }
}
