package io.saveplay.intake;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;

/** Generates events in which every field is there or not at random, the same ones for the same seed. */
public final class EventGenerator {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final LocalDate FIRST_DAY = LocalDate.of(2026, 1, 1);
    private static final List<String> REASONS = List.of(
            "FEAR",
            "BUDGET",
            "BUDGET.PRICE",
            "COMPETITOR",
            "TRUST.COMPANY",
            "NOT_READY",
            "INDECISION",
            "BAD_FIT",
            "UNSTATED",
            "too_expensive",
            "other");
    private static final List<String> TEXTS = List.of(
            "I have second thoughts about this",
            "it is not too expensive, but we went with another supplier",
            "we cannot afford it this year",
            "nothing in particular",
            "we lost our job and are moving abroad",
            "{deal.mission} {{ \" } \u0001 \ud83d\ude00 <b>no</b>");

    private final Random random;

    public EventGenerator(long seed) {
        this.random = new Random(seed);
    }

    /** The next event. */
    public ObjectNode next() {
        ObjectNode event = JSON.createObjectNode();
        LocalDate day = FIRST_DAY.plusDays(random.nextInt(365));
        event.put("id", "event-" + random.nextInt(1_000_000));
        event.put("occurredAt", day + "T" + (10 + random.nextInt(14)) + ":30:00Z");
        text(event, "kind", List.of("BACKED_OUT", "CANCELLED", "STALLED"));
        text(event, "channel", List.of("EMAIL", "CHAT", "PORTAL", "PHONE", "VIDEO", "IN_PERSON"));
        flag(event, "live");
        text(event, "statedReason", TEXTS);
        text(event, "reasonCode", REASONS);
        text(event, "notes", TEXTS);
        number(event, "saveAttempts", 4);
        flag(event, "clearNo");
        number(event, "closingAttempt", 4);
        if (random.nextBoolean()) {
            ArrayNode concerns = event.putArray("concerns");
            for (int i = random.nextInt(4); i > 0; i--) {
                ObjectNode concern = concerns.addObject();
                text(concern, "reason", REASONS);
                text(concern, "text", TEXTS);
                concern.put("resolved", random.nextBoolean());
            }
        }
        deal(event.putObject("deal"), day);
        client(event.putObject("client"));
        if (random.nextBoolean()) {
            seller(event.putObject("seller"));
        }
        return event;
    }

    private void deal(ObjectNode deal, LocalDate day) {
        deal.put("id", "deal-" + random.nextInt(1000));
        text(deal, "name", List.of("Roof", "Payroll for forty"));
        text(deal, "stage", List.of("INTEREST", "EVALUATION", "PROPOSAL", "COMMITMENT", "CLOSING", "SIGNED", "ACTIVE"));
        if (random.nextBoolean()) {
            deal.put(
                    "amount",
                    List.of(0, 499, 500, 4999, 5000, 49_999, 50_000, 1_000_000).get(random.nextInt(8)));
        }
        text(deal, "currency", List.of("USD", "EUR"));
        text(deal, "product", List.of("Solar roof", "Payroll"));
        number(deal, "stakeholders", 6);
        number(deal, "meetings", 5);
        date(deal, "openedOn", day, -40);
        date(deal, "agreedOn", day, -20);
        date(deal, "decisionDueOn", day, 20);
        text(deal, "mission", List.of("stop losing weekends", "a roof that does not leak"));
        list(deal, "benefits", List.of("quiet", "lower bills", "less typing"));
        flag(deal, "invokesRightToCancel");
        date(deal, "rightToCancelUntil", day, 10);
    }

    private void client(ObjectNode client) {
        client.put("id", "client-" + random.nextInt(1000));
        text(client, "name", List.of("Blue Door Ltd", "Okafor family"));
        text(client, "contactName", List.of("Ada", "Sam"));
        text(client, "segment", List.of("smb", "enterprise", "consumer"));
        text(client, "industry", List.of("retail", "farming"));
        number(client, "tenureMonths", 60);
        number(client, "priorBackOuts", 4);
        number(client, "mindChanges", 5);
        number(client, "goalpostMoves", 4);
        number(client, "escalations", 4);
        list(client, "grievances", List.of("a late delivery", "a rude call"));
        if (random.nextBoolean()) {
            ObjectNode answers = client.putObject("answers");
            for (String question : List.of("needs-what-we-do", "decision-maker", "does-their-part", "wins-for-both")) {
                text(answers, question, List.of("yes", "no", "perhaps"));
            }
        }
        list(client, "values", List.of("honesty", "thrift", "craft"));
        rarely(client, "doNotContact");
        rarely(client, "vulnerable");
        rarely(client, "deceased");
        number(client, "contactsLast14Days", 5);
    }

    private void seller(ObjectNode seller) {
        text(seller, "name", List.of("Kim"));
        if (random.nextBoolean()) {
            seller.put("pipelineShare", random.nextInt(11) / 10.0);
        }
        if (random.nextBoolean()) {
            seller.put("workingCapitalMonths", random.nextInt(8));
        }
        list(seller, "values", List.of("Honesty", "craft"));
    }

    private void text(ObjectNode node, String field, List<String> values) {
        if (random.nextBoolean()) {
            node.put(field, values.get(random.nextInt(values.size())));
        }
    }

    private void number(ObjectNode node, String field, int bound) {
        if (random.nextBoolean()) {
            node.put(field, random.nextInt(bound));
        }
    }

    private void flag(ObjectNode node, String field) {
        if (random.nextBoolean()) {
            node.put(field, random.nextBoolean());
        }
    }

    private void rarely(ObjectNode node, String field) {
        if (random.nextBoolean()) {
            node.put(field, random.nextInt(10) == 0);
        }
    }

    private void date(ObjectNode node, String field, LocalDate day, int within) {
        if (random.nextBoolean()) {
            int days = random.nextInt(Math.abs(within) + 1) * Integer.signum(within);
            node.put(
                    field,
                    day.plusDays(days + (random.nextInt(5) == 0 ? -5 : 0)).toString());
        }
    }

    private void list(ObjectNode node, String field, List<String> values) {
        if (random.nextBoolean()) {
            ArrayNode list = node.putArray(field);
            values.stream().filter(value -> random.nextBoolean()).forEach(list::add);
        }
    }
}
