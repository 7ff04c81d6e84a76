package io.saveplay.intake;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An object whose fields all have names of their own, and which the event holds as a record. */
final class RecordShape implements Shape {
    private final Constructor<?> constructor;
    private final Map<String, Field> fields;
    private final int[] required;
    private final int least;

    /**
     * A field.
     *
     * @param at which component of the record it is
     */
    record Field(int at, Shape shape) {}

    /**
     * An object.
     *
     * @param constructor the canonical one of the record
     * @param required the components that are always there
     * @param least how many fields there are at least
     */
    RecordShape(Constructor<?> constructor, Map<String, Field> fields, int[] required, int least) {
        this.constructor = constructor;
        this.fields = fields;
        this.required = required.clone();
        this.least = least;
    }

    @Override
    public Object read(JsonParser parser) throws IOException {
        return made(values(parser));
    }

    /** The values of the fields that are there, in the order of the record's components. */
    @Nullable
    Object[] values(JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw new Unsure();
        }
        @Nullable Object[] values = new Object[constructor.getParameterCount()];
        int there = 0;
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            Field field = fields.get(name);
            if (field == null || values[field.at()] != null) {
                throw new Unsure();
            }
            parser.nextToken();
            values[field.at()] = field.shape().read(parser);
            there++;
        }
        if (there < least) {
            throw new Unsure();
        }
        return values;
    }

    /** Sets a field that is a text, and that is not there yet. */
    void fill(@Nullable Object[] values, String name, String text) {
        Field field = fields.get(name);
        if (field == null || !(field.shape() instanceof TextShape shape)) {
            throw new Unsure();
        }
        if (values[field.at()] == null) {
            values[field.at()] = shape.of(text);
        }
    }

    /** The record of these values. */
    Object made(@Nullable Object[] values) {
        for (int at : required) {
            if (values[at] == null) {
                throw new Unsure();
            }
        }
        try {
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a record could not be made", e);
        }
    }
}
