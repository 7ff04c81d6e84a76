package io.saveplay.outbound;

/** An address that may not be called. The message is for the operator: what of it, and why. */
final class ForbiddenException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String why;

    ForbiddenException(String why) {
        super(why);
        this.why = why;
    }

    String why() {
        return why;
    }
}
