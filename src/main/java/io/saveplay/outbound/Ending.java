package io.saveplay.outbound;

import io.saveplay.outbound.Outcome.Later;
import io.saveplay.outbound.Outcome.Refused;
import java.time.Duration;

/**
 * How a call ended.
 *
 * @param status of the answer; 0 when there was none
 * @param sick whether the other side seems to be down
 */
record Ending(Outcome outcome, int status, boolean sick) {
    private static final int REQUEST_TIMEOUT = 408;
    private static final int TOO_EARLY = 425;
    private static final int TOO_MANY = 429;

    /** Its name or its port is not there. */
    static Ending unreached(String why) {
        return new Ending(new Later(Duration.ZERO, false, why), 0, true);
    }

    /** All was sent or some of it, and no whole answer came back. */
    static Ending unanswered(String why) {
        return new Ending(new Later(Duration.ZERO, true, why), 0, true);
    }

    /** We gave up, which says nothing about the other side. */
    static Ending dropped(boolean maybeDone, String host) {
        return new Ending(
                new Later(Duration.ZERO, maybeDone, "the call of `" + host + "` was given up on our side"), 0, false);
    }

    static Ending forbidden(ForbiddenException e) {
        return new Ending(new Outcome.Forbidden(e.why()), 0, false);
    }

    static Ending answered(Response response) {
        return new Ending(new Outcome.Answered(response), response.status(), false);
    }

    /** It was done, but the answer is longer than may be read, as it would be the next time. */
    static Ending tooLong(String host, int status, long mostBytes) {
        String why = "`" + host + "` answered " + status + " with more than " + mostBytes + " bytes";
        return new Ending(new Refused(status, why), status, false);
    }

    /** An answer that is no success. */
    static Ending failed(String host, int status, Duration retryAfter) {
        String why = "`" + host + "` answered " + status;
        if (status >= 500) {
            return new Ending(new Later(retryAfter, true, why), status, true);
        }
        if (status == REQUEST_TIMEOUT || status == TOO_EARLY || status == TOO_MANY) {
            // Whoever waited in vain for the end of a request may have read enough of it.
            return new Ending(new Later(retryAfter, status == REQUEST_TIMEOUT, why), status, false);
        }
        if (status >= 300 && status < 400) {
            why += ", which leads to another address; redirects are not followed";
        }
        return new Ending(new Refused(status, why), status, false);
    }
}
