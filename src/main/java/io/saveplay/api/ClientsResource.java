package io.saveplay.api;

import io.saveplay.journal.Journal;
import io.smallrye.common.annotation.Blocking;
import jakarta.inject.Singleton;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;

/** What is kept of clients. */
@Singleton
@Blocking
@Path("/v1/clients")
public class ClientsResource {
    private final Journal journal;

    ClientsResource(Journal journal) {
        this.journal = journal;
    }

    /** Erases all words and names of a client. */
    @DELETE
    @Path("/{id}/data")
    public Response erase(@PathParam("id") String id) {
        return Answers.json(Json.write(journal.privacy().erase(id)));
    }
}
