package io.saveplay.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.saveplay.crm.Call;
import io.saveplay.crm.Mapper;
import io.saveplay.crm.Profile;
import io.saveplay.decision.DecisionWriter;
import io.saveplay.delivery.Decides;
import io.saveplay.delivery.Preview;
import io.saveplay.delivery.Previews;
import io.saveplay.delivery.Settings;
import io.saveplay.event.CancellationEvent;
import io.saveplay.intake.EventReader;
import io.saveplay.rulebook.Decider;
import io.saveplay.rulebook.Ruleset;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows what would become of a webhook, without a service. */
@Command(
        name = "preview",
        mixinStandardHelpOptions = true,
        description = {
            "Show what would become of a webhook: verified or not, its events, the decision and the note on each.",
            "Without a body, the sample of the profile is taken. Nothing is kept, sent or asked of anybody.",
            "Secrets come from the environment, as those of the service do: SAVEPLAY_CRM_<PROFILE>_SECRETS."
        })
final class CrmPreviewCommand implements Callable<Integer> {
    @Mixin
    private final RulesOption rules = new RulesOption();

    @Parameters(index = "0", paramLabel = "PROFILE", description = "A profile, such as hubspot.")
    private String profile = "";

    @Parameters(index = "1", arity = "0..1", paramLabel = "BODY", description = "A file with the body of a webhook.")
    private @Nullable Path body;

    @Option(
            names = "--header",
            paramLabel = "NAME:VALUE",
            description = "A header of the webhook; as often as there are headers.")
    private List<String> headers = List.of();

    @Option(names = "--url", paramLabel = "URL", description = "The address that it was sent to, where it is signed.")
    private String url = "https://saveplay.example/v1/webhooks/";

    @Option(names = "--json", description = "JSON in place of the page.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    private final Clock clock = Clock.systemUTC();

    @Override
    public Integer call() throws InterruptedException {
        Ruleset ruleset = rules.load();
        Profile known = Optional.ofNullable(ruleset.profiles().get(profile))
                .orElseThrow(() -> new CommandFailure(
                        ExitCodes.USAGE,
                        "there is no profile `" + profile + "`, but there are "
                                + String.join(", ", ruleset.profiles().keySet())));
        EventReader events = Events.reader();
        Settings settings = new Settings(name -> Optional.ofNullable(System.getenv(Settings.variable(name))), clock);
        Previews previews = new Previews(settings, new Mapper(events), new Alone(new Decider(clock)), "");
        Preview preview = previews.of(ruleset, known, sent(known), Previews.NOTHING);
        PrintWriter out = spec.commandLine().getOut();
        out.print(json ? line(preview) : CrmPreviewPage.of(known, preview, Ansi.AUTO));
        out.flush();
        boolean failed = preview.unreadable() != null
                || preview.events().stream().anyMatch(event -> event.outcome() == Preview.Outcome.FAILED);
        return failed ? ExitCodes.FOUND : ExitCodes.OK;
    }

    private Call sent(Profile known) {
        Map<String, List<String>> all = new HashMap<>();
        for (String header : headers) {
            int colon = header.indexOf(':');
            if (colon < 1) {
                throw new CommandFailure(ExitCodes.USAGE, "`--header` takes a name, a colon and a value");
            }
            all.put(
                    header.substring(0, colon).strip().toLowerCase(Locale.ROOT),
                    List.of(header.substring(colon + 1).strip()));
        }
        return new Call("POST", url, all, Map.of(), bytes(known), clock.instant());
    }

    private byte[] bytes(Profile known) {
        if (body == null) {
            return known.sample().getBytes(java.nio.charset.StandardCharsets.UTF_8);
        }
        try {
            return Files.readAllBytes(body);
        } catch (IOException e) {
            throw new CommandFailure(ExitCodes.FILE, "`" + body + "` cannot be read");
        }
    }

    private static String line(Preview preview) {
        ObjectMapper mapper = JsonMapper.builder().build();
        try {
            return mapper.writeValueAsString(preview) + System.lineSeparator();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a preview could not be written as json", e);
        }
    }

    /** Decides without a journal. */
    private record Alone(Decider decider) implements Decides {
        @Override
        public byte[] once(Ruleset ruleset, CancellationEvent event, @Nullable Long erasure) {
            return dry(ruleset, event);
        }

        @Override
        public byte[] dry(Ruleset ruleset, CancellationEvent event) {
            return DecisionWriter.write(decider.decide(ruleset, event, new Decider.Wish(false, true)));
        }
    }
}
