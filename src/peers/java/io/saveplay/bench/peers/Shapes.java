package io.saveplay.bench.peers;

import io.saveplay.bench.peers.Shape.Field;
import io.saveplay.bench.peers.Shape.Subject;
import io.saveplay.decision.Diagnosis;
import io.saveplay.decision.Fit;
import io.saveplay.decision.Story;
import io.saveplay.drl.Condition;
import io.saveplay.drl.Expression;
import io.saveplay.drl.Operator;
import io.saveplay.event.Client;
import io.saveplay.event.CommonGround;
import io.saveplay.event.Concern;
import io.saveplay.event.Conversation;
import io.saveplay.event.Deal;
import io.saveplay.event.Mention;
import io.saveplay.event.Seller;
import io.saveplay.event.Timeline;
import io.saveplay.rulebook.RuleInfo;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Turns rules into shapes, and refuses what no peer could say the same way. */
final class Shapes {
    private static final Map<String, Subject> SUBJECTS = Map.ofEntries(
            Map.entry("Client", Subject.CLIENT),
            Map.entry("Deal", Subject.DEAL),
            Map.entry("Seller", Subject.SELLER),
            Map.entry("Conversation", Subject.CONVERSATION),
            Map.entry("Timeline", Subject.TIMELINE),
            Map.entry("CommonGround", Subject.COMMON_GROUND),
            Map.entry("Diagnosis", Subject.DIAGNOSIS),
            Map.entry("Fit", Subject.FIT),
            Map.entry("Story", Subject.STORY),
            Map.entry("Concern", Subject.CONCERN),
            Map.entry("Mention", Subject.MENTION));

    private static final Map<Subject, Class<?>> CLASSES = Map.ofEntries(
            Map.entry(Subject.CLIENT, Client.class),
            Map.entry(Subject.DEAL, Deal.class),
            Map.entry(Subject.SELLER, Seller.class),
            Map.entry(Subject.CONVERSATION, Conversation.class),
            Map.entry(Subject.TIMELINE, Timeline.class),
            Map.entry(Subject.COMMON_GROUND, CommonGround.class),
            Map.entry(Subject.DIAGNOSIS, Diagnosis.class),
            Map.entry(Subject.FIT, Fit.class),
            Map.entry(Subject.STORY, Story.class),
            Map.entry(Subject.CONCERN, Concern.class),
            Map.entry(Subject.MENTION, Mention.class));

    private final String rule;
    private final Map<String, Object> names = new HashMap<>();
    private boolean forEachMention;

    private Shapes(String rule) {
        this.rule = rule;
    }

    /** A rule in the shapes that every peer can say. */
    static Shape.OfRule of(RuleInfo info) {
        Shapes shapes = new Shapes(info.name());
        List<Shape> parts = new ArrayList<>();
        for (Condition condition : info.rule().conditions()) {
            parts.add(shapes.condition(condition, false));
        }
        return new Shape.OfRule(
                info.name(),
                info.layer().name(),
                shapes.forEachMention,
                Shape.all(parts),
                Map.copyOf(shapes.names),
                Objects.requireNonNull(info.rule().conclusion()));
    }

    /** @param inside whether it is under {@code not} or {@code exists}, where it does not matter how often it holds */
    private Shape condition(Condition condition, boolean inside) {
        if (condition instanceof Condition.Pattern pattern) {
            return pattern(pattern, inside);
        }
        if (condition instanceof Condition.Not not) {
            return new Shape.No(condition(not.condition(), true));
        }
        if (condition instanceof Condition.Exists exists) {
            return condition(exists.condition(), true);
        }
        List<Shape> parts = new ArrayList<>();
        condition.parts().forEach(part -> parts.add(condition(part, inside)));
        if (condition instanceof Condition.And) {
            return Shape.all(parts);
        }
        if (!inside) {
            throw odd("an `or` that fires as often as it holds");
        }
        return Shape.any(parts);
    }

    private Shape pattern(Condition.Pattern pattern, boolean inside) {
        if (pattern.type().equals("Signal")) {
            return signal(pattern, inside);
        }
        Subject subject = SUBJECTS.get(pattern.type());
        if (subject == null || pattern.constraints().stream().anyMatch(one -> one.binding() != null)) {
            throw odd(pattern.type());
        }
        if (pattern.binding() != null) {
            names.put(pattern.binding(), subject);
        }
        List<Shape> own = new ArrayList<>();
        List<Shape> others = new ArrayList<>();
        for (Condition.Constraint constraint : pattern.constraints()) {
            boolean ofOthers = constraint.expression() instanceof Expression.Binary binary
                    && binary.left() instanceof Expression.Member;
            (ofOthers ? others : own).add(expression(constraint.expression(), subject));
        }
        return switch (subject) {
            case STORY -> {
                own.add(0, new Shape.Known(subject));
                yield Shape.all(own);
            }
            case CONCERN, MENTION -> {
                if (inside) {
                    // What is not said of the entry itself is the same for all entries.
                    others.add(new Shape.Some(subject, Shape.all(own)));
                    yield Shape.all(others);
                }
                if (subject == Subject.CONCERN || forEachMention) {
                    throw odd("a rule that fires for each of several");
                }
                forEachMention = true;
                yield Shape.all(own);
            }
            default -> Shape.all(own);
        };
    }

    private Shape signal(Condition.Pattern pattern, boolean inside) {
        if (pattern.constraints().size() != 1) {
            throw odd("a signal without a name");
        }
        Expression expression = pattern.constraints().get(0).expression();
        if (expression instanceof Expression.In in && inside && !in.negated()) {
            return Shape.any(in.values().stream()
                    .<Shape>map(value -> new Shape.HasSignal(String.valueOf(literal(value))))
                    .toList());
        }
        if (expression instanceof Expression.Binary binary && binary.operator() == Operator.EQUAL) {
            String name = String.valueOf(literal(binary.right()));
            if (pattern.binding() != null) {
                names.put(pattern.binding(), new Shape.HasSignal(name));
            }
            return new Shape.HasSignal(name);
        }
        throw odd("a signal that is asked for in another way");
    }

    private Shape expression(Expression expression, Subject subject) {
        if (expression instanceof Expression.In in) {
            Field field = field(in.left(), subject);
            Shape any = Shape.any(in.values().stream()
                    .<Shape>map(value -> new Shape.Test(field, Operator.EQUAL, value(value, field)))
                    .toList());
            return in.negated() ? new Shape.No(any) : any;
        }
        if (!(expression instanceof Expression.Binary binary)) {
            throw odd("an expression without an operator");
        }
        return switch (binary.operator()) {
            case AND -> Shape.all(List.of(expression(binary.left(), subject), expression(binary.right(), subject)));
            case OR ->
                Shape.any(Stream.of(binary.left(), binary.right())
                        .map(side -> expression(side, subject))
                        .flatMap(side -> side instanceof Shape.Any any ? any.parts().stream() : Stream.of(side))
                        .toList());
            case EQUAL, NOT_EQUAL, LESS, AT_MOST, MORE, AT_LEAST, CONTAINS, NOT_CONTAINS -> {
                Field field = field(binary.left(), subject);
                yield new Shape.Test(field, binary.operator(), value(binary.right(), field));
            }
            default -> throw odd(binary.operator().text());
        };
    }

    private Field field(Expression expression, Subject subject) {
        if (expression instanceof Expression.Name name) {
            return new Field(subject, name.name(), null, type(subject, name.name()));
        }
        if (expression instanceof Expression.Index index && index.target() instanceof Expression.Name name) {
            return new Field(subject, name.name(), String.valueOf(literal(index.key())), String.class);
        }
        if (expression instanceof Expression.Member member
                && member.target() instanceof Expression.Name name
                && names.get(name.name()) instanceof Subject other) {
            return new Field(other, member.name(), null, type(other, member.name()));
        }
        throw odd("a field that is reached in another way");
    }

    private Class<?> type(Subject subject, String name) {
        try {
            return Objects.requireNonNull(CLASSES.get(subject)).getMethod(name).getReturnType();
        } catch (NoSuchMethodException e) {
            throw odd(name);
        }
    }

    private static @Nullable Object literal(Expression expression) {
        return ((Expression.Literal) expression).value();
    }

    /** What a field is compared with: text, a number, a truth value, a constant or none. */
    @SuppressWarnings({"unchecked", "rawtypes"})
    private static @Nullable Object value(Expression expression, Field field) {
        if (expression instanceof Expression.Member member) {
            return Enum.valueOf((Class) field.type(), member.name());
        }
        return literal(expression);
    }

    private IllegalArgumentException odd(String what) {
        return new IllegalArgumentException("`" + rule + "` has " + what + ", which the peers cannot be given");
    }
}
