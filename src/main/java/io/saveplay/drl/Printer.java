package io.saveplay.drl;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;

/** Writes conditions and expressions the one way in which they are written in this house. */
public final class Printer {
    private Printer() {}

    /** An expression, with the brackets that it needs and no others. */
    public static String print(Expression expression) {
        return print(expression, 0);
    }

    private static String print(Expression expression, int binding) {
        if (expression instanceof Expression.Literal literal) {
            return literal(literal);
        }
        if (expression instanceof Expression.Name name) {
            return name.name();
        }
        if (expression instanceof Expression.Member member) {
            return print(member.target(), Integer.MAX_VALUE) + "." + member.name();
        }
        if (expression instanceof Expression.Call call) {
            String target = call.target() == null ? "" : print(call.target(), Integer.MAX_VALUE) + ".";
            return target + call.name() + arguments(call.arguments());
        }
        if (expression instanceof Expression.Index index) {
            return print(index.target(), Integer.MAX_VALUE) + "[" + print(index.key()) + "]";
        }
        if (expression instanceof Expression.Not not) {
            return "!" + print(not.operand(), Integer.MAX_VALUE);
        }
        if (expression instanceof Expression.Negative negative) {
            return "-" + print(negative.operand(), Integer.MAX_VALUE);
        }
        if (expression instanceof Expression.In in) {
            String text = print(in.left(), Operator.CONTAINS.binding() + 1)
                    + (in.negated() ? " not in " : " in ")
                    + arguments(in.values());
            return binding > Operator.CONTAINS.binding() ? "( " + text + " )" : text;
        }
        if (expression instanceof Expression.Binary binary) {
            int own = binary.operator().binding();
            String text =
                    print(binary.left(), own) + " " + binary.operator().text() + " " + print(binary.right(), own + 1);
            return binding > own ? "( " + text + " )" : text;
        }
        Expression.New made = (Expression.New) expression;
        return "new " + made.type() + arguments(made.arguments());
    }

    private static String arguments(List<Expression> arguments) {
        return arguments.isEmpty()
                ? "()"
                : arguments.stream().map(Printer::print).collect(Collectors.joining(", ", "( ", " )"));
    }

    private static String literal(Expression.Literal literal) {
        if (literal.value() instanceof String text) {
            return quoted(text);
        }
        return literal.value() instanceof BigDecimal number ? number.toPlainString() : String.valueOf(literal.value());
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

    /** A constraint with its name, if it has one. */
    public static String print(Condition.Constraint constraint) {
        return (constraint.binding() == null ? "" : constraint.binding() + " : ") + print(constraint.expression());
    }

    /** A condition. */
    public static String print(Condition condition) {
        if (condition instanceof Condition.Pattern pattern) {
            String start = (pattern.binding() == null ? "" : pattern.binding() + " : ") + pattern.type();
            return pattern.constraints().isEmpty()
                    ? start + "()"
                    : start
                            + pattern.constraints().stream()
                                    .map(Printer::print)
                                    .collect(Collectors.joining(", ", "( ", " )"));
        }
        if (condition instanceof Condition.Not not) {
            return "not " + inner(not.condition());
        }
        if (condition instanceof Condition.Exists exists) {
            return "exists " + inner(exists.condition());
        }
        String between = condition instanceof Condition.And ? " and " : " or ";
        return condition.parts().stream().map(Printer::inner).collect(Collectors.joining(between));
    }

    private static String inner(Condition condition) {
        boolean one = !(condition instanceof Condition.And) && !(condition instanceof Condition.Or);
        return one ? print(condition) : "( " + print(condition) + " )";
    }
}
