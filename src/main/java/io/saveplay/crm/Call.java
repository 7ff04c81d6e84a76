package io.saveplay.crm;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A webhook call as it came in, before anybody trusts it.
 *
 * @param method HTTP method in upper case
 * @param url the public URL as the sender called it, query included
 * @param headers values by header, the names in lower case
 * @param query values by query parameter, decoded
 * @param body the bytes as they arrived; nobody may change them
 * @param receivedAt when it came, by the clock of this service
 */
@SuppressWarnings("ArrayRecordComponent") // the bytes are what is signed, and calls are not compared
public record Call(
        String method,
        String url,
        Map<String, List<String>> headers,
        Map<String, List<String>> query,
        byte[] body,
        Instant receivedAt) {

    /** The first value of a header, whatever the case of the name. */
    public Optional<String> header(String name) {
        return values(name).stream().findFirst();
    }

    /** The first value of a query parameter. */
    public Optional<String> parameter(String name) {
        return query.getOrDefault(name, List.of()).stream().findFirst();
    }

    List<String> values(String header) {
        return headers.getOrDefault(header.toLowerCase(Locale.ROOT), List.of());
    }

    /** How large it is; headers, the query and the body may hold secrets. */
    @Override
    public String toString() {
        return method + " with " + body.length + " bytes";
    }
}
