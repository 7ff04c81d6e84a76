package io.saveplay.journal;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.Adler32;

/**
 * What the answers of one ruleset have in common, for deflating them (a preset dictionary, RFC 1950): the words of its
 * rules and of its playbook. Nothing of any client is in it. It is kept, since what was deflated with it is inflated with
 * it alone.
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Dictionary(byte[] bytes) {
    /** How far back deflate looks. */
    private static final int MOST_BYTES = (32 << 10) - 262;

    private static final Pattern QUOTED = Pattern.compile("\"([^\"\\n]{6,})\"");
    private static final Pattern SPOKEN = Pattern.compile("(?m)^(?:- |title: )(.{6,})$");
    /** What stands around them; what is likeliest stands last, where it costs least. */
    private static final String FRAME =
            "\",\"met\":\"UNKNOWN\",\"weight\":\",\"askFirst\":[{\"field\":\"client.answers.\",\"question\":\"\"because\":\"if it is"
                    + " `\"evidence\":[{\"points\":\"qualification\":{\"verdict\":\"PURSUE\",\"score\":,\"criteria\":[{\"name\":\""
                    + "\"plan\":[{\"timing\":\"NOW\",\"plays\":[\"cautions\":[{\"id\":\"lessons\":[{\"id\":\"diagnosis\":{\"nature\":\""
                    + "\"quote\":{\"field\":\"notes\",\"field\":\"statedReason\",\"text\":\"\"start\":"
                    + "\"reasons\":[{\"code\":\"UNSTATED\",\"title\":\"\",\"confidence\":0."
                    + "{\"rank\":1,\"play\":\"\",\"title\":\"\",\"kind\":\"SAVE\",\"timing\":\"THIS_CONVERSATION\",\"dueBy\":\"20"
                    + "T18:00:00-05:00\",\"channels\":[\"PHONE\",\"VIDEO\",\"IN_PERSON\"],\"effort\":2,\"score\":,\"because\":[\""
                    + "\"],\"receipt\":[{\"points\":25,\"because\":\"base points of the play\",\"rule\":\"playbook/\",\"guidance\":[\"TC-"
                    + "\"]}],\"talkTrack\":{\"say\":[\"\",\"\"],\"avoid\":[\"\"]},\"guidance\":[\"BO-";

    /** The dictionary of a ruleset. */
    static Dictionary of(Map<String, String> files) {
        Set<String> words = new LinkedHashSet<>();
        new TreeMap<>(files).forEach((path, text) -> {
            if (path.endsWith(".drl")) {
                add(words, QUOTED.matcher(text));
            }
        });
        new TreeMap<>(files).forEach((path, text) -> {
            if (path.startsWith("playbook/")) {
                add(words, SPOKEN.matcher(text));
            }
        });
        byte[] all = (String.join("\",\"", words) + FRAME).getBytes(StandardCharsets.UTF_8);
        return new Dictionary(Arrays.copyOfRange(all, Math.max(0, all.length - MOST_BYTES), all.length));
    }

    private static void add(Set<String> words, Matcher matcher) {
        while (matcher.find()) {
            words.add(new String(JsonStringEncoder.getInstance().quoteAsString(matcher.group(1))));
        }
    }

    /** By what deflated bytes name it (Adler-32, RFC 1950). */
    int id() {
        Adler32 sum = new Adler32();
        sum.update(bytes);
        return (int) sum.getValue();
    }
}
