package io.saveplay.api;

import io.saveplay.journal.JournalException;
import io.saveplay.rulebook.EvaluationException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.Set;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns every way in which a request can fail into a problem. */
final class ProblemMappers {
    private static final Set<ProblemType> ABOUT_BODIES =
            Set.of(ProblemType.NOT_JSON, ProblemType.INVALID_EVENT, ProblemType.INVALID_REQUEST);

    private static final Logger LOG = Logger.getLogger("io.saveplay.api");

    @ServerExceptionMapper
    Response refused(Refusal refusal) {
        return refusal.problem().type().equals(ProblemType.JOURNAL_BUSY.urn())
                ? Answers.problem(refusal.problem(), "Retry-After", "1")
                : Answers.problem(refusal.problem());
    }

    /** What the framework refuses on its own, past the gate. */
    @ServerExceptionMapper
    Response refusedByFramework(WebApplicationException refusal) {
        int status = refusal.getResponse().getStatus();
        return Stream.of(ProblemType.values())
                .filter(type -> type.status() == status && status < 500)
                .filter(type -> !ABOUT_BODIES.contains(type))
                .findFirst()
                .map(type -> Answers.problem(Problem.of(type, "the request cannot be read")))
                .orElseGet(() -> failed(refusal));
    }

    @ServerExceptionMapper
    Response failed(Throwable failure) {
        Problem problem = of(failure);
        return failure instanceof JournalException journal
                ? Answers.problem(problem, "Retry-After", journal instanceof JournalException.Full ? "1" : "5")
                : Answers.problem(problem);
    }

    /** The problem of a decision, or of anything else, that failed on our side; the log gets the rest. */
    static Problem of(Throwable failure) {
        if (failure instanceof EvaluationException) {
            if (failure.getCause() != null) {
                LOG.error(failure.getMessage(), Bare.of(failure.getCause()));
            }
            return Problem.of(ProblemType.EVALUATION_LIMIT, String.valueOf(failure.getMessage()));
        }
        if (failure instanceof JournalException journal) {
            ProblemType type = journal instanceof JournalException.Full
                    ? ProblemType.JOURNAL_BUSY
                    : journal instanceof JournalException.TooSlow
                            ? ProblemType.TOO_SLOW
                            : ProblemType.JOURNAL_UNAVAILABLE;
            return Problem.of(type, String.valueOf(journal.getMessage()));
        }
        if (failure instanceof IOException) {
            LOG.debug("a caller went away", Bare.of(failure));
        } else {
            LOG.error("a request failed", Bare.of(failure));
        }
        return Problem.unexpected();
    }

    /** Where something failed, without what it said: messages of exceptions quote what clients wrote. */
    private static final class Bare extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private static final int DEEPEST = 10;

        private Bare(Throwable failure, int depth) {
            super(
                    failure.getClass().getName(),
                    failure.getCause() == null || depth == DEEPEST ? null : new Bare(failure.getCause(), depth + 1));
            setStackTrace(failure.getStackTrace());
        }

        static Bare of(Throwable failure) {
            return new Bare(failure, 1);
        }
    }
}
