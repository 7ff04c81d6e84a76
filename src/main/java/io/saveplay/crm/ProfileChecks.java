package io.saveplay.crm;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Looks at what a profile says beside its formulas. */
final class ProfileChecks {
    private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s/]+\\S*");
    private static final Pattern HEADER = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]{1,100}");
    private static final Set<String> LOOKING = Set.of("GET", "POST");
    private static final Set<String> METHODS = Set.of("POST", "PUT", "PATCH");
    private static final Pattern PART = Pattern.compile("[a-z][a-zA-Z0-9]{0,29}");
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);
    private static final double FASTEST = 1000;

    private final ProfileFaults faults;

    ProfileChecks(ProfileFaults faults) {
        this.faults = faults;
    }

    void check(WrittenProfile written) {
        Verifier.faults(written.verify()).forEach(faults::ofWay);
        if (!ADDRESS.matcher(written.docs()).matches()) {
            faults.at("docs", "`docs` is the address of a page, such as `https://crm.example/webhooks`");
        }
        if (written.system() != null
                && !ProfileReader.NAME.matcher(written.system()).matches()) {
            faults.at("system", "`system` is named in small letters, digits and hyphens");
        }
        sample(written);
        double pace = Objects.requireNonNullElse(written.pace(), ProfileReader.USUAL_PACE);
        if (!(pace > 0 && pace <= FASTEST)) {
            faults.at("pace", "`pace` is how many calls a second are made at most, above 0 and up to 1000");
        }
        Duration settle = Objects.requireNonNullElse(written.settle(), Duration.ZERO);
        if (settle.isNegative() || settle.compareTo(LONGEST_WAIT) > 0) {
            faults.at("settle", "`settle` is from `PT0S` to `PT5M`");
        }
        if (written.settings() != null && !written.settings().isObject()) {
            faults.at("settings", "`settings` is a list of names and values");
        }
        Set<String> names = new HashSet<>();
        ProfileReader.fetches(written).forEach(fetch -> name("fetch", fetch.name(), names));
        names.clear();
        for (WrittenProfile.Write write : ProfileReader.writes(written)) {
            name("writeBack", write.name(), names);
            if (!METHODS.contains(Objects.requireNonNullElse(write.method(), "POST"))) {
                faults.at(
                        "method",
                        String.valueOf(write.method()),
                        "`method` of `" + write.name() + "` is `POST`, `PUT` or `PATCH`");
            }
            WrittenProfile.Find find = write.find();
            if (find != null && find.method() != null && !LOOKING.contains(find.method())) {
                faults.at("method", find.method(), "`method` of `find` of `" + write.name() + "` is `GET` or `POST`");
            }
            headers(write.headers());
        }
        WrittenProfile.Api api = written.api();
        if (api != null
                && api.auth() == Profile.Auth.HEADER
                && (api.header() == null || api.header().isBlank())) {
            faults.at("api", "with `auth: header` say which `header` takes the token");
        }
        if (api != null) {
            headers(api.headers());
            headers(api.header() == null || api.header().isBlank() ? null : Map.of(api.header(), ""));
        }
    }

    private void headers(@Nullable Map<String, String> headers) {
        for (String name : headers == null ? Set.<String>of() : headers.keySet()) {
            if (!HEADER.matcher(name).matches()) {
                faults.at("api", "`" + name + "` is no name of a header");
            }
        }
    }

    private void sample(WrittenProfile written) {
        try {
            JsonNode unused = Bodies.read(
                    Objects.requireNonNullElse(written.body(), Profile.Body.JSON),
                    written.sample().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            faults.at("sample", "the `sample` cannot be read: " + e.getMessage());
        }
    }

    private void name(String where, String name, Set<String> names) {
        if (!PART.matcher(name).matches()) {
            faults.at(
                    "name",
                    name,
                    "`name` of a part of `" + where + "` is one word of letters and digits, not `" + name + "`");
        }
        if (!names.add(name)) {
            faults.at(where, "`" + where + "` has two parts named `" + name + "`");
        }
    }
}
