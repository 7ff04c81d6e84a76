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
}
