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
import org.jspecify.annotations.Nullable;

/** One field of events, by its path, such as {@code deal.stage} or {@code client.answers.likes-us}. */
final class EventField {
    static final ObjectMapper JSON =
            JsonMapper.builder().addModule(new JavaTimeModule()).build();

    private final List<Step> steps = new ArrayList<>();
    /** The key in the map that the last step leads to, where it leads to one. */
    private final @Nullable String key;

    private final JavaType type;

    /** From a record to one of its components. */
    private record Step(Constructor<?> maker, List<Method> readers, int place) {
        static Step of(Class<?> type, int place) {
            List<RecordComponent> components = List.of(type.getRecordComponents());
            try {
                Constructor<?> maker = type.getDeclaredConstructor(
                        components.stream().map(RecordComponent::getType).toArray(Class<?>[]::new));
                List<Method> readers =
                        components.stream().map(RecordComponent::getAccessor).toList();
                // All of them are public; to have that looked up each time costs as much as the call.
                maker.setAccessible(true);
                readers.forEach(reader -> reader.setAccessible(true));
                return new Step(maker, readers, place);
            } catch (NoSuchMethodException e) {
                throw new IllegalStateException("a record has the constructor of its components", e);
            }
        }

        @Nullable
        Object read(Object record) {
            return read(record, place);
        }

        private @Nullable Object read(Object record, int at) {
            try {
                return readers.get(at).invoke(record);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("a field of an event cannot be read", e);
            }
        }

        /** The same record with another value; of one that is not there all else is not known. */
        Object with(@Nullable Object record, Object value) {
            @Nullable Object[] values = new Object[readers.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = i == place ? value : record == null ? null : read(record, i);
            }
            try {
                return maker.newInstance(values);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("an event cannot be changed", e);
            }
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
            steps.add(Step.of(owner, place));
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
    boolean isKnown(CancellationEvent event) {
        Object at = event;
        for (Step step : steps) {
            at = at == null ? null : step.read(at);
        }
        return key == null ? at != null : at instanceof Map<?, ?> map && map.containsKey(key);
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
    CancellationEvent with(CancellationEvent event, Object value) {
        return (CancellationEvent) with(event, 0, value);
    }

    private Object with(@Nullable Object record, int at, Object value) {
        Step step = steps.get(at);
        Object inner = record == null ? null : step.read(record);
        if (at < steps.size() - 1) {
            return step.with(record, with(inner, at + 1, value));
        }
        if (key == null) {
            return step.with(record, value);
        }
        Map<Object, Object> more = new HashMap<>();
        if (inner instanceof Map<?, ?> map) {
            more.putAll(map);
        }
        more.put(key, value);
        return step.with(record, more);
    }
}
