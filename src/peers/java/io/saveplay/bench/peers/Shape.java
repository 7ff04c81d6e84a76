package io.saveplay.bench.peers;

import io.saveplay.drl.Expression;
import io.saveplay.drl.Operator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A condition in the few shapes that every peer can say. Each of them is true or false and never unknown: what is not
 * known compares with nothing, as in our rules.
 */
sealed interface Shape {

    /** All hold. */
    record All(List<Shape> parts) implements Shape {}

    /** One holds. */
    record Any(List<Shape> parts) implements Shape {}

    /** It does not hold. */
    record No(Shape inner) implements Shape {}

    /** A field against a value that is written out; the value is none where the field is asked for being unknown. */
    record Test(Field field, Operator operator, @Nullable Object value) implements Shape {}

    /** A signal of this name is there. */
    record HasSignal(String name) implements Shape {}

    /** A fact that may be missing, the story, is there. */
    record Known(Subject subject) implements Shape {}

    /** There is an entry in a list of facts for which it holds. */
    record Some(Subject subject, Shape inner) implements Shape {}

    /** The facts by the names that all peers use; of those that come in numbers, one entry. */
    enum Subject {
        CLIENT("client"),
        DEAL("deal"),
        SELLER("seller"),
        CONVERSATION("conversation"),
        TIMELINE("timeline"),
        COMMON_GROUND("commonGround"),
        DIAGNOSIS("diagnosis"),
        FIT("fit"),
        STORY("story"),
        CONCERN("concern"),
        MENTION("mention");

        private final String word;

        Subject(String word) {
            this.word = word;
        }

        /** As it is called in code and in documents. */
        String word() {
            return word;
        }

        /** As the list of such facts is called. */
        String list() {
            return word + "s";
        }
    }

    /**
     * A field of a fact.
     *
     * @param key the entry that is meant where the field is a map
     * @param type the class of the value; of a map, of its entries
     */
    record Field(Subject of, String name, @Nullable String key, Class<?> type) {}

    /**
     * A rule.
     *
     * @param name its name
     * @param layer the name of its layer
     * @param forEachMention whether it fires once for each mention for which {@code when} holds, and not once at all
     * @param names what the names in its conclusion stand for: a subject, or a signal
     */
    record OfRule(
            String name,
            String layer,
            boolean forEachMention,
            Shape when,
            Map<String, Object> names,
            Expression.New conclusion) {}

    /** All of some shapes, without brackets that are not needed. */
    static Shape all(List<Shape> parts) {
        List<Shape> flat = parts.stream()
                .flatMap(part -> part instanceof All all ? all.parts().stream() : java.util.stream.Stream.of(part))
                .toList();
        return flat.size() == 1 ? flat.get(0) : new All(flat);
    }

    /** One of some shapes. */
    static Shape any(List<Shape> parts) {
        return parts.size() == 1 ? parts.get(0) : new Any(List.copyOf(parts));
    }
}
