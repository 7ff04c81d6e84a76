package io.saveplay.crm;

import com.fasterxml.jackson.core.JsonPointer;
import io.saveplay.intake.Wording;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes a {@link Way} of a {@link Check}, or says in an analyst's words what is wrong with it. */
final class WayReader {
    private static final List<String> SCHEMES = List.of("hmac", "digest", "basic", "token", "certificate");
    private static final List<String> SIGNED =
            List.of("algorithm", "signed", "url", "key", "signature", "timestamp", "id");
    private static final Pattern HEADER = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}");
    private static final int MOST_PARTS = 16;
    private static final int USUAL_TOLERANCE = 300;
    private static final int LONGEST_TOLERANCE = 86_400;
    // Stands for what is wrong, so that reading can go on to the next fault.
    private static final String UNKNOWN = "unknown";

    private final Check check;
    private final List<String> faults = new ArrayList<>();

    WayReader(Check check) {
        this.check = check;
    }

    /** What is wrong with the check, once it was read. */
    List<String> faults() {
        return List.copyOf(faults);
    }

    /** The way; nothing where the check has faults. */
    Optional<Way> read() {
        if (check.when() != null) {
            when(check.when());
        }
        String scheme = oneOf("scheme", check.scheme(), null, SCHEMES);
        Way way = switch (scheme) {
            case "hmac", "digest" -> signed(scheme);
            case "basic" -> basic();
            case "token" -> token();
            case "certificate" -> certificate();
            default -> null;
        };
        return faults.isEmpty() ? Optional.ofNullable(way) : Optional.empty();
    }

    private void when(Check.When when) {
        if (when.header() != null || when.without() == null || when.value() != null) {
            header("when", when.header());
        }
        if (when.without() != null && !HEADER.matcher(when.without()).matches()) {
            faults.add("`when.without` must be the name of a header, not `" + Wording.cut(when.without()) + "`");
        }
    }

    /** That no field is there but those of the scheme. */
    private void only(String scheme, List<String> allowed) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("algorithm", check.algorithm());
        fields.put("signed", check.signed());
        fields.put("url", check.url());
        fields.put("key", check.key());
        fields.put("signature", check.signature());
        fields.put("timestamp", check.timestamp());
        fields.put("id", check.id());
        fields.put("token", check.token());
        fields.put("certificate", check.certificate());
        fields.forEach((field, value) -> {
            if (value != null && !allowed.contains(field)) {
                faults.add("`" + field + "` has no meaning for `" + scheme + "`");
            }
        });
    }

    private @Nullable Way signed(String scheme) {
        only(scheme, SIGNED);
        boolean hmac = scheme.equals("hmac");
        List<Part> parts = parts(hmac);
        Check.Key key = Objects.requireNonNullElse(check.key(), new Check.Key(null, null));
        String algorithm = oneOf("algorithm", check.algorithm(), "SHA-256", List.of("SHA-256", "SHA-1", "SHA-512"));
        String url = oneOf("url", check.url(), "as-sent", List.of("as-sent", "decoded"));
        if (check.url() != null && !has(parts, Part.Kind.URL)) {
            faults.add("`url` has no meaning where `signed` has no `url`");
        }
        Entries place = place();
        Stamp stamp = stamp(parts);
        Encoding keyEncoding = encoding("key.decoding", key.decoding(), List.of("text", "hex", "base64"));
        String id = id(parts);
        String prefix = Objects.requireNonNullElse(key.prefix(), "");
        return place == null
                ? null
                : new SignedWay(hmac, algorithm, parts, url.equals("decoded"), keyEncoding, prefix, place, stamp, id);
    }

    private List<Part> parts(boolean hmac) {
        List<@Nullable String> written = check.signed() == null ? List.of() : check.signed();
        if (written.size() > MOST_PARTS) {
            faults.add("`signed` has more than " + MOST_PARTS + " parts");
        }
        List<Part> parts = new ArrayList<>();
        for (String part : written) {
            Part.of(part).ifPresentOrElse(parts::add, () -> {
                String word = part == null ? "" : part;
                faults.add("`" + Wording.cut(word) + "` in `signed` is none of " + listed(Part.words())
                        + ", and no text in single quotes such as `\"'.'\"`" + Wording.nearest(word, Part.words()));
            });
        }
        if (!has(parts, Part.Kind.BODY)) {
            faults.add("`signed` must have `body`: anybody could change what is not signed");
        }
        if (hmac == has(parts, Part.Kind.SECRET)) {
            faults.add(
                    hmac
                            ? "`secret` in `signed` is for `digest`: it is the key of an `hmac`"
                            : "`signed` must have `secret`: anybody could make a digest without it");
        }
        return List.copyOf(parts);
    }

    private static boolean has(List<Part> parts, Part.Kind kind) {
        return parts.stream().anyMatch(part -> part.kind() == kind);
    }

    private @Nullable Entries place() {
        Check.Signature signature = check.signature();
        if (signature == null) {
            faults.add("`signature` is missing: it says which header has it");
            return null;
        }
        if (signature.separator() != null && signature.separator().isEmpty()) {
            faults.add("`signature.separator` is empty");
        }
        return new Entries(
                header("signature", signature.header()),
                signature.separator(),
                Objects.requireNonNullElse(signature.prefix(), ""),
                encoding("signature.encoding", signature.encoding(), List.of("hex", "base64")));
    }

    private @Nullable Stamp stamp(List<Part> parts) {
        Check.Timestamp time = check.timestamp();
        if ((time != null) != has(parts, Part.Kind.TIMESTAMP)) {
            faults.add(
                    time == null
                            ? "`signed` has `timestamp`, and nothing says where it is: `timestamp` is missing"
                            : "`signed` must have `timestamp`: a time that is not signed shows nothing");
        }
        if (time == null) {
            return null;
        }
        if (Stream.of(time.header(), time.prefix(), time.entry())
                        .filter(Objects::nonNull)
                        .count()
                != 1) {
            faults.add("`timestamp` must have one of `header`, `prefix` and `entry`");
        }
        if (time.header() != null) {
            header("timestamp", time.header());
        } else if (check.signature() != null && check.signature().separator() == null) {
            faults.add("`timestamp` is in an entry of the signature's header, which needs `signature.separator`");
        }
        if (time.prefix() != null && (time.prefix().isEmpty() || isThatOfTheSignature(time.prefix()))) {
            faults.add("`timestamp.prefix` is empty, or the same as `signature.prefix`");
        }
        int entry = Objects.requireNonNullElse(time.entry(), 1);
        if (entry < 1) {
            faults.add("`timestamp.entry` must be at least 1");
        }
        int tolerance = Objects.requireNonNullElse(time.toleranceSeconds(), USUAL_TOLERANCE);
        if (tolerance < 1 || tolerance > LONGEST_TOLERANCE) {
            faults.add("`timestamp.toleranceSeconds` must be 1 to " + LONGEST_TOLERANCE + ", not `" + tolerance + "`");
        }
        String unit = oneOf("timestamp.unit", time.unit(), "seconds", List.of("seconds", "milliseconds"));
        return new Stamp(
                time.header(), time.prefix(), entry, unit.equals("milliseconds"), Duration.ofSeconds(tolerance));
    }

    private boolean isThatOfTheSignature(String prefix) {
        return check.signature() != null && prefix.equals(check.signature().prefix());
    }

    private @Nullable String id(List<Part> parts) {
        if ((check.id() != null) != has(parts, Part.Kind.ID)) {
            faults.add(
                    check.id() == null
                            ? "`signed` has `id`, and nothing says where it is: `id` is missing"
                            : "`id` has no meaning where `signed` has no `id`");
        }
        return check.id() == null ? null : header("id", check.id().header());
    }

    private Way basic() {
        only("basic", List.of());
        return new SharedWay("basic", new Source.Header("Authorization", "Basic "), Form.USER_AND_PASSWORD);
    }

    private @Nullable Way token() {
        only("token", List.of("token"));
        Check.Token token = check.token();
        if (token == null
                || Stream.of(token.header(), token.parameter(), token.body())
                                .filter(Objects::nonNull)
                                .count()
                        != 1) {
            faults.add("`token` must have one of `header`, `parameter` and `body`");
            return null;
        }
        if (token.prefix() != null && token.header() == null) {
            faults.add("`token.prefix` is for a header only");
        }
        Source source;
        if (token.header() != null) {
            String prefix = Objects.requireNonNullElse(token.prefix(), "");
            source = new Source.Header(header("token", token.header()), prefix);
        } else if (token.parameter() != null) {
            source = new Source.Parameter(parameter(token.parameter()));
        } else {
            source = new Source.Body(pointer(Objects.requireNonNullElse(token.body(), "")));
        }
        return new SharedWay("token", source, Form.ANY);
    }

    private String parameter(String name) {
        if (name.isBlank()) {
            faults.add("`token.parameter` is empty");
        }
        return name;
    }

    private JsonPointer pointer(String written) {
        if (written.length() > 1 && written.startsWith("/")) {
            return JsonPointer.compile(written);
        }
        faults.add("`token.body` must be a JSON pointer such as `/token`, not `" + Wording.cut(written) + "`");
        return JsonPointer.empty();
    }

    private @Nullable Way certificate() {
        only("certificate", List.of("certificate"));
        Check.Certificate certificate = check.certificate();
        if (certificate == null) {
            faults.add("`certificate` is missing: it says in which header the proxy tells of it");
            return null;
        }
        String header = header("certificate", certificate.header());
        String holds =
                oneOf("certificate.holds", certificate.holds(), "fingerprint", List.of("fingerprint", "subject"));
        return new SharedWay(
                "certificate", new Source.OnlyHeader(header), holds.equals("subject") ? Form.ANY : Form.FINGERPRINT);
    }

    private String header(String field, @Nullable String name) {
        if (name == null || !HEADER.matcher(name).matches()) {
            faults.add("`" + field + ".header` must be the name of a header"
                    + (name == null ? "" : ", not `" + Wording.cut(name) + "`"));
            return UNKNOWN;
        }
        return name;
    }

    private Encoding encoding(String field, @Nullable String written, List<String> known) {
        return switch (oneOf(field, written, known.get(0), known)) {
            case "hex" -> Encoding.HEX;
            case "base64" -> Encoding.BASE64;
            default -> Encoding.TEXT;
        };
    }

    /** @param usual where nothing is written; none where something must be */
    private String oneOf(String field, @Nullable String written, @Nullable String usual, List<String> known) {
        if (written == null && usual != null) {
            return usual;
        }
        if (written == null || !known.contains(written)) {
            faults.add("`" + field + "` must be one of " + listed(known)
                    + (written == null
                            ? ""
                            : ", not `" + Wording.cut(written) + "`" + Wording.nearest(written, known)));
            return UNKNOWN;
        }
        return written;
    }

    private static String listed(List<String> words) {
        return words.stream().map(word -> "`" + word + "`").collect(Collectors.joining(", "));
    }
}
