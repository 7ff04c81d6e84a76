package io.saveplay.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.regex.RegularExpression;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The schemas of {@code openapi.yaml}, compiled: the contract itself is the check. */
public final class Contract {
    private static final String ID = "https://saveplay.example/openapi.yaml";

    private final JsonNode document;
    private @Nullable JsonSchemaFactory factory;

    private Contract(JsonNode document) {
        this.document = document;
    }

    /** The contract that this build serves. */
    public static Contract load() {
        byte[] yaml = yaml();
        try {
            Optional<JsonNode> packed = PackedContract.of(yaml);
            return new Contract(packed.isPresent() ? packed.get() : new YAMLMapper().readTree(yaml));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] yaml() {
        try (InputStream in = Contract.class.getResourceAsStream("openapi.yaml")) {
            if (in == null) {
                throw new IllegalStateException("openapi.yaml is not on the class path");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The document as it is written. */
    public byte[] text() {
        return yaml();
    }

    /** The document as a tree. */
    public JsonNode document() {
        return document;
    }

    /** The schema at a JSON pointer into the document, such as {@code /components/schemas/Decision}. */
    public JsonSchema schema(String pointer) {
        SchemaValidatorsConfig config = SchemaValidatorsConfig.builder()
                .pathType(PathType.JSON_POINTER)
                .formatAssertionsEnabled(true)
                .regularExpressionFactory(Contract::wholeText)
                .build();
        JsonSchema schema = factory().getSchema(SchemaLocation.of(ID + "#" + pointer), config);
        schema.initializeValidators();
        return schema;
    }

    /** The same, compiled when something is first held against it. */
    public Schema later(String pointer) {
        return new Schema(() -> schema(pointer));
    }

    private synchronized JsonSchemaFactory factory() {
        JsonSchemaFactory made = factory;
        if (made == null) {
            made = JsonSchemaFactory.getInstance(
                    SpecVersion.VersionFlag.V202012,
                    builder -> builder.schemaLoaders(loaders -> loaders.schemas(Map.of(ID, document.toString()))));
            factory = made;
        }
        return made;
    }

    /** The names of the properties of a component schema. */
    List<String> properties(String component) {
        ObjectNode properties = (ObjectNode) document.at("/components/schemas/" + component + "/properties");
        return properties.properties().stream().map(Map.Entry::getKey).toList();
    }

    private static RegularExpression wholeText(String regex) {
        Pattern pattern = pattern(regex);
        return value -> pattern.matcher(value).find();
    }

    /** Java's {@code $} also matches before a last line end, and its {@code \S} takes a no-break space for text. */
    static Pattern pattern(String regex) {
        String whole = regex.endsWith("$") ? regex.substring(0, regex.length() - 1) + "\\z" : regex;
        return Pattern.compile(whole, Pattern.UNICODE_CHARACTER_CLASS);
    }
}
