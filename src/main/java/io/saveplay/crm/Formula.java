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
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An expression in JSONata (jsonata.org) over what a CRM sends, held to a part of the language and to limits, since
 * whoever may write rules may write it. What is {@code null} counts as not there. Safe for many threads.
 */
final class Formula {
    /** The longest formula, in characters. */
    static final int LONGEST = 8 << 10;

    private static final Pattern CODE = Pattern.compile("[A-Z][0-9]{4}");

    private static final int MOST_STEPS = 100_000;
    private static final int DEEPEST = 120;
    private static final int MOST_ITEMS = 20_000;
    /** Whole numbers beyond this are ids, which a calculation with them would change. */
    private static final long EXACT = 1L << 53;

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
        List<FormulaGuard.Objection> objections = new ArrayList<>(FormulaGuard.objections(text, variables));
        try {
            Jsonata compiled = Jsonata.jsonata(text);
            if (objections.isEmpty()) {
                return new Compiled.Ready(new Formula(text, compiled));
            }
        } catch (JException e) {
            objections.add(new FormulaGuard.Objection(
                    Math.max(0, Math.min(text.length(), e.getLocation()) - 1),
                    words(String.valueOf(e.getMessage())),
                    null));
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
            FormulaFunctions.register(frame);
            variables.forEach((name, value) -> frame.bind(name, plain(value)));
            new Meter().watch(frame);
            Object result = engine.evaluate(plain(input), frame);
            idle.add(engine);
            return result == null ? MissingNode.getInstance() : JSON.valueToTree(whole(result));
        } catch (JException e) {
            throw new FormulaException(withoutValues(e));
        } catch (Unfit e) {
            throw new FormulaException(String.valueOf(e.getMessage()));
        } catch (StackOverflowError e) {
            throw new FormulaException("it is too deep");
        } catch (IllegalArgumentException | ClassCastException | NullPointerException | IndexOutOfBoundsException e) {
            // The engine's own functions answer a value of a wrong kind in any of these ways.
            throw new FormulaException("a function in it is given a value that it cannot take");
        }
    }

    /** What an evaluation may not do; the message repeats no value. */
    static final class Unfit extends IllegalArgumentException {
        private static final long serialVersionUID = 1L;

        Unfit(String message) {
            super(message);
        }

        Unfit(String message, Exception cause) {
            super(message, cause);
        }
    }

    /** Counts what an evaluation does, and stops it where it does too much. */
    private static final class Meter {
        private int steps;
        private int depth;

        void watch(Jsonata.Frame frame) {
            frame.setEvaluateEntryCallback((expression, input, environment) -> {
                depth++;
                steps++;
                if (steps > MOST_STEPS) {
                    throw new Unfit("it does not come to an end within " + MOST_STEPS + " steps");
                }
                if (depth > DEEPEST) {
                    throw new Unfit("it is too deep");
                }
            });
            frame.setEvaluateExitCallback((expression, input, environment, result) -> {
                depth--;
                if (result instanceof String made) {
                    FormulaFunctions.bounded(made.length());
                } else if (result instanceof List<?> made && made.size() > MOST_ITEMS) {
                    throw new Unfit("it makes a list of more than " + MOST_ITEMS + " values");
                }
            });
        }
    }

    /** What went wrong, with dots in place of values: they are what a CRM says of its clients. */
    private static String withoutValues(JException error) {
        String code = String.valueOf(error.getError());
        if (!CODE.matcher(code).matches()) {
            return "it fails";
        }
        String words = words(JException.msg(code, -1, "\u2026", "\u2026"));
        String at = error.getLocation() > 0 ? ", at character " + error.getLocation() + " of the formula" : "";
        return words.replaceAll("\\{\\{\\w+}}", "`\u2026`") + at;
    }

    private static String words(String said) {
        String message = said.strip();
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
