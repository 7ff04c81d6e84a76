package io.saveplay.event;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What seller and client both stand for.
 *
 * @param sharedValues values on both lists, in the client's words; not known while either list is, or is empty
 * @param sharedCount how many they are; not known while either list is
 */
public record CommonGround(
        @Nullable List<String> sharedValues, @Nullable Integer sharedCount) {

    /** The values that both sides of an event named, compared without regard to case. */
    static CommonGround of(@Nullable List<String> client, @Nullable List<String> seller) {
        if (client == null || seller == null || client.isEmpty() || seller.isEmpty()) {
            return new CommonGround(null, null);
        }
        List<String> ours = seller.stream().map(CommonGround::normal).toList();
        List<String> shared =
                client.stream().filter(v -> ours.contains(normal(v))).toList();
        return new CommonGround(shared, shared.size());
    }

    private static String normal(String value) {
        return value.strip().toLowerCase(Locale.ROOT);
    }
}
