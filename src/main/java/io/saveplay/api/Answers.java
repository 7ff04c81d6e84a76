package io.saveplay.api;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Makes responses. Media types are set here, since the gate has settled them with the caller. */
final class Answers {
    /** Marks an answer as one that was given before. */
    static final String REPLAY = "Idempotent-Replay";

    private Answers() {}

    /** A record as JSON. */
    static Response json(Object record) {
        return json(Json.write(record));
    }

    /** JSON that is written already. */
    static Response json(byte[] json) {
        return Response.ok(json).type(MediaType.APPLICATION_JSON_TYPE).build();
    }

    /** A problem. */
    static Response problem(Problem problem) {
        return Response.status(problem.status())
                .entity(Json.write(problem))
                .type(Problem.MEDIA_TYPE)
                .build();
    }

    /** A problem with a header. */
    static Response problem(Problem problem, String header, String value) {
        return Response.fromResponse(problem(problem)).header(header, value).build();
    }

    /** The same answer, marked as one that was given before. */
    static Response replayed(Response answer) {
        return Response.fromResponse(answer).header(REPLAY, "true").build();
    }
}
