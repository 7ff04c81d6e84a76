package io.saveplay.lint;

import io.saveplay.rulebook.Layer;
import java.math.BigDecimal;
import java.util.List;

/** Whether thresholds stand where they are looked for. */
final class Thresholds implements Inspection {
    @Override
    public void inspect(Book book, Found found) {
        for (Layer layer : List.of(Layer.PLAYS, Layer.POLICY)) {
            book.of(layer)
                    .forEach(rule -> Compared.in(rule.info().rule()).stream()
                            .filter(compared -> compared.value() instanceof BigDecimal number && isThreshold(number))
                            .forEach(compared -> found.at(
                                    rule.info(),
                                    compared.place(),
                                    Finding.THRESHOLD,
                                    "set a signal in `signals/` from it, and ask for the signal here",
                                    compared.value() instanceof BigDecimal number ? number.toPlainString() : "",
                                    layer.folder())));
        }
    }

    private static boolean isThreshold(BigDecimal number) {
        return number.signum() != 0 && number.compareTo(BigDecimal.ONE) != 0;
    }
}
