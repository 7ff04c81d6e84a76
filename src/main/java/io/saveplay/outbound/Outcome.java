package io.saveplay.outbound;

import java.time.Duration;

/**
 * What came of a call. Each {@code why} is for an operator: the host and the status in plain words, nothing that was sent or
 * answered.
 */
public sealed interface Outcome {
    /** The other side did what was asked. */
    record Answered(Response response) implements Outcome {}

    /**
     * The other side does not do it, and would not the next time.
     *
     * @param status of the answer, such as 404; one of success when its body was longer than may be read
     */
    record Refused(int status, String why) implements Outcome {}

    /**
     * It is worth another try.
     *
     * @param after at least so long, up to an hour; zero when nothing is known of it
     * @param maybeDone whether the other side may have done it all the same; false when it certainly has not
     */
    record Later(Duration after, boolean maybeDone, String why) implements Outcome {}

    /** The address may not be called. Nothing was sent, and it is never worth another try. */
    record Forbidden(String why) implements Outcome {}
}
