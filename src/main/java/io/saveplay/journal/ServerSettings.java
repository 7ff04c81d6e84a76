package io.saveplay.journal;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What the embedded server is told on its command line, which wins over the files in its folder; all else an operator
 * may set in {@code postgresql.conf}. Nothing here is secret, since a command line is not.
 */
final class ServerSettings {
    /** Whatever it runs for: nothing is lost, and the log has neither statements nor values. */
    private static final Map<String, String> ALWAYS = Map.ofEntries(
            Map.entry("fsync", "on"),
            Map.entry("synchronous_commit", "on"),
            Map.entry("full_page_writes", "on"),
            Map.entry("password_encryption", "scram-sha-256"),
            // The password is random; to have a guess at it take longer helps nobody, and each login waits for it.
            Map.entry("scram_iterations", "1"),
            Map.entry("timezone", "UTC"),
            Map.entry("log_timezone", "UTC"),
            Map.entry("lc_messages", "C"),
            Map.entry("logging_collector", "off"),
            Map.entry("log_destination", "stderr"),
            Map.entry("log_line_prefix", "%m [%p] "),
            // The message of a failed statement may quote a value. Who sent the statement is told of it.
            Map.entry("log_min_messages", "log"),
            Map.entry("log_min_error_statement", "panic"),
            Map.entry("log_error_verbosity", "terse"),
            Map.entry("log_statement", "none"),
            Map.entry("log_min_duration_statement", "-1"),
            Map.entry("log_min_duration_sample", "-1"),
            Map.entry("log_transaction_sample_rate", "0"),
            Map.entry("log_duration", "off"),
            Map.entry("log_parameter_max_length", "0"),
            Map.entry("log_parameter_max_length_on_error", "0"),
            Map.entry("debug_print_parse", "off"),
            Map.entry("debug_print_rewritten", "off"),
            Map.entry("debug_print_plan", "off"),
            Map.entry("log_checkpoints", "off"));

    private static final Map<String, String> SERVER = Map.of(
            "listen_addresses", "127.0.0.1",
            "unix_socket_directories", "",
            "max_connections", "50",
            "cluster_name", "saveplay");

    private ServerSettings() {}

    /** For work on the data without a server. */
    static List<String> alone() {
        return arguments(Map.of("exit_on_error", "on"));
    }

    /** For the server, on a port of the loopback address. */
    static List<String> server(int port) {
        Map<String, String> settings = new TreeMap<>(SERVER);
        settings.put("port", Integer.toString(port));
        return arguments(settings);
    }

    private static List<String> arguments(Map<String, String> more) {
        Map<String, String> settings = new TreeMap<>(ALWAYS);
        settings.putAll(more);
        return settings.entrySet().stream()
                .flatMap(setting -> Stream.of("-c", setting.getKey() + "=" + setting.getValue()))
                .toList();
    }
}
