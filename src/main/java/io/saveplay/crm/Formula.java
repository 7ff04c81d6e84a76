package io.saveplay.crm;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * An expression in JSONata (jsonata.org) over what a CRM sends, held to a part of the language and to limits, since
 * whoever may write rules may write it. What is {@code null} counts as not there. Safe for many threads.
 */
final class Formula {
    /** The longest formula, in characters. */
    static final int LONGEST = 8 << 10;

    /** Whole numbers beyond this are ids, which a calculation with them would change. */
    private static final long EXACT = 1L << 53;

    private static final String WRONG_VALUE = "a function or an operator in it is given a value that it cannot take";
    private static final Map<String, String> TROUBLE = Map.of(
            "D1001", "a number in it is too large",
            "D3061", "a number in it is too large",
            "D1009", "two values of an object in it have the same name",
            "T1003", "the name of a value of an object in it is no text",
            "T1005", "what it calls is no function",
            "T1006", "what it calls is no function");

    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private final String text;
    // The engine keeps the state of an evaluation in the expression.
    private final Queue<Jsonata> idle = new ConcurrentLinkedQueue<>();

    private Formula(String text, Jsonata compiled) {
        this.text = text;
        idle.add(compiled);
    }

    /** What became of the text of a formula. */
    sealed interface Compiled {

        /** It is one. */
        record Ready(Formula formula) implements Compiled {}

        /** It is none, or one that may not be. */
        record Faulty(List<FormulaGuard.Objection> objections) implements Compiled {}
    }

    /**
     * Compiles a formula.
     *
     * @param variables the variables that it may use, without their dollar sign
     */
    static Compiled compile(String text, Set<String> variables) {
        if (text.length() > LONGEST) {
            return new Compiled.Faulty(List.of(
                    new FormulaGuard.Objection(0, "the formula has more than " + LONGEST + " characters", null)));
        }
        if (text.isBlank()) {
            return new Compiled.Faulty(List.of(new FormulaGuard.Objection(0, "the formula is empty", null)));
        }
        List<FormulaGuard.Objection> objections = new ArrayList<>();
        try {
            objections.addAll(FormulaGuard.objections(text, variables));
            Jsonata compiled = Jsonata.jsonata(text);
            if (objections.isEmpty()) {
                return new Compiled.Ready(new Formula(text, compiled));
            }
        } catch (JException e) {
            objections.add(new FormulaGuard.Objection(
                    Math.max(0, Math.min(text.length(), e.getLocation()) - 1), words(e), null));
        } catch (StackOverflowError e) {
            objections.add(new FormulaGuard.Objection(0, "the formula is too deep", null));
        } catch (RuntimeException e) {
            objections.add(new FormulaGuard.Objection(0, "the formula cannot be read", null));
        }
        return new Compiled.Faulty(List.copyOf(objections));
    }

    /**
     * Its value; a missing node where it gives none.
     *
     * @throws FormulaException when it comes to no end within its limits, or to an error
     */
    JsonNode evaluate(JsonNode input, Map<String, JsonNode> variables) throws FormulaException {
        Jsonata engine = Optional.ofNullable(idle.poll()).orElseGet(() -> Jsonata.jsonata(text));
        try {
            Jsonata.Frame frame = engine.createFrame();
            FormulaGuard.TAKEN_AWAY.forEach(name -> frame.bind(name, (Object) null));
            FormulaFunctions.register(frame);
            variables.forEach((name, value) -> frame.bind(name, plain(value)));
            new FormulaMeter().watch(frame);
            Object result = whole(engine.evaluate(plain(input), frame));
            idle.add(engine);
            return result == null ? MissingNode.getInstance() : JSON.valueToTree(result);
        } catch (JException e) {
            throw new FormulaException(stopped(e).orElseGet(() -> trouble(e)));
        } catch (StackOverflowError e) {
            throw new FormulaException("it is too deep");
        } catch (RuntimeException e) {
            // The engine's own functions answer a value of a wrong kind with whatever comes to hand.
            throw new FormulaException(stopped(e).orElse(WRONG_VALUE));
        } catch (Error e) {
            if (e.getClass() != Error.class) {
                throw e;
            }
            throw new FormulaException(WRONG_VALUE);
        }
    }

    /** Why we stopped it, where it was us. */
    private static Optional<String> stopped(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof FormulaMeter.Stopped stopped) {
                return Optional.ofNullable(stopped.getMessage());
            }
        }
        return Optional.empty();
    }

    /** What went wrong and where; never the engine's own words, which quote what the formula was given. */
    private static String trouble(JException error) {
        String what = TROUBLE.getOrDefault(error.getError(), WRONG_VALUE);
        return error.getLocation() > 0 ? what + ", at character " + error.getLocation() : what;
    }

    /** What is wrong with the text of a formula. */
    private static String words(JException error) {
        String message = String.valueOf(error.getMessage()).strip();
        if (message.contains("Object") || message.contains("{{")) {
            return "it cannot be read";
        }
        String lower = message.isEmpty()
                ? "it cannot be read"
                : Character.toLowerCase(message.charAt(0)) + message.substring(1);
        return lower.replace('"', '`').replaceAll("\\p{Cntrl}", " ");
    }

    /** A tree as the engine takes it: maps, lists and values, without whatever is null. */
    private static @Nullable Object plain(JsonNode node) {
        if (node.isObject()) {
            Map<String, Object> object = new LinkedHashMap<>();
            node.properties().forEach(field -> {
                Object value = plain(field.getValue());
                if (value != null) {
                    object.put(field.getKey(), value);
                }
            });
            return object;
        }
        if (node.isArray()) {
            List<Object> list = new ArrayList<>();
            for (JsonNode item : node) {
                Object value = plain(item);
                if (value != null) {
                    list.add(value);
                }
            }
            return list;
        }
        if (node.isIntegralNumber()) {
            return node.canConvertToLong() && Math.abs(node.longValue()) <= EXACT
                    ? (Object) node.longValue()
                    : node.asText();
        }
        return node.isNumber()
                ? (Object) node.doubleValue()
                : node.isBoolean() ? (Object) node.booleanValue() : node.isTextual() ? node.textValue() : null;
    }

    /** What the engine gives, with whole numbers as such. */
    private static @Nullable Object whole(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> object = new LinkedHashMap<>();
            map.forEach((key, one) -> {
                Object inner = whole(one);
                if (inner != null) {
                    object.put(String.valueOf(key), inner);
                }
            });
            return object;
        }
        if (value instanceof List<?> list) {
            List<Object> items = new ArrayList<>();
            for (Object one : list) {
                Object inner = whole(one);
                if (inner != null) {
                    items.add(inner);
                }
            }
            return items;
        }
        if (value instanceof Double number && number == Math.rint(number) && Math.abs(number) <= EXACT) {
            return number.longValue();
        }
        return value instanceof String || value instanceof Number || value instanceof Boolean ? value : null;
    }

    @Override
    public String toString() {
        return text;
    }
}
