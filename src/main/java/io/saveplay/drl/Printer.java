package io.saveplay.drl;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Writes conditions and expressions the one way in which they are written in this house. */
public final class Printer {
    private static final int TIGHT = Integer.MAX_VALUE;
    private static final int LEVELS = 10;

    private final StringBuilder text = new StringBuilder();
    private final List<Break> breaks = new ArrayList<>();
    private int depth;

    /** A place where a line may end; the lower the level, the better. */
    private record Break(int at, int level) {}

    private Printer() {}

    /** An expression, with the brackets that it needs and no others. */
    public static String print(Expression expression) {
        Printer printer = new Printer();
        printer.expression(expression, 0);
        return printer.text.toString();
    }

    /** A constraint with its name, if it has one. */
    public static String print(Condition.Constraint constraint) {
        Printer printer = new Printer();
        printer.constraint(constraint);
        return printer.text.toString();
    }

    /** A condition on one line. */
    public static String print(Condition condition) {
        Printer printer = new Printer();
        printer.condition(condition);
        return printer.text.toString();
    }

    /** A condition on as many lines as it needs; each after the first is indented. */
    static List<String> lines(Condition condition, int width) {
        Printer printer = new Printer();
        printer.condition(condition);
        return printer.filled(width);
    }

    /** The insert of a conclusion on as many lines as it needs. */
    static List<String> lines(Expression.New made, int width) {
        Printer printer = new Printer();
        printer.text.append("insert( ");
        printer.expression(made, 0);
        printer.text.append(" );");
        return printer.filled(width);
    }

    /** Text in straight quotes. */
    public static String quoted(String text) {
        return "\""
                + text.replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("\n", "\\n")
                        .replace("\t", "\\t")
                + "\"";
    }

    /** Fills lines; a line ends at the outermost place at which it can. */
    private List<String> filled(int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String unit : units(0, text.length(), 0, width)) {
            String indent = lines.isEmpty() ? "" : "  ";
            if (!line.isEmpty()
                    && indent.length() + (line + unit).stripTrailing().length() > width) {
                lines.add(indent + line.toString().strip());
                line.setLength(0);
            }
            line.append(unit);
        }
        lines.add((lines.isEmpty() ? "" : "  ") + line.toString().strip());
        return lines;
    }

    /** Cuts a stretch at the places of one level; what is still too wide is cut at deeper ones. */
    private List<String> units(int from, int to, int level, int width) {
        int deeper = breaks.stream()
                .filter(one -> one.at() > from && one.at() < to && one.level() >= level)
                .mapToInt(Break::level)
                .min()
                .orElse(-1);
        if (deeper < 0 || (level > 0 && to - from + 2 <= width)) {
            return List.of(text.substring(from, to));
        }
        List<String> units = new ArrayList<>();
        int start = from;
        for (Break one : breaks) {
            if (one.level() == deeper && one.at() > from && one.at() < to) {
                units.addAll(units(start, one.at(), deeper + 1, width));
                start = one.at();
            }
        }
        units.addAll(units(start, to, deeper + 1, width));
        return units;
    }

    /** A place where the line may end. */
    private void between(String separator, int binding) {
        text.append(separator);
        breaks.add(new Break(text.length(), depth * LEVELS + binding));
    }

    private void expression(Expression expression, int binding) {
        if (expression instanceof Expression.Literal literal) {
            literal(literal);
        } else if (expression instanceof Expression.Name name) {
            text.append(name.name());
        } else if (expression instanceof Expression.Member member) {
            expression(member.target(), TIGHT);
            text.append('.').append(member.name());
        } else if (expression instanceof Expression.Call call) {
            if (call.target() != null) {
                expression(call.target(), TIGHT);
                text.append('.');
            }
            text.append(call.name());
            arguments(call.arguments());
        } else if (expression instanceof Expression.Index index) {
            expression(index.target(), TIGHT);
            text.append('[');
            expression(index.key(), 0);
            text.append(']');
        } else if (expression instanceof Expression.Not not) {
            text.append('!');
            expression(not.operand(), TIGHT);
        } else if (expression instanceof Expression.Negative negative) {
            text.append('-');
            expression(negative.operand(), TIGHT);
        } else if (expression instanceof Expression.New made) {
            text.append("new ").append(made.type());
            arguments(made.arguments());
        } else {
            operation(expression, binding);
        }
    }

    private void operation(Expression expression, int binding) {
        int own = expression instanceof Expression.Binary binary
                ? binary.operator().binding()
                : Operator.CONTAINS.binding();
        // An `and` inside an `or` needs no brackets, but whoever reads it does.
        boolean brackets = binding > own || (binding == Operator.OR.binding() && own == Operator.AND.binding());
        if (brackets) {
            text.append("( ");
            depth++;
        }
        if (expression instanceof Expression.In in) {
            expression(in.left(), own + 1);
            text.append(in.negated() ? " not in " : " in ");
            arguments(in.values());
        } else if (expression instanceof Expression.Binary binary) {
            expression(binary.left(), own);
            String operator = " " + binary.operator().text() + " ";
            if (binary.operator().joins()) {
                between(operator, own);
            } else {
                text.append(operator);
            }
            expression(binary.right(), binary.operator() == Operator.OR ? own : own + 1);
        }
        if (brackets) {
            text.append(" )");
            depth--;
        }
    }

    private void arguments(List<Expression> arguments) {
        if (arguments.isEmpty()) {
            text.append("()");
            return;
        }
        text.append("( ");
        depth++;
        for (int i = 0; i < arguments.size(); i++) {
            if (i > 0) {
                between(", ", 0);
            }
            expression(arguments.get(i), 0);
        }
        depth--;
        text.append(" )");
    }

    private void literal(Expression.Literal literal) {
        if (literal.value() instanceof String words) {
            text.append(quoted(words));
        } else {
            text.append(literal.value() instanceof BigDecimal number ? number.toPlainString() : literal.value());
        }
    }

    private void constraint(Condition.Constraint constraint) {
        if (constraint.binding() != null) {
            text.append(constraint.binding()).append(" : ");
        }
        expression(constraint.expression(), 0);
    }

    private void condition(Condition condition) {
        if (condition instanceof Condition.Pattern pattern) {
            pattern(pattern);
        } else if (condition instanceof Condition.Not not) {
            text.append("not ");
            inner(not.condition());
        } else if (condition instanceof Condition.Exists exists) {
            text.append("exists ");
            inner(exists.condition());
        } else {
            String word = condition instanceof Condition.And ? " and " : " or ";
            for (int i = 0; i < condition.parts().size(); i++) {
                if (i > 0) {
                    between(word, 0);
                }
                inner(condition.parts().get(i));
            }
        }
    }

    private void inner(Condition condition) {
        boolean several = condition instanceof Condition.And || condition instanceof Condition.Or;
        text.append(several ? "( " : "");
        depth++;
        condition(condition);
        depth--;
        text.append(several ? " )" : "");
    }

    private void pattern(Condition.Pattern pattern) {
        if (pattern.binding() != null) {
            text.append(pattern.binding()).append(" : ");
        }
        text.append(pattern.type());
        if (pattern.constraints().isEmpty()) {
            text.append("()");
            return;
        }
        text.append("( ");
        depth++;
        for (int i = 0; i < pattern.constraints().size(); i++) {
            if (i > 0) {
                between(", ", 0);
            }
            constraint(pattern.constraints().get(i));
        }
        depth--;
        text.append(" )");
    }
}
