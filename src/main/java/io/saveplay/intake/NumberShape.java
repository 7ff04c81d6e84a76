package io.saveplay.intake;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ValueNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.function.Function;

/** A number within bounds. */
final class NumberShape implements Shape {
    /** A number with more of them, or with an exponent, is seldom meant. */
    private static final int MOST_DIGITS = 30;

    private static final JsonNodeFactory NODES = StrictJson.JSON.getNodeFactory();

    private final boolean whole;
    private final BigDecimal least;
    private final BigDecimal most;
    private final Function<ValueNode, ? extends Object> made;

    /**
     * A number.
     *
     * @param whole whether it has no decimal point
     * @param made what the event holds for it
     */
    NumberShape(boolean whole, BigDecimal least, BigDecimal most, Function<ValueNode, ? extends Object> made) {
        this.whole = whole;
        this.least = least;
        this.most = most;
        this.made = made;
    }

    @Override
    public Object read(JsonParser parser) throws IOException {
        ValueNode number = number(parser);
        BigDecimal value = number.decimalValue();
        if ((whole && !number.isIntegralNumber()) || value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw new Unsure();
        }
        return made.apply(number);
    }

    /** The number that the parser is at, as a tree would hold it. */
    static ValueNode number(JsonParser parser) throws IOException {
        switch (parser.currentToken()) {
            case VALUE_NUMBER_INT -> {
                if (parser.getNumberType() == JsonParser.NumberType.INT) {
                    return NODES.numberNode(parser.getIntValue());
                }
                if (parser.getNumberType() == JsonParser.NumberType.LONG) {
                    return NODES.numberNode(parser.getLongValue());
                }
                throw new Unsure();
            }
            case VALUE_NUMBER_FLOAT -> {
                String text = parser.getText();
                if (text.length() > MOST_DIGITS || text.indexOf('e') >= 0 || text.indexOf('E') >= 0) {
                    throw new Unsure();
                }
                // As a tree holds it: `1.50` is `1.5` there.
                return NODES.numberNode(parser.getDecimalValue().stripTrailingZeros());
            }
            default -> throw new Unsure();
        }
    }
}
