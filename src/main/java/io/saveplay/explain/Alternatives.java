package io.saveplay.explain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.saveplay.drl.Expression;
import io.saveplay.drl.Linked;
import io.saveplay.drl.Matcher;
import io.saveplay.event.CancellationEvent;
import io.saveplay.event.Channel;
import io.saveplay.event.Client;
import io.saveplay.event.Conversation;
import io.saveplay.event.Deal;
import io.saveplay.event.EventKind;
import io.saveplay.event.Seller;
import io.saveplay.event.Stage;
import io.saveplay.event.Timeline;
import io.saveplay.rulebook.RuleInfo;
import io.saveplay.rulebook.Ruleset;
import io.saveplay.rulebook.Tables;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The values that the fields of an event could have beside those that they have. They are drawn from the rules: each
 * number that a constraint compares a field with, and the numbers beside it; each constant and truth value; each
 * reason; and what {@code questions.yaml} tries. Who the client is, and when the event was, stays as it is.
 */
final class Alternatives {
    private static final Set<Class<?>> OF_THE_EVENT =
            Set.of(Deal.class, Client.class, Seller.class, Conversation.class);

    private static final Set<String> FIXED = Set.of(
            "deal.id",
            "deal.name",
            "deal.product",
            "client.id",
            "client.name",
            "client.contactName",
            "seller.id",
            "seller.name",
            "client.segment",
            "client.industry");

    private final Ruleset ruleset;
    private final EventTree event;
    private final CancellationEvent now;
    private final LocalDate today;
    private final Wording wording;
    private final Map<String, Map<String, JsonNode>> values = new TreeMap<>();

    Alternatives(Ruleset ruleset, CancellationEvent event) {
        this.ruleset = ruleset;
        this.now = event;
        this.event = new EventTree(event);
        this.today = event.occurredAt().atZone(ruleset.settings().zone()).toLocalDate();
        this.wording = new Wording(today, event.concerns() == null ? List.of() : event.concerns());
    }

    /** Every other value of every field, by field, but for what nobody wishes for. */
    List<Alternative> wishedFor() {
        return all().stream().filter(one -> !Wording.CARE.contains(one.field())).toList();
    }

    /** Every other value of every field, by field. */
    List<Alternative> all() {
        for (RuleInfo rule : ruleset.rules()) {
            for (Linked.Pattern pattern : Matcher.patterns(ruleset.linked(rule.name()))) {
                pattern.tests()
                        .forEach(test -> look(pattern.type(), test.source().expression()));
            }
        }
        ruleset.taxonomy().entries().keySet().forEach(code -> add("reasonCode", TextNode.valueOf(code)));
        ruleset.questions().forEach(this::tries);
        int concerns = now.concerns() == null ? 0 : now.concerns().size();
        for (int i = 0; i < concerns; i++) {
            add("concerns." + i + ".resolved", EventTree.node(true));
            add("concerns." + i + ".resolved", EventTree.node(false));
        }
        List<Alternative> all = new ArrayList<>();
        values.forEach((field, others) -> {
            JsonNode from = event.at(field);
            others.values().stream()
                    .filter(to -> !Wording.same(from, to))
                    .map(to ->
                            new Alternative(field, to, Wording.size(field, from, to), wording.change(field, from, to)))
                    .forEach(all::add);
        });
        return List.copyOf(all);
    }

    private void tries(Tables.Question question) {
        for (Tables.Try one : question.tries()) {
            boolean period = one.value().isTextual() && one.value().asText().matches("[-+]?P\\d+[DWMY]");
            add(
                    question.field(),
                    period
                            ? TextNode.valueOf(
                                    today.plus(Period.parse(one.value().asText()))
                                            .toString())
                            : one.value());
        }
    }

    /** Draws values from a constraint. */
    private void look(Class<?> fact, Expression expression) {
        if (expression instanceof Expression.Binary binary && !binary.operator().joins()) {
            compared(fact, binary.left(), binary.right());
            compared(fact, binary.right(), binary.left());
        } else if (expression instanceof Expression.In in) {
            in.values().forEach(value -> compared(fact, in.left(), value));
        } else {
            expression.parts().forEach(part -> look(fact, part));
        }
    }

    private void compared(Class<?> fact, Expression field, Expression value) {
        Object literal = value instanceof Expression.Literal written ? written.value() : null;
        if (fact == Timeline.class && field instanceof Expression.Name name && literal instanceof BigDecimal days) {
            dates(name.name(), days.intValue());
        } else if (field instanceof Expression.Name name && GoneBy.COUNTS.containsKey(name.name())) {
            counts(GoneBy.COUNTS.get(name.name()));
        } else if (OF_THE_EVENT.contains(fact)) {
            String path = Names.of(fact, field).path();
            if (path != null && !path.equals("client.answerCount")) {
                plain(fact, path, literal, value);
            }
        }
    }

    private void plain(Class<?> fact, String path, @Nullable Object literal, Expression value) {
        if (literal instanceof BigDecimal number) {
            for (BigDecimal one : Stream.of(number, number.subtract(step(path)), number.add(step(path)))
                    .toList()) {
                if (one.signum() >= 0 && (!path.equals("seller.pipelineShare") || one.compareTo(BigDecimal.ONE) <= 0)) {
                    add(path, EventTree.node(one.stripTrailingZeros().scale() <= 0 ? one.longValueExact() : one));
                }
            }
        } else if (literal instanceof Boolean) {
            add(path, EventTree.node(true));
            add(path, EventTree.node(false));
        } else if (literal instanceof String text) {
            add(path, TextNode.valueOf(text));
        } else if (value instanceof Expression.Member) {
            constants(fact, path).forEach(constant -> add(path, TextNode.valueOf(constant.name())));
        }
    }

    private static BigDecimal step(String path) {
        return path.equals("seller.pipelineShare") ? new BigDecimal("0.1") : BigDecimal.ONE;
    }

    private static List<Enum<?>> constants(Class<?> fact, String path) {
        String name = path.substring(path.lastIndexOf('.') + 1);
        return Arrays.stream(fact.getRecordComponents())
                .filter(component -> component.getName().equals(name))
                .map(RecordComponent::getType)
                .findFirst()
                .map(Alternatives::constants)
                .orElse(List.of());
    }

    private static List<Enum<?>> constants(Class<?> type) {
        if (type == EventKind.class) {
            return List.of(EventKind.values());
        }
        return type == Channel.class
                ? List.of(Channel.values())
                : type == Stage.class ? List.of(Stage.values()) : List.of();
    }

    private void dates(String name, int days) {
        Deal deal = now.deal();
        for (int other = days - 1; other <= days + 1; other++) {
            switch (name) {
                case "daysToYes" -> {
                    if (deal.openedOn() != null && other >= 0) {
                        agreed(deal.openedOn().plusDays(other));
                    } else if (deal.agreedOn() != null && other >= 0) {
                        date("deal.openedOn", deal.agreedOn().minusDays(other));
                    }
                }
                case "daysSinceYes" -> agreed(today.minusDays(other));
                case "daysUntilDecision" -> date("deal.decisionDueOn", today.plusDays(other));
                default -> date("deal.rightToCancelUntil", today.plusDays(other));
            }
        }
    }

    /** A yes is not in the future. */
    private void agreed(LocalDate day) {
        if (!day.isAfter(today)) {
            date("deal.agreedOn", day);
        }
    }

    private void date(String field, LocalDate day) {
        add(field, TextNode.valueOf(day.toString()));
    }

    private void counts(String field) {
        if (field.equals("client.values")) {
            List<String> ours = now.seller() == null || now.seller().values() == null
                    ? List.of()
                    : now.seller().values();
            ours.stream().limit(1).forEach(value -> add(field, EventTree.node(List.of(value))));
        } else {
            String what = field.substring(field.indexOf('.') + 1).toLowerCase(Locale.ROOT);
            add(field, EventTree.node(List.of()));
            JsonNode held = event.at(field);
            if (held == null || held.isEmpty()) {
                add(field, EventTree.node(List.of("one of the " + what)));
            }
        }
    }

    private void add(String field, JsonNode value) {
        if (!FIXED.contains(field)) {
            values.computeIfAbsent(field, none -> new TreeMap<>()).putIfAbsent(value.toString(), value);
        }
    }
}
