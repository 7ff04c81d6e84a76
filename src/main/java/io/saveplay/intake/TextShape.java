package io.saveplay.intake;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A text, or what an event makes of one, such as a day. */
final class TextShape implements Shape {
    private final int least;
    private final int most;
    private final @Nullable Pattern pattern;
    private final boolean notBlank;
    private final Function<String, ? extends Object> made;

    /**
     * A text.
     *
     * @param least how many characters it has at least
     * @param most how many characters it has at most
     * @param pattern what is found in it, if anything has to be
     * @param made what the event holds for it
     */
    TextShape(int least, int most, @Nullable Pattern pattern, Function<String, ? extends Object> made) {
        this.least = least;
        this.most = most;
        this.pattern = pattern;
        this.notBlank = pattern != null && pattern.pattern().equals("\\S");
        this.made = made;
    }

    @Override
    public Object read(JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            throw new Unsure();
        }
        return of(parser.getText());
    }

    /** What the event holds for a text. */
    Object of(String text) {
        if (!isLong(text) || !Texts.isFit(text) || !isMatched(text)) {
            throw new Unsure();
        }
        return made.apply(text);
    }

    private boolean isLong(String text) {
        int units = text.length();
        if (units <= most && units >= 2 * least) {
            return true;
        }
        int characters = text.codePointCount(0, units);
        return characters >= least && characters <= most;
    }

    private boolean isMatched(String text) {
        if (notBlank && !text.isEmpty() && text.charAt(0) > ' ' && text.charAt(0) < 0x7F) {
            return true;
        }
        return pattern == null || pattern.matcher(text).find();
    }
}
