package io.saveplay.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
final class DocumentsTest {
    private static final YAMLMapper YAML = new YAMLMapper();
    private static final JsonNode CONTRACT = ContractFilter.CONTRACT.document();

    @Test
    void theContractIsServedAsItStandsInTheRepository() throws IOException {
        byte[] served = given().get("/openapi.yaml")
                .then()
                .statusCode(200)
                .contentType(org.hamcrest.Matchers.containsString("yaml"))
                .extract()
                .asByteArray();
        assertThat(served).isEqualTo(Files.readAllBytes(Path.of("openapi.yaml")));
    }

    @Test
    void theOperationsOfTheFrameworksDocumentAreThoseOfTheContract() throws IOException {
        JsonNode contract = YAML.readTree(Path.of("openapi.yaml").toFile());
        JsonNode served = YAML.readTree(
                given().get("/q/openapi").then().statusCode(200).extract().asByteArray());
        assertThat(ids(served)).isEqualTo(ids(contract)).hasSize(33);
        assertThat(served.at("/components/schemas").size())
                .isEqualTo(contract.at("/components/schemas").size());
    }

    @Test
    void toolsGetTheContractAsJsonWhereTheyAskForIt() throws IOException {
        JsonNode contract = YAML.readTree(Path.of("openapi.yaml").toFile());
        byte[] byQuery = given().get("/q/openapi?format=json")
                .then()
                .contentType("application/json")
                .extract()
                .asByteArray();
        byte[] byHeader = given().accept("application/json")
                .get("/q/openapi")
                .then()
                .contentType("application/json")
                .extract()
                .asByteArray();
        assertThat(YAML.readTree(byQuery)).isEqualTo(contract);
        assertThat(byHeader).isEqualTo(byQuery);
    }

    @Test
    void everyExampleIsAsItsSchemaSays() {
        List<String> faults = new ArrayList<>();
        int examples = 0;
        for (JsonNode media : CONTRACT.findParents("examples")) {
            String schema = media.at("/schema/$ref").asText();
            for (JsonNode written : schema.isEmpty() ? List.<JsonNode>of() : media.path("examples")) {
                JsonNode example = CONTRACT.at(written.path("$ref").asText("#/").substring(1) + "/value");
                // Lines are no JSON as a whole.
                if (!example.isTextual()) {
                    examples++;
                    ContractFilter.CONTRACT
                            .schema(schema.substring(1))
                            .validate(example)
                            .forEach(fault -> faults.add(written.path("$ref").asText() + " " + fault.getMessage()));
                }
            }
        }
        assertThat(examples).isGreaterThan(50);
        assertThat(faults).isEmpty();
    }

    @Test
    void everyProblemHasItsSectionWithAnExample() throws IOException {
        String page = Files.readString(Path.of("src/docs/problems.md"));
        for (ProblemType type : ProblemType.values()) {
            String name = type.urn().substring("urn:saveplay:problem:".length());
            assertThat(page).contains("| [%s](#%s) | %d |".formatted(name, name, type.status()));
            String section = page.substring(page.indexOf("\n## " + name + "\n"));
            JsonNode example =
                    YAML.readTree(section.substring(section.indexOf("```json\n") + 8, section.indexOf("\n```\n")));
            assertThat(example.path("type").asText()).isEqualTo(type.urn());
            assertThat(example.path("title").asText()).isEqualTo(type.title());
            assertThat(example.path("status").asInt()).isEqualTo(type.status());
        }
    }

    @Test
    void thePageOfSwaggerShowsTheContract() {
        String page =
                given().get("/q/swagger-ui/").then().statusCode(200).extract().asString();
        assertThat(page).contains("/openapi.yaml").doesNotContain("'/q/openapi'");
    }

    private static List<String> ids(JsonNode document) {
        List<String> ids = new ArrayList<>();
        document.path("paths")
                .forEach(path -> path.forEach(
                        operation -> ids.add(operation.path("operationId").asText())));
        ids.sort(null);
        return ids;
    }
}
