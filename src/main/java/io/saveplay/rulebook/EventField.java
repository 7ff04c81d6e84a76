package io.saveplay.rulebook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.saveplay.event.CancellationEvent;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One field of events, by its path, such as {@code deal.stage} or {@code client.answers.likes-us}. */
final class EventField {
    private static final ObjectMapper JSON =
            JsonMapper.builder().addModule(new JavaTimeModule()).build();

    private static final ClassValue<Shape> SHAPES = new ClassValue<>() {
        @Override
        protected Shape computeValue(Class<?> type) {
            return Shape.of(type);
        }
    };

    private final List<String> path;

    /** How a record is taken apart and put together. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Shape(Constructor<?> maker, RecordComponent[] components, Method[] readers) {
        static Shape of(Class<?> type) {
            RecordComponent[] components = type.getRecordComponents();
            try {
                return new Shape(
                        type.getDeclaredConstructor(Arrays.stream(components)
                                .map(RecordComponent::getType)
                                .toArray(Class<?>[]::new)),
                        components,
                        Arrays.stream(components)
                                .map(RecordComponent::getAccessor)
                                .toArray(Method[]::new));
            } catch (NoSuchMethodException e) {
                throw new IllegalStateException("a record has the constructor of its components", e);
            }
        }

        int place(String name) {
            for (int i = 0; i < components.length; i++) {
                if (components[i].getName().equals(name)) {
                    return i;
                }
            }
            throw new IllegalArgumentException("there is no field `" + name + "`");
        }

        @Nullable
        Object read(Object record, int place) {
            try {
                return readers[place].invoke(record);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("a field of an event cannot be read", e);
            }
        }

        /** The same record with another value; all else is not known where there is none. */
        Object with(@Nullable Object record, int place, @Nullable Object value) {
            @Nullable Object[] values = new Object[components.length];
            for (int i = 0; i < values.length; i++) {
                values[i] = i == place ? value : record == null ? null : read(record, i);
            }
            try {
                return maker.newInstance(values);
            } catch (ReflectiveOperationException e) {
                throw new IllegalArgumentException("an event cannot have such a value", e);
            }
        }
    }

    /** The field of a path; names of answers may have dots in them. */
    EventField(String path) {
        this.path = List.of(path.split("\\.", 3));
    }

    /** Whether an event says anything there. */
    boolean isKnown(CancellationEvent event) {
        Object at = event;
        for (String name : path) {
            if (at == null) {
                return false;
            }
            at = at instanceof Map<?, ?> map ? map.get(name) : read(at, name);
        }
        return at != null;
    }

    private static @Nullable Object read(Object record, String name) {
        Shape shape = SHAPES.get(record.getClass());
        return shape.read(record, shape.place(name));
    }

    /** A value as the field would hold it; nothing where it cannot. */
    Optional<Object> value(JsonNode json) {
        Class<?> type = CancellationEvent.class;
        for (int i = 0; ; i++) {
            RecordComponent component =
                    SHAPES.get(type).components()[SHAPES.get(type).place(path.get(i))];
            boolean map = component.getType() == Map.class;
            if (map || i == path.size() - 1) {
                var wanted = map
                        ? JSON.getTypeFactory().constructType(String.class)
                        : JSON.getTypeFactory().constructType(component.getGenericType());
                try {
                    return Optional.ofNullable(JSON.convertValue(json, wanted));
                } catch (IllegalArgumentException e) {
                    return Optional.empty();
                }
            }
            type = component.getType();
        }
    }

    /**
     * The same event with a value there.
     *
     * @throws IllegalArgumentException when it cannot have it
     */
    CancellationEvent with(CancellationEvent event, Object value) {
        return (CancellationEvent) with(event, CancellationEvent.class, 0, value);
    }

    private Object with(@Nullable Object record, Class<?> type, int step, Object value) {
        Shape shape = SHAPES.get(type);
        int place = shape.place(path.get(step));
        if (step == path.size() - 1) {
            return shape.with(record, place, value);
        }
        Object inner = record == null ? null : shape.read(record, place);
        Class<?> innerType = shape.components()[place].getType();
        if (innerType == Map.class) {
            Map<Object, Object> more = new HashMap<>();
            if (inner instanceof Map<?, ?> map) {
                more.putAll(map);
            }
            more.put(path.get(step + 1), value);
            return shape.with(record, place, more);
        }
        return shape.with(record, place, with(inner, innerType, step + 1, value));
    }
}
