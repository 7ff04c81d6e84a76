package io.saveplay.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A problem document (RFC 9457), as {@code openapi.yaml} describes it.
 *
 * @param detail what happened this time
 * @param errors the single faults; none where there is nothing to list
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Problem(
        String type,
        String title,
        int status,
        String detail,
        @Nullable List<Fault> errors) {

    /** The media type of a problem document. */
    static final String MEDIA_TYPE = "application/problem+json";

    /**
     * One fault.
     *
     * @param pointer where in the body, or none
     * @param parameter which query parameter or header, or none
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Fault(@Nullable String pointer, @Nullable String parameter, String message) {

        static Fault at(String pointer, String message) {
            return new Fault(pointer, null, message);
        }

        static Fault of(String parameter, String message) {
            return new Fault(null, parameter, message);
        }
    }

    static Problem of(ProblemType type, String detail) {
        return new Problem(type.urn(), type.title(), type.status(), detail, null);
    }

    static Problem of(ProblemType type, String detail, List<Fault> errors) {
        return new Problem(type.urn(), type.title(), type.status(), detail, List.copyOf(errors));
    }

    static Problem notJson(String detail) {
        return of(ProblemType.NOT_JSON, detail, List.of(Fault.at("", "is not JSON")));
    }

    static Problem invalidEvent(List<io.saveplay.intake.Fault> faults) {
        return of(
                ProblemType.INVALID_EVENT,
                "the event has " + counted(faults.size(), "fault"),
                faults.stream()
                        .map(fault -> Fault.at(fault.pointer(), fault.message()))
                        .toList());
    }

    static Problem invalidParameters(List<Fault> faults) {
        return of(
                ProblemType.INVALID_PARAMETER,
                "the request has " + counted(faults.size(), "parameter")
                        + (faults.size() == 1 ? " that is not valid" : " that are not valid"),
                faults);
    }

    static Problem invalidRequest(List<Fault> faults) {
        return of(ProblemType.INVALID_REQUEST, "the body has " + counted(faults.size(), "fault"), faults);
    }

    /** The same under another status, where somebody else's rules ask for it. */
    Problem withStatus(int other) {
        return new Problem(type, title, other, detail, errors);
    }

    static Problem rulesBusy() {
        return of(ProblemType.RULES_BUSY, "nothing was done; try again in a moment");
    }

    static Problem rulesUnavailable() {
        return of(
                ProblemType.RULES_UNAVAILABLE,
                "no ruleset has gone live yet; `GET /v1/rules` says what is wrong with the folder");
    }

    static Problem unexpected() {
        return of(ProblemType.UNEXPECTED, "the log of the service says more");
    }

    private static String counted(int count, String thing) {
        return count + " " + thing + (count == 1 ? "" : "s");
    }
}
