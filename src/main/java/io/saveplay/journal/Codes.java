package io.saveplay.journal;

import io.saveplay.decision.Diagnosis;
import java.util.List;
import java.util.stream.Stream;

/** Reason codes and their families: a child is dotted, as in {@code BUDGET.PRICE}. */
final class Codes {
    /** The family of a decision whose diagnosis names no reason. */
    static final String NONE = "UNSTATED";

    private Codes() {}

    /** The codes of reasons with their families, the strongest first. */
    static List<String> withFamilies(List<Diagnosis.Reason> reasons) {
        return reasons.stream()
                .flatMap(reason -> Stream.of(reason.code(), family(reason.code())))
                .distinct()
                .toList();
    }

    /** The family of the strongest reason. */
    static String family(List<Diagnosis.Reason> reasons) {
        return reasons.isEmpty() ? NONE : family(reasons.get(0).code());
    }

    /** The family of a code; its own of a family. */
    static String family(String code) {
        int dot = code.indexOf('.');
        return dot < 0 ? code : code.substring(0, dot);
    }
}
