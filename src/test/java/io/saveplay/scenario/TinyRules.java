package io.saveplay.scenario;

import io.saveplay.rulebook.RulesFolder;
import io.saveplay.rulebook.Shipped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** A rules folder of two plays and two rules, for tests of what looks at single rules. */
public final class TinyRules {
    /** Where the rules stand. */
    public static final String RULES = "plays/talk.drl";
    /** Where their scenarios stand. */
    public static final String SCENARIOS = "plays/talk.scenarios.yaml";

    private static final String TEXT = """
            package plays;

            rule "call-or-meet/in-writing"
              @title( "They wrote" )
              @guidance( "TC-10" )
              @owner( "me" )
            when
              Conversation( channel in ( Channel.EMAIL, Channel.CHAT ), live != true || clearNo == true )
            then
              insert( new Points( "call-or-meet", 50, "they wrote" ) );
            end

            rule "ask-why/few-meetings"
              @title( "Few meetings" )
              @guidance( "FC-4" )
              @owner( "me" )
            when
              Deal( meetings < 3 )
            then
              insert( new Points( "ask-why", 20, "few meetings" ) );
            end
            """;

    private TinyRules() {}

    /** The folder with these scenarios. */
    public static RulesFolder with(String scenarios) {
        Map<String, String> shipped = Shipped.read().files();
        Map<String, String> files = new HashMap<>();
        files.put(
                "ruleset.yaml",
                String.valueOf(shipped.get("ruleset.yaml")).replaceAll("concerns: \\[.*\\]", "concerns: []"));
        files.put("guidance.csv", "id,source,summary\nTC-10,course,Answer by voice\nFC-4,course,Ask for the reason\n");
        Map.of("call-or-meet", "TC-10", "ask-why", "FC-4").forEach((play, guidance) -> {
            String page = "playbook/" + play + ".md";
            files.put(
                    page,
                    String.valueOf(shipped.get(page)).replaceAll("guidance: \\[.*\\]", "guidance: [" + guidance + "]"));
        });
        files.put(RULES, TEXT);
        files.put(SCENARIOS, scenarios);
        return RulesFolder.of(files);
    }

    /** Writes the folder with these scenarios. */
    public static Path write(Path folder, String scenarios) throws IOException {
        for (Map.Entry<String, String> file : with(scenarios).files().entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(path.toAbsolutePath().getParent());
            Files.writeString(path, file.getValue());
        }
        return folder;
    }
}
