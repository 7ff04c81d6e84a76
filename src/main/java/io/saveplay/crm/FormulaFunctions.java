package io.saveplay.crm;

import com.dashjoin.jsonata.Jsonata;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Functions that formulas have beside those of JSONata; each gives nothing for nothing. */
final class FormulaFunctions {
    static final Set<String> NAMES =
            Set.of("time", "date", "money", "pairs", "id18", "replace", "join", "plain", "one", "html");

    /** No text that a formula makes is longer. */
    static final int LONGEST_TEXT = 256 << 10;

    private static final long FIRST_MILLIS = 100_000_000_000L;
    private static final Pattern MICROSOFT = Pattern.compile("/Date\\((-?\\d{1,15})(?:[+-]\\d{4})?\\)/");
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,15}");
    private static final DateTimeFormatter LENIENT = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendPattern("['T'][' ']")
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .optionalStart()
            .appendOffset("+HH:MM", "Z")
            .optionalEnd()
            .optionalStart()
            .appendOffset("+HHMM", "Z")
            .optionalEnd()
            .toFormatter(java.util.Locale.ROOT);
    private static final String ID_DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345";
    private static final int SHORT_ID = 15;
    private static final Pattern TAG = Pattern.compile("<[^<>]{0,2000}>");
    private static final Pattern BREAK = Pattern.compile("(?i)<(?:br|/p|/div|/li)[^<>]{0,200}>");

    private FormulaFunctions() {}

    static void register(Jsonata.Frame frame) {
        frame.bind("time", (Jsonata.Fn1<Object, Object>) FormulaFunctions::time);
        frame.bind("date", (Jsonata.Fn1<Object, Object>) FormulaFunctions::date);
        frame.bind("money", (Jsonata.Fn2<Object, Object, Object>) FormulaFunctions::money);
        frame.bind("pairs", (Jsonata.Fn1<Object, Object>) FormulaFunctions::pairs);
        frame.bind("id18", (Jsonata.Fn1<Object, Object>) FormulaFunctions::id18);
        // The engine never calls a function of three parameters that is bound as the others are.
        frame.bind(
                "replace",
                new Jsonata.JFunction((input, given) -> replace(at(given, 0), at(given, 1), at(given, 2)), null));
        frame.bind("join", (Jsonata.Fn2<Object, Object, Object>) FormulaFunctions::join);
        frame.bind("plain", (Jsonata.Fn1<Object, Object>) FormulaFunctions::plain);
        frame.bind("html", (Jsonata.Fn1<Object, Object>) FormulaFunctions::html);
        frame.bind("one", (Jsonata.Fn1<Object, Object>) FormulaFunctions::one);
    }

    /** A moment as RFC 3339 in UTC, from seconds or milliseconds since 1970, or text as CRMs write it. */
    static @Nullable Object time(@Nullable Object value) {
        if (value instanceof Number
                || (value instanceof String text && NUMBER.matcher(text).matches())) {
            long number = new BigDecimal(String.valueOf(value)).longValue();
            return (Math.abs(number) < FIRST_MILLIS ? Instant.ofEpochSecond(number) : Instant.ofEpochMilli(number))
                    .toString();
        }
        if (!(value instanceof String text) || text.isBlank()) {
            return null;
        }
        Matcher microsoft = MICROSOFT.matcher(text);
        if (microsoft.matches()) {
            return Instant.ofEpochMilli(Long.parseLong(microsoft.group(1))).toString();
        }
        try {
            if (text.length() == "2026-01-31".length()) {
                return LocalDate.parse(text)
                        .atStartOfDay(ZoneOffset.UTC)
                        .toInstant()
                        .toString();
            }
            var read = LENIENT.parseBest(text.strip(), OffsetDateTime::from, LocalDateTime::from);
            return (read instanceof OffsetDateTime offset
                            ? offset.toInstant()
                            : ((LocalDateTime) read).toInstant(ZoneOffset.UTC))
                    .toString();
        } catch (DateTimeException e) {
            throw new Formula.Unfit("`$time` is given a text that is no time", e);
        }
    }

    /** A day as {@code YYYY-MM-DD}, from whatever {@link #time} reads. */
    static @Nullable Object date(@Nullable Object value) {
        if (value instanceof String text
                && text.length() == "2026-01-31".length()
                && !NUMBER.matcher(text).matches()) {
            return LocalDate.parse(text).toString();
        }
        Object time = time(value);
        return time == null ? null : String.valueOf(time).substring(0, "2026-01-31".length());
    }

    /** An amount from the smallest units of its currency, as ISO 4217 has them. */
    static @Nullable Object money(@Nullable Object minor, @Nullable Object currency) {
        if (!(minor instanceof Number number) || !(currency instanceof String code)) {
            return null;
        }
        int digits;
        try {
            digits = Currency.getInstance(code.toUpperCase(java.util.Locale.ROOT))
                    .getDefaultFractionDigits();
        } catch (IllegalArgumentException e) {
            digits = 2;
        }
        BigDecimal amount = new BigDecimal(number.toString()).movePointLeft(Math.max(0, digits));
        return amount.stripTrailingZeros().scale() <= 0 ? (Object) amount.longValue() : (Object) amount.doubleValue();
    }

    /** A list of {@code {key, value}} as one object. */
    static @Nullable Object pairs(@Nullable Object list) {
        if (list == null) {
            return null;
        }
        Map<String, Object> object = new LinkedHashMap<>();
        for (Object pair : list instanceof List<?> many ? many : List.of(list)) {
            if (pair instanceof Map<?, ?> map && map.get("key") instanceof String key && map.get("value") != null) {
                object.put(key, map.get("value"));
            }
        }
        return object;
    }

    /** A Salesforce id in its form of 18 characters. */
    static @Nullable Object id18(@Nullable Object id) {
        if (!(id instanceof String text) || text.length() != SHORT_ID) {
            return id;
        }
        StringBuilder whole = new StringBuilder(text);
        for (int block = 0; block < SHORT_ID; block += 5) {
            int bits = 0;
            for (int i = 0; i < 5; i++) {
                char c = text.charAt(block + i);
                bits |= c >= 'A' && c <= 'Z' ? 1 << i : 0;
            }
            whole.append(ID_DIGITS.charAt(bits));
        }
        return whole.toString();
    }

    /** Text with every occurrence of a piece replaced by another. */
    static @Nullable Object replace(@Nullable Object text, @Nullable Object piece, @Nullable Object other) {
        if (!(text instanceof String all) || !(piece instanceof String old) || old.isEmpty()) {
            return text;
        }
        String with = other instanceof String one ? one : "";
        long times = 0;
        for (int at = all.indexOf(old); at >= 0; at = all.indexOf(old, at + old.length())) {
            times++;
        }
        bounded(all.length() + times * Math.max(0, with.length() - old.length()));
        return all.replace(old, with);
    }

    /** Pieces of text in a row, with something between them. */
    static @Nullable Object join(@Nullable Object list, @Nullable Object between) {
        if (list == null) {
            return null;
        }
        StringJoiner joined = new StringJoiner(between instanceof String text ? text : "");
        for (Object piece : list instanceof List<?> many ? many : List.of(list)) {
            if (piece != null) {
                joined.add(
                        piece instanceof Number number
                                ? new BigDecimal(number.toString()).toPlainString()
                                : String.valueOf(piece));
                bounded(joined.length());
            }
        }
        return joined.toString();
    }

    /** The text of some HTML. */
    static @Nullable Object plain(@Nullable Object html) {
        if (!(html instanceof String text)) {
            return html;
        }
        String lines = BREAK.matcher(text).replaceAll("\n");
        return org.apache.commons.text.StringEscapeUtils.unescapeHtml4(
                        TAG.matcher(lines).replaceAll(""))
                .strip();
    }

    /** Text as HTML that shows it. */
    static @Nullable Object html(@Nullable Object text) {
        return text instanceof String plain
                ? org.apache.commons.text.StringEscapeUtils.escapeHtml4(plain).replace("\n", "<br>")
                : text;
    }

    /** The first of some values. */
    static @Nullable Object one(@Nullable Object value) {
        return value instanceof List<?> many ? (many.isEmpty() ? null : many.get(0)) : value;
    }

    private static @Nullable Object at(List<?> given, int place) {
        return place < given.size() ? given.get(place) : null;
    }

    static void bounded(long length) {
        if (length > LONGEST_TEXT) {
            throw new Formula.Unfit("it makes a text of more than " + LONGEST_TEXT + " characters");
        }
    }
}
