package io.saveplay.explain;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.saveplay.event.CancellationEvent;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An event as a tree, of which single fields can be changed. */
final class EventTree {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
            .build();

    private final ObjectNode tree;

    EventTree(CancellationEvent event) {
        this.tree = JSON.valueToTree(event);
    }

    /** A value as it stands in an event. */
    static JsonNode node(@Nullable Object value) {
        return JSON.valueToTree(value);
    }

    /** What a field is; none when it is not known. */
    @Nullable
    JsonNode at(String field) {
        JsonNode node = tree;
        for (String name : names(field)) {
            node = node instanceof ArrayNode list ? list.path(Integer.parseInt(name)) : node.path(name);
        }
        return node.isMissingNode() || node.isNull() ? null : node;
    }

    /** The event with some fields changed; nothing when that is no event. */
    Optional<CancellationEvent> with(List<Alternative> changes) {
        ObjectNode event = tree.deepCopy();
        changes.forEach(change -> set(event, change.field(), change.to()));
        try {
            return Optional.of(JSON.treeToValue(event, CancellationEvent.class));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private static void set(ObjectNode event, String field, JsonNode value) {
        List<String> names = names(field);
        JsonNode parent = event;
        for (String name : names.subList(0, names.size() - 1)) {
            JsonNode child = parent instanceof ArrayNode list ? list.path(Integer.parseInt(name)) : parent.path(name);
            parent = child.isMissingNode() && parent instanceof ObjectNode object ? object.putObject(name) : child;
        }
        if (parent instanceof ObjectNode object) {
            object.set(names.get(names.size() - 1), value);
        }
    }

    private static List<String> names(String field) {
        return List.of(field.split("\\.", 3));
    }
}
