package io.saveplay.intake;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A list.
 *
 * @param entry what each entry is
 * @param least how many entries there are at least
 * @param most how many entries there are at most
 */
record ListShape(Shape entry, int least, int most) implements Shape {

    @Override
    public Object read(JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw new Unsure();
        }
        List<Object> entries = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (entries.size() == most) {
                throw new Unsure();
            }
            entries.add(entry.read(parser));
        }
        if (entries.size() < least) {
            throw new Unsure();
        }
        return entries;
    }
}
