package io.saveplay.cli;

import io.saveplay.rulebook.Shipped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A rules folder of two plays and two rules, sound and covered, for tests that change it. */
final class SmallRules {
    static final String RULES = """
            /* Play: leave the written channel. */
            package plays;

            rule "call-or-meet/by-mail"
              @title( "They wrote a mail" )
              @guidance( "TC-10" )
              @owner( "sales-enablement" )
            when
              Conversation( channel == Channel.EMAIL )
            then
              insert( new Points( "call-or-meet", 50, "they wrote" ) );
            end

            rule "ask-why/few-meetings"
              @title( "Few meetings" )
              @guidance( "FC-4" )
              @owner( "sales-enablement" )
            when
              Deal( meetings < 3 )
            then
              insert( new Points( "ask-why", 20, "few meetings" ) );
            end
            """;

    static final String SCENARIOS = """
            - name: a mail from a client whom nobody met is answered by voice
              given: { channel: EMAIL, deal: { meetings: 2 } }
              then:
                ranking: [ call-or-meet, ask-why ]
                because: [ call-or-meet/by-mail, ask-why/few-meetings ]

            - name: a call after three meetings needs neither
              given: { channel: PHONE, deal: { meetings: 3 } }
              then:
                never: [ call-or-meet, ask-why ]
                quiet: [ call-or-meet/by-mail, ask-why/few-meetings ]
            """;

    private SmallRules() {}

    /** Writes the folder. */
    static Path in(Path folder) throws IOException {
        Files.createDirectories(folder.resolve("plays"));
        Files.createDirectories(folder.resolve("playbook"));
        String settings = Files.readString(Shipped.FOLDER.resolve("ruleset.yaml"));
        Files.writeString(
                folder.resolve("ruleset.yaml"),
                settings.replaceAll("(concerns|required): \\[.*\\]", "$1: []")
                        .replaceAll("(?m)^(cautions|lessons|policies):\n(?:  .*\n?)+", "$1: {}\n"));
        Files.writeString(
                folder.resolve("guidance.csv"),
                "id,source,summary\nTC-10,course,Answer by voice\nFC-4,course,Ask for the reason\n");
        for (String play : new String[] {"call-or-meet", "ask-why"}) {
            String page = "playbook/" + play + ".md";
            String text = Files.readString(Shipped.FOLDER.resolve(page));
            String guidance = play.equals("ask-why") ? "FC-4" : "TC-10";
            Files.writeString(
                    folder.resolve(page), text.replaceAll("guidance: \\[.*\\]", "guidance: [" + guidance + "]"));
        }
        Files.writeString(folder.resolve("plays/talk.drl"), RULES);
        Files.writeString(folder.resolve("plays/talk.scenarios.yaml"), SCENARIOS);
        return folder;
    }

    /** Changes a file of the folder. */
    static void change(Path folder, String file, String from, String to) throws IOException {
        String text = Files.readString(folder.resolve(file));
        if (!text.contains(from)) {
            throw new AssertionError(file + " does not hold " + from);
        }
        Files.writeString(folder.resolve(file), text.replace(from, to));
    }
}
