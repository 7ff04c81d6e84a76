package io.saveplay.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/** Pipedrive and its profile, as tests under load use them. */
public final class Pipedrive {
    public static final String AUTHORIZATION =
            "Basic " + Base64.getEncoder().encodeToString("saveplay:storm".getBytes(StandardCharsets.UTF_8));

    private Pipedrive() {}

    /**
     * The settings of a service with the shipped rules, but for one line of the profile.
     *
     * @param folder where the rules are copied to
     * @param line of the profile
     * @param other what stands in its place
     */
    public static Map<String, String> settings(Path folder, String line, String other) throws IOException {
        Path rules = folder.resolve("rules");
        try (Stream<Path> files = Files.walk(Path.of("rules"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = rules.resolve(Path.of("rules").relativize(file));
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
        Path profile = rules.resolve("crm/pipedrive.yaml");
        String text = Files.readString(profile);
        assertThat(text).contains("\n" + line + "\n");
        Files.writeString(profile, text.replace("\n" + line + "\n", "\n" + other + "\n"));
        return new HashMap<>(
                Map.of("SAVEPLAY_RULES", rules.toString(), "SAVEPLAY_CRM_PIPEDRIVE_SECRETS", "saveplay:storm"));
    }

    /** The webhook that says that a deal was lost. */
    public static String lost(long deal) {
        return """
                {"data": {"id": %1$d, "title": "Deal %1$d", "status": "lost", "lost_reason": "too expensive for us",
                  "lost_time": "2026-03-02T15:20:00Z", "value": 4800, "currency": "EUR", "org_id": %1$d, "owner_id": 7},
                 "previous": {"status": "open"},
                 "meta": {"entity": "deal", "action": "change", "id": "e-%1$d", "company_id": "901",
                  "timestamp": "2026-03-02T15:20:00.100Z", "change_source": "app", "version": "2.0"}}""".formatted(deal);
    }
}
