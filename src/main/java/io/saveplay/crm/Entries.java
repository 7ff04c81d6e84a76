package io.saveplay.crm;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where signatures are: entries of a header.
 *
 * @param separator between entries; none where the value is one entry
 * @param prefix of those entries that hold a signature; may be empty
 */
record Entries(String header, @Nullable String separator, String prefix, Encoding encoding) {
    private static final int MOST = 16;

    List<String> split(String value) {
        return separator == null ? List.of(value) : List.of(value.split(Pattern.quote(separator), -1));
    }

    /**
     * The signatures among some entries that can be read, of the first so many that are there at all.
     *
     * @param stamp which entry is the time of signing, and thus no signature
     */
    List<byte[]> signatures(List<String> entries, Optional<Integer> stamp) {
        List<byte[]> signatures = new ArrayList<>();
        int looked = 0;
        for (int i = 0; i < entries.size() && looked < MOST; i++) {
            String entry = entries.get(i);
            if (entry.startsWith(prefix)
                    && stamp.filter(Integer.valueOf(i)::equals).isEmpty()) {
                looked++;
                encoding.exactly(entry.substring(prefix.length()))
                        .filter(bytes -> bytes.length > 0)
                        .ifPresent(signatures::add);
            }
        }
        return signatures;
    }

    /** What is looked for, such as {@code an entry with `v1=` and hex}. */
    String words() {
        String what = prefix.isEmpty() ? "" : "`" + prefix + "` and then ";
        return "a signature in the header `" + header + "`: " + what
                + (encoding == Encoding.HEX ? "hex digits" : "base64");
    }
}
