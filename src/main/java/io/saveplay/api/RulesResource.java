package io.saveplay.api;

import io.saveplay.intake.Wording;
import io.saveplay.rulebook.RejectedException;
import io.saveplay.rulebook.Reload;
import io.saveplay.rulebook.RuleInfo;
import io.saveplay.rulebook.Rulebook;
import io.saveplay.rulebook.RulesFolder;
import io.saveplay.rulebook.RulesZip;
import io.saveplay.rulebook.Ruleset;
import io.saveplay.rulebook.Trial;
import io.saveplay.scenario.CheckReport;
import io.smallrye.common.annotation.Blocking;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;

/** The rules: their state, their texts, and what is done with them. */
@Singleton
@Blocking
@Path("/v1/rules")
public class RulesResource {
    private static final int MOST_TRIALS_WAITING = 4;

    private final Rulebook rulebook;
    private final RuleChecks checks;
    private final RulesReport report;

    /** Each trial holds its files and a thread, which decisions need as well. */
    private final Semaphore trials = new Semaphore(MOST_TRIALS_WAITING);

    RulesResource(Rulebook rulebook, RuleChecks checks) {
        this.rulebook = rulebook;
        this.checks = checks;
        this.report = new RulesReport(rulebook);
    }

    /** The live ruleset, what is wrong with the folder, and what was live before. */
    @GET
    public Response rules() {
        return Answers.json(RulesPage.of(rulebook.status()));
    }

    /** One rule. */
    @GET
    @Path("/{name: .+}")
    public Response rule(@PathParam("name") String name) {
        Ruleset live = DecisionsResource.live(rulebook);
        RuleInfo rule = live.find(name)
                .orElseThrow(() -> new Refusal(Problem.of(
                        ProblemType.NOT_FOUND,
                        "no live rule has the name `" + Wording.cut(name) + "`"
                                + Wording.nearest(
                                        name,
                                        live.rules().stream()
                                                .map(RuleInfo::name)
                                                .toList()))));
        return Answers.json(RuleTextPage.of(live, rule));
    }

    /** Takes up the folder. */
    @POST
    @Path("/reload")
    public Response reload() {
        Reload outcome = rulebook.reload();
        report.of(outcome);
        return answer(outcome);
    }

    /** Goes back to a version. */
    @POST
    @Path("/rollback")
    public Response rollback(InputStream body) throws IOException {
        String asked = RulesBody.version(RulesBody.bytes(body));
        String version = rulebook.kept(asked)
                .orElseThrow(() -> new Refusal(Problem.of(
                        ProblemType.NOT_FOUND,
                        "no version `" + asked + "` is kept; the history in `GET /v1/rules` lists those that are")));
        Reload outcome = rulebook.rollback(version);
        report.ofRollback(version, outcome);
        return answer(outcome);
    }

    /** Tries rules. */
    @POST
    @Path("/check")
    public Response check(@Context HttpHeaders headers, InputStream body) throws IOException, InterruptedException {
        if (!trials.tryAcquire()) {
            return busy();
        }
        try {
            return tried(headers, body);
        } finally {
            trials.release();
        }
    }

    private Response tried(HttpHeaders headers, InputStream body) throws IOException, InterruptedException {
        boolean zip = MediaRange.parse(String.valueOf(headers.getHeaderString("Content-Type")))
                .filter(type -> type.name().equals("application/zip"))
                .isPresent();
        byte[] bytes = RulesBody.bytes(body);
        RulesFolder files;
        try {
            files = zip ? RulesZip.read(bytes) : RulesBody.overlay(bytes).over(base());
        } catch (RejectedException e) {
            return Answers.json(CheckReport.unreadable(e));
        }
        AtomicReference<CheckReport.Scenarios> scenarios = new AtomicReference<>();
        Optional<Trial> trial = rulebook.check(files, checks.all(scenarios::set));
        if (trial.isEmpty()) {
            return busy();
        }
        return Answers.json(CheckReport.of(files.shortVersion(), trial.get().problems(), scenarios.get()));
    }

    /** What changes are laid over. */
    private RulesFolder base() throws RejectedException {
        Optional<Ruleset> live = rulebook.live();
        return live.isPresent() ? live.get().folder() : RulesFolder.read(rulebook.root());
    }

    private Response answer(Reload outcome) {
        return RulesChangePage.of(outcome, rulebook.live().map(Ruleset::version).orElse(null))
                .map(Answers::json)
                .orElseGet(RulesResource::busy);
    }

    private static Response busy() {
        return Answers.problem(Problem.rulesBusy(), "Retry-After", "1");
    }
}
