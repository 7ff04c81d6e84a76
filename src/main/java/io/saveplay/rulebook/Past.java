package io.saveplay.rulebook;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A time in which one version was live.
 *
 * @param version the whole version
 * @param until when another one replaced it; none while it is the latest
 */
public record Past(
        @JsonProperty(required = true) String version,
        @JsonProperty(required = true) Instant since,
        @Nullable Instant until,
        @JsonProperty(required = true) Origin origin) {

    /** A file may hold null where nothing else of ours would. */
    public Past {
        Objects.requireNonNull(version);
        Objects.requireNonNull(since);
        Objects.requireNonNull(origin);
    }
}
