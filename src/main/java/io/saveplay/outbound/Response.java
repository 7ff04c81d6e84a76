package io.saveplay.outbound;

import java.util.Map;

/**
 * What the other side answered.
 *
 * @param status from 200 to 299
 * @param headers by name in lower case; several of one name are joined by commas
 * @param body empty for none; as it came, so packed if the other side packs unasked
 */
@SuppressWarnings("ArrayRecordComponent") // Nobody compares answers.
public record Response(int status, Map<String, String> headers, byte[] body) {
    /** An answer whose headers do not change. */
    public Response {
        headers = Map.copyOf(headers);
    }

    /** The status alone: headers and body may tell of clients. */
    @Override
    public String toString() {
        return Integer.toString(status);
    }
}
