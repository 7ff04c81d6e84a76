package io.saveplay.api;

import io.saveplay.decision.Play;
import io.saveplay.intake.Wording;
import io.saveplay.rulebook.Rulebook;
import io.saveplay.rulebook.Ruleset;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;

/** What the live rules know. */
@Singleton
@Path("/v1")
public class KnowledgeResource {
    private final Rulebook rulebook;

    KnowledgeResource(Rulebook rulebook) {
        this.rulebook = rulebook;
    }

    /** The reasons and the pick-list values. */
    @GET
    @Path("/taxonomy")
    public Response taxonomy() {
        return Answers.json(TaxonomyPage.of(DecisionsResource.live(rulebook)));
    }

    /** All plays. */
    @GET
    @Path("/plays")
    public Response plays() {
        return Answers.json(PlaysPage.of(DecisionsResource.live(rulebook)));
    }

    /** One play. */
    @GET
    @Path("/plays/{id}")
    public Response play(@PathParam("id") String id) {
        Ruleset ruleset = DecisionsResource.live(rulebook);
        Play play = ruleset.playbook().find(id);
        if (play == null) {
            String nearest = Wording.nearest(id, ruleset.playbook().plays().keySet());
            throw new Refusal(
                    Problem.of(ProblemType.NOT_FOUND, "no play has the id `" + Wording.cut(id) + "`" + nearest));
        }
        return Answers.json(PlayPage.of(ruleset, play));
    }
}
