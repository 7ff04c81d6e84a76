package io.saveplay.rulebook;

/** The rules could not finish with an event: too many firings, past the deadline, or a rule that failed. */
public final class EvaluationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    EvaluationException(String message) {
        super(message);
    }

    EvaluationException(String message, Throwable cause) {
        super(message, cause);
    }

    /** What an engine's exception stands for: it wraps what a constraint or a conclusion throws. */
    static EvaluationException of(RuntimeException thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof EvaluationException known) {
                return known;
            }
        }
        return new EvaluationException("a rule failed while it was evaluated", thrown);
    }
}
