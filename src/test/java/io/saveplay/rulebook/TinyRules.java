package io.saveplay.rulebook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.TreeMap;

/** A rules folder of two rules and one play, for tests that need many versions of one. */
public final class TinyRules {
    /** The file whose rule says how many points it gives. */
    public static final String RULE_FILE = "plays/ask-why.drl";

    private TinyRules() {}

    /** Its files; the rule that always fires gives so many points. */
    public static Map<String, String> files(int points) {
        Map<String, String> files = new TreeMap<>();
        String settings = Shipped.read().files().getOrDefault("ruleset.yaml", "");
        files.put(
                "ruleset.yaml",
                settings.replaceFirst("concerns: \\[.*]", "concerns: [UNSTATED]")
                        .replaceFirst("required: \\[.*]", "required: []")
                        .replaceAll("(?m)^(cautions|lessons|policies):\n(?:  .*\n?)+", "$1: {}\n"));
        files.put("guidance.csv", "id,source,summary\nT-1,T,Ask for the reason.\n");
        files.put(
                "playbook/ask-why.md",
                Shipped.read().files().getOrDefault("playbook/ask-why.md", "").replace("FC-4", "T-1"));
        files.put("reasons/unstated.drl", """
                /* They have not said why. */
                package reasons;

                rule "unstated/silence"
                  @title( "They have not said why" )
                  @reason( "UNSTATED" )
                  @nature( "UNCLEAR" )
                  @topic( "the reason" )
                  @guidance( "T-1" )
                  @owner( "sales-enablement" )
                when
                  Conversation( spoken == false )
                then
                  insert( new Evidence( "UNSTATED", 50, "they said nothing" ) );
                end
                """);
        files.put(RULE_FILE, rule(points));
        files.put("plays/ask-why.scenarios.yaml", """
                - name: whoever says nothing is asked why
                  given: {}
                  then: { reasons: [ UNSTATED ] }
                - name: it always helps to ask why
                  given: {}
                  then: { first: ask-why, because: [ ask-why/always ] }
                """);
        return files;
    }

    /** The rule file with so many points. */
    public static String rule(int points) {
        return """
                /* Play: ask what holds them back. */
                package plays;

                rule "ask-why/always"
                  @title( "It always helps to ask" )
                  @guidance( "T-1" )
                  @owner( "sales-enablement" )
                when
                  Conversation( saveAttempts == null )
                then
                  insert( new Points( "ask-why", %d, "%d points for asking" ) );
                end
                """.formatted(points, points);
    }

    /** Writes them into a folder. */
    public static Path writeTo(Path folder, int points) {
        files(points).forEach((file, text) -> write(folder.resolve(file), text));
        return folder;
    }

    /** Writes a file all at once, by rename. */
    public static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Path draft = file.resolveSibling(file.getFileName() + "~");
            Files.writeString(draft, text);
            Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
