package io.saveplay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CrmVerbTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private String body(String text) throws IOException {
        return Files.writeString(folder.resolve("body.json"), text).toString();
    }

    @Test
    void theSampleOfAProfileBecomesAnEventWithItsNote() {
        Ended ended = Ended.after("crm", "preview", "pipedrive");
        assertThat(ended.code()).isZero();
        assertThat(ended.out())
                .startsWith("Pipedrive (crm/pipedrive.yaml)\nnot verified: no secret is set\n")
                .contains("Event 1: a cancellation", "\"kind\" : \"BACKED_OUT\"")
                .contains("  Why: it costs more than it is worth to them", "  1: ", ". Say: ")
                .contains("  then POST /api/v1/notes (note)");
    }

    @Test
    void whatIsIgnoredIsSaidWithTheReason() throws IOException {
        String won = body("""
                {"data": {"id": 4, "status": "won"}, "previous": {"status": "open"},
                 "meta": {"entity": "deal", "id": "e", "company_id": "9", "timestamp": "2026-03-02T15:20:00Z"}}""");
        Ended ended = Ended.after("crm", "preview", "pipedrive", won);
        assertThat(ended.code()).isZero();
        assertThat(ended.out()).contains("Event 1: ignored, the deal is won");
    }

    @Test
    void aBodyThatCannotBeReadIsFound() throws IOException {
        Ended ended = Ended.after("crm", "preview", "pipedrive", body("{\"data\": "));
        assertThat(ended.code()).isEqualTo(ExitCodes.FOUND);
        assertThat(ended.out()).contains("unreadable: the body is not JSON at line 1");
    }

    @Test
    void jsonIsThatOfThePreviewOverHttp() throws IOException {
        JsonNode json = new ObjectMapper()
                .readTree(Ended.after("crm", "preview", "stripe", "--json").out());
        assertThat(json.path("profile").asText()).isEqualTo("stripe");
        assertThat(json.at("/verification/why").asText()).isEqualTo("no-secret");
        assertThat(json.at("/events/0/outcome").asText()).isEqualTo("DECIDED");
        assertThat(json.at("/events/0/decision/recommendations")).isNotEmpty();
    }

    @Test
    void aNameThatIsNoProfileIsAnsweredWithThoseThereAre() {
        Ended ended = Ended.after("crm", "preview", "hubspott");
        assertThat(ended.code()).isEqualTo(ExitCodes.USAGE);
        assertThat(ended.err()).contains("there is no profile `hubspott`, but there are attio, ");
    }

    @Test
    void aBodyThatIsNotThereAndAHeaderWithoutAColonAreSaid() {
        assertThat(Ended.after(
                                "crm",
                                "preview",
                                "pipedrive",
                                folder.resolve("no").toString())
                        .code())
                .isEqualTo(ExitCodes.FILE);
        assertThat(Ended.after("crm", "preview", "pipedrive", "--header", "Authorization")
                        .err())
                .contains("`--header` takes a name, a colon and a value");
        assertThat(Ended.after("crm").err()).contains("say what to do: `preview`");
    }
}
