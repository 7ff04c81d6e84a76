package io.saveplay.api;

import java.util.Locale;

/** The problems that {@code src/docs/problems.md} describes. */
enum ProblemType {
    NOT_JSON(400, "The body is not JSON"),
    INVALID_EVENT(400, "The event is not valid"),
    INVALID_PARAMETER(400, "A parameter is not valid"),
    UNAUTHORIZED(401, "A token is needed"),
    NOT_FOUND(404, "There is nothing here"),
    METHOD_NOT_ALLOWED(405, "The method is not allowed here"),
    NOT_ACCEPTABLE(406, "There is no answer in a media type that you accept"),
    BODY_TOO_SLOW(408, "The body takes too long to arrive"),
    TOO_LARGE(413, "The body is too large"),
    UNSUPPORTED_MEDIA_TYPE(415, "The media type is not supported"),
    UNEXPECTED(500, "Something went wrong on our side"),
    RULES_UNAVAILABLE(503, "No ruleset is live"),
    EVALUATION_LIMIT(503, "The rules did not finish"),
    INVALID_REQUEST(400, "The body is not valid"),
    WEBHOOK_UNREADABLE(400, "The webhook cannot be read"),
    WEBHOOK_NOT_VERIFIED(401, "The webhook is not verified"),
    RULES_BUSY(409, "Another build of rules is under way"),
    EVENT_CONFLICT(409, "Another event is kept under this id"),
    OUTCOME_CONFLICT(409, "Another outcome is kept under this id"),
    NOT_REPRODUCIBLE(409, "The decision cannot be come to again"),
    WORDS_GONE(410, "The words of this decision are no longer kept"),
    JOURNAL_UNAVAILABLE(503, "Nothing can be kept at the moment"),
    JOURNAL_BUSY(503, "Too much waits to be kept"),
    TOO_SLOW(503, "The answer takes too long to find");

    private final int status;
    private final String title;

    ProblemType(int status, String title) {
        this.status = status;
        this.title = title;
    }

    int status() {
        return status;
    }

    String title() {
        return title;
    }

    String urn() {
        return "urn:saveplay:problem:" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
