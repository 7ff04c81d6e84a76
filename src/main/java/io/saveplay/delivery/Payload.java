package io.saveplay.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;

/**
 * What is kept of an event of a webhook.
 *
 * @param whole whether it is the whole body, since no events were found in it
 */
record Payload(boolean whole, JsonNode json) {
    static final ObjectMapper JSON = JsonMapper.builder().build();

    byte[] write() {
        try {
            return JSON.writeValueAsBytes(JSON.createObjectNode().set(whole ? "body" : "event", json));
        } catch (IOException e) {
            throw new IllegalStateException("an event could not be written as json", e);
        }
    }

    static Payload read(byte[] bytes) {
        try {
            JsonNode read = JSON.readTree(bytes);
            return read.has("body") ? new Payload(true, read.path("body")) : new Payload(false, read.path("event"));
        } catch (IOException e) {
            throw new IllegalStateException("an event of the inbox is no json", e);
        }
    }
}
