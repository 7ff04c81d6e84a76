package io.saveplay.rulebook;

import com.fasterxml.jackson.core.JacksonException;
import io.saveplay.crm.Profile;
import io.saveplay.crm.ProfileReader;
import io.saveplay.drl.Problem;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The profiles of CRM and billing systems of a rules folder. To read them is a good part of what there is to read, and no
 * decision needs them.
 *
 * @param byName those that could be read
 * @param problems what is wrong with the others
 */
record Profiles(Map<String, Profile> byName, List<Problem> problems) {

    /** Reads them. */
    static Profiles read(RulesFolder folder) {
        Map<String, Profile> profiles = new TreeMap<>();
        List<Problem> found = new ArrayList<>();
        folder.matching(ProfileReader.FOLDER, ".yaml").forEach((file, text) -> {
            if (!file.endsWith(".scenarios.yaml")) {
                new ProfileReader(file, text, found, (all, error) -> unreadable(file, all, error))
                        .read()
                        .ifPresent(profile -> profiles.put(profile.name(), profile));
            }
        });
        return new Profiles(Collections.unmodifiableMap(profiles), List.copyOf(found));
    }

    private static Problem unreadable(String file, String text, JacksonException error) {
        Problem problem = Unreadable.problem(file, "crm", text, ProfileReader.KEYS, error);
        boolean formula = problem.message().startsWith("the lines are not lined up")
                || problem.message().contains("unexpected character");
        return problem.fix() != null || !formula
                ? problem
                : new Problem(
                        file,
                        problem.line(),
                        problem.column(),
                        problem.code(),
                        problem.severity(),
                        null,
                        problem.message(),
                        "a formula with a colon in it, or a quote at its start, stands on lines of its own, after `|`");
    }
}
