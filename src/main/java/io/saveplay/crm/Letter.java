package io.saveplay.crm;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * A call of a CRM's API, as a profile makes it; address and token come from the operator.
 *
 * @param path below the API's address, with the query; starts with a slash
 * @param type the media type of the body; empty where there is none
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Letter(String name, String method, String path, Map<String, String> headers, String type, byte[] body) {

    /** Says nothing of what it holds. */
    @Override
    public String toString() {
        return method + " " + name;
    }

    /**
     * What is known when something is written to a CRM.
     *
     * @param raw the CRM's own event
     * @param event the cancellation event that was made of it
     */
    public record Facts(JsonNode raw, JsonNode fetched, JsonNode event, JsonNode decision, Note note) {}
}
