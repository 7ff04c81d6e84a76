package io.saveplay.drl;

import java.util.Optional;
import java.util.stream.Stream;

/** What may stand between two operands; the higher the binding, the closer it holds them. */
public enum Operator {
    OR("||", 1),
    AND("&&", 2),
    EQUAL("==", 3),
    NOT_EQUAL("!=", 3),
    LESS("<", 4),
    AT_MOST("<=", 4),
    MORE(">", 4),
    AT_LEAST(">=", 4),
    CONTAINS("contains", 4),
    NOT_CONTAINS("not contains", 4),
    MEMBER_OF("memberOf", 4),
    NOT_MEMBER_OF("not memberOf", 4),
    MATCHES("matches", 4),
    NOT_MATCHES("not matches", 4),
    PLUS("+", 5),
    MINUS("-", 5),
    TIMES("*", 6),
    DIVIDE("/", 6),
    REMAINDER("%", 6);

    private final String text;
    private final int binding;

    Operator(String text, int binding) {
        this.text = text;
        this.binding = binding;
    }

    /** As it is written. */
    public String text() {
        return text;
    }

    /** How closely it holds its operands, from 1. */
    public int binding() {
        return binding;
    }

    /** Whether it compares two values that have an order. */
    public boolean orders() {
        return this == LESS || this == AT_MOST || this == MORE || this == AT_LEAST;
    }

    /** Whether it calculates. */
    public boolean calculates() {
        return binding >= PLUS.binding;
    }

    /** Whether it joins two conditions. */
    public boolean joins() {
        return this == OR || this == AND;
    }

    /** The operator that is written so. */
    static Optional<Operator> of(String text) {
        return Stream.of(values())
                .filter(operator -> operator.text.equals(text))
                .findFirst();
    }
}
