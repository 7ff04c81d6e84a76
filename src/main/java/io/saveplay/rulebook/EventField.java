package io.saveplay.rulebook;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.saveplay.event.CancellationEvent;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** One field of events, by its path, such as {@code deal.stage} or {@code client.answers.likes-us}. */
final class EventField {
    static final ObjectMapper JSON =
            JsonMapper.builder().addModule(new JavaTimeModule()).build();

    private final List<Step> steps = new ArrayList<>();
    /** The key in the map that the last step leads to, where it leads to one. */
    private final @Nullable String key;

    private final JavaType type;

    /** How records of a type are taken apart and put together. */
    private record Shape(Constructor<?> maker, List<Method> readers) {
        private static final Map<Class<?>, Shape> SHAPES = new ConcurrentHashMap<>();

        static Shape of(Class<?> type) {
            return SHAPES.computeIfAbsent(type, Shape::find);
        }

        private static Shape find(Class<?> type) {
            List<RecordComponent> components = List.of(type.getRecordComponents());
            try {
                Constructor<?> maker = type.getDeclaredConstructor(
                        components.stream().map(RecordComponent::getType).toArray(Class<?>[]::new));
                List<Method> readers =
                        components.stream().map(RecordComponent::getAccessor).toList();
                // All of them are public; to have that looked up each time costs as much as the call.
                maker.setAccessible(true);
                readers.forEach(reader -> reader.setAccessible(true));
                return new Shape(maker, readers);
            } catch (NoSuchMethodException e) {
                throw new IllegalStateException("a record has the constructor of its components", e);
            }
        }

        /** The values of a record; of one that is not there, none is known. */
        @Nullable
        Object[] values(@Nullable Object record) {
            @Nullable Object[] values = new Object[readers.size()];
            try {
                for (int i = 0; record != null && i < values.length; i++) {
                    values[i] = readers.get(i).invoke(record);
                }
                return values;
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("a field of an event cannot be read", e);
            }
        }

        Object make(@Nullable Object[] values) {
            try {
                return maker.newInstance(values);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("an event cannot be changed", e);
            }
        }
    }

    /**
     * From a record to one of its components.
     *
     * @param path of the record
     */
    private record Step(String path, Shape shape, int place) {}

    /** An event that is taken apart once, to be put together with one value or another. For one thread. */
    static final class Parts {
        private final CancellationEvent event;
        private final Map<String, @Nullable Object[]> byPath = new HashMap<>();

        /** An event in parts. */
        Parts(CancellationEvent event) {
            this.event = event;
        }

        /** The values of the record that a step leads from. */
        private @Nullable Object[] of(List<Step> steps, int at) {
            Step step = steps.get(at);
            @Nullable Object[] values = byPath.get(step.path());
            if (values == null) {
                values = step.shape()
                        .values(
                                at == 0
                                        ? event
                                        : of(steps, at - 1)[steps.get(at - 1).place()]);
                byPath.put(step.path(), values);
            }
            return values;
        }
    }

    /**
     * The field of a path; keys may have dots in them.
     *
     * @throws IllegalArgumentException when events have no such field, in words for whoever wrote the path
     */
    EventField(String path) {
        String[] names = path.split("\\.", 3);
        Class<?> owner = CancellationEvent.class;
        RecordComponent component = null;
        int next = 0;
        while (next < names.length && owner.isRecord()) {
            List<RecordComponent> components = List.of(owner.getRecordComponents());
            int place =
                    components.stream().map(RecordComponent::getName).toList().indexOf(names[next]);
            if (place < 0) {
                break;
            }
            steps.add(new Step(String.join(".", List.of(names).subList(0, next)), Shape.of(owner), place));
            component = components.get(place);
            owner = component.getType();
            next++;
        }
        boolean map = owner == Map.class;
        if (component == null || owner.isRecord() || next != (map ? names.length - 1 : names.length)) {
            throw new IllegalArgumentException("`" + path + "` is no field of an event");
        }
        this.key = map ? names[next] : null;
        this.type = JSON.getTypeFactory().constructType(map ? String.class : component.getGenericType());
    }

    /** Whether an event says anything there. */
    boolean isKnown(Parts event) {
        Object value = value(event);
        return key == null ? value != null : value instanceof Map<?, ?> map && map.containsKey(key);
    }

    /** What the last step leads to. */
    private @Nullable Object value(Parts event) {
        int last = steps.size() - 1;
        return event.of(steps, last)[steps.get(last).place()];
    }

    /** A value as the field would hold it; nothing where it cannot. */
    Optional<Object> value(JsonNode json) {
        try {
            return Optional.ofNullable(JSON.convertValue(json, type));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /**
     * The same event with a value there.
     *
     * @param value one that {@link #value} gave
     */
    CancellationEvent with(Parts event, Object value) {
        Object inner = value;
        if (key != null) {
            Map<Object, Object> more = new HashMap<>();
            if (value(event) instanceof Map<?, ?> map) {
                more.putAll(map);
            }
            more.put(key, value);
            inner = more;
        }
        for (int at = steps.size() - 1; at >= 0; at--) {
            @Nullable Object[] values = event.of(steps, at).clone();
            values[steps.get(at).place()] = inner;
            inner = steps.get(at).shape().make(values);
        }
        return (CancellationEvent) inner;
    }
}
