package io.saveplay.bench.peers;

import io.saveplay.bench.peers.Shape.Field;
import io.saveplay.bench.peers.Shape.OfRule;
import io.saveplay.bench.peers.Shape.Subject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Cases as documents, for peers that read documents. A document holds the fields that some rule asks for and no others;
 * one that is not known is there and empty.
 */
final class Documents {
    private final Set<Field> fields = new HashSet<>();

    Documents(List<OfRule> rules) {
        rules.forEach(rule -> collect(rule.when()));
    }

    private void collect(Shape shape) {
        if (shape instanceof Shape.All all) {
            all.parts().forEach(this::collect);
        } else if (shape instanceof Shape.Any any) {
            any.parts().forEach(this::collect);
        } else if (shape instanceof Shape.No no) {
            collect(no.inner());
        } else if (shape instanceof Shape.Some some) {
            collect(some.inner());
        } else if (shape instanceof Shape.Test test) {
            fields.add(test.field());
        }
    }

    /** The document of a case. */
    Map<String, @Nullable Object> of(Case one) {
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("client", fact(Subject.CLIENT, one.client()));
        document.put("deal", fact(Subject.DEAL, one.deal()));
        document.put("seller", fact(Subject.SELLER, one.seller()));
        document.put("conversation", fact(Subject.CONVERSATION, one.conversation()));
        document.put("timeline", fact(Subject.TIMELINE, one.timeline()));
        document.put("commonGround", fact(Subject.COMMON_GROUND, one.commonGround()));
        document.put("diagnosis", one.diagnosis() == null ? null : fact(Subject.DIAGNOSIS, one.diagnosis()));
        document.put("fit", one.fit() == null ? null : fact(Subject.FIT, one.fit()));
        document.put("story", one.story() == null ? null : fact(Subject.STORY, one.story()));
        document.put("signals", new ArrayList<>(one.signals().keySet()));
        document.put(
                "concerns",
                one.concerns().stream()
                        .map(concern -> fact(Subject.CONCERN, concern))
                        .toList());
        document.put(
                "mentions",
                one.mentions().stream()
                        .map(mention -> fact(Subject.MENTION, mention))
                        .toList());
        return document;
    }

    private Map<String, @Nullable Object> fact(Subject subject, Object fact) {
        Map<String, @Nullable Object> values = new HashMap<>();
        for (Field field : fields) {
            if (field.of() != subject) {
                continue;
            }
            Object value = plain(read(fact, field.name()));
            if (field.key() == null) {
                values.put(field.name(), value);
            } else {
                @SuppressWarnings("unchecked")
                Map<String, @Nullable Object> entries =
                        (Map<String, @Nullable Object>) values.computeIfAbsent(field.name(), any -> new HashMap<>());
                entries.put(field.key(), value instanceof Map<?, ?> map ? map.get(field.key()) : null);
            }
        }
        return values;
    }

    private static @Nullable Object read(Object fact, String name) {
        try {
            return fact.getClass().getMethod(name).invoke(fact);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static @Nullable Object plain(@Nullable Object value) {
        if (value instanceof Enum<?> constant) {
            return constant.name();
        }
        return value instanceof Set<?> set ? new ArrayList<>(set) : value;
    }
}
