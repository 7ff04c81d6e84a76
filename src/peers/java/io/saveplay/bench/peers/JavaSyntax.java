package io.saveplay.bench.peers;

import io.saveplay.bench.peers.Shape.Subject;
import io.saveplay.drl.Expression;
import io.saveplay.drl.Operator;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Java over the records of an event, as a person would write it. */
final class JavaSyntax extends Syntax {
    private final String before;
    private final String after;
    private final Set<String> amounts = new TreeSet<>();

    /**
     * @param before what stands before the name of a fact
     * @param after what stands after it
     */
    JavaSyntax(String before, String after) {
        super(" && ", " || ");
        this.before = before;
        this.after = after;
    }

    /** Where the facts are variables of their own names. */
    static JavaSyntax ofVariables() {
        return new JavaSyntax("", "");
    }

    /** Where the facts are parts of a {@link Case} that is called {@code c}. */
    static JavaSyntax ofCase() {
        return new JavaSyntax("c.", "()");
    }

    /** The constants that the expressions written so far need. */
    String constants() {
        return amounts.stream()
                .map(amount -> "  private static final BigDecimal N" + amount.replace('.', '_') + " = new BigDecimal(\""
                        + amount + "\");\n")
                .collect(Collectors.joining());
    }

    /** A fact or list of facts of a name. */
    String part(String word) {
        return before + word + after;
    }

    @Override
    String subject(Subject subject) {
        return subject == Subject.MENTION || subject == Subject.CONCERN ? subject.word() : part(subject.word());
    }

    @Override
    String path(Shape.Field field) {
        String path = subject(field.of()) + "." + field.name() + "()";
        return field.key() == null ? path : path + ".get(" + quoted(field.key()) + ")";
    }

    @Override
    String not(String expression) {
        return expression.matches("[\\w.()]+ != null")
                ? expression.replace(" != null", " == null")
                : "!(" + expression + ")";
    }

    @Override
    String isKnown(String path) {
        return path + " != null";
    }

    @Override
    String signal(String quotedName) {
        return part("signals") + ".containsKey(" + quotedName + ")";
    }

    @Override
    String some(Subject subject, String expression) {
        return "Case.any(" + part(subject.list()) + ", " + subject.word() + " -> " + expression + ")";
    }

    @Override
    String contains(String list, String value) {
        return list + ".contains(" + value + ")";
    }

    @Override
    String literal(@Nullable Object value) {
        return value instanceof Enum<?> constant
                ? constant.getDeclaringClass().getCanonicalName() + "." + constant.name()
                : super.literal(value);
    }

    @Override
    String equal(Shape.Field field, String path, Operator operator, String value) {
        boolean yes = operator == Operator.EQUAL;
        if (field.type().isEnum()) {
            return path + (yes ? " == " : " != ") + value;
        }
        if (field.type() == boolean.class) {
            return yes == value.equals("true") ? path : "!" + path;
        }
        if (field.type() == int.class) {
            return path + " " + operator.text() + " " + value;
        }
        if (field.type() == Integer.class) {
            String equal = path + " != null && " + path + " == " + value;
            return yes ? equal : "!(" + equal + ")";
        }
        String constant = field.type() == Boolean.class ? "Boolean." + value.toUpperCase(java.util.Locale.ROOT) : value;
        return (yes ? "" : "!") + constant + ".equals(" + path + ")";
    }

    @Override
    String compared(Shape.Field field, String path, Operator operator, String value) {
        if (field.type() == BigDecimal.class) {
            amounts.add(value);
            return path + ".compareTo(N" + value.replace('.', '_') + ") " + operator.text() + " 0";
        }
        return path + " " + operator.text() + " " + value;
    }

    /** An expression of a conclusion. */
    String conclusion(Expression expression, Map<String, Object> names) {
        if (expression instanceof Expression.New made) {
            return "new " + made.type() + "("
                    + made.arguments().stream()
                            .map(argument -> conclusion(argument, names))
                            .collect(Collectors.joining(", "))
                    + ")";
        }
        if (expression instanceof Expression.Literal literal) {
            return literal(literal.value());
        }
        if (expression instanceof Expression.Negative negative) {
            return "-" + conclusion(negative.operand(), names);
        }
        if (expression instanceof Expression.Binary binary && binary.operator() == Operator.PLUS) {
            return conclusion(binary.left(), names) + " + " + conclusion(binary.right(), names);
        }
        if (expression instanceof Expression.Call call && call.target() != null) {
            return conclusion(call.target(), names) + "." + call.name() + "("
                    + call.arguments().stream()
                            .map(argument -> conclusion(argument, names))
                            .collect(Collectors.joining(", "))
                    + ")";
        }
        if (expression instanceof Expression.Member member) {
            return conclusion(member.target(), names) + "." + member.name();
        }
        if (expression instanceof Expression.Name name) {
            Object known = names.get(name.name());
            if (known instanceof Shape.HasSignal signal) {
                return part("signals") + ".get(" + quoted(signal.name()) + ")";
            }
            return known instanceof Subject subject ? subject(subject) : name.name();
        }
        throw new IllegalArgumentException("`" + expression + "` is no part of a conclusion that a peer can be given");
    }
}
