package io.saveplay.lint;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Numbers, as spans that do not touch, lowest first.
 *
 * @param whole whether only whole numbers are meant
 */
record Spans(List<Span> spans, boolean whole) implements Body {
    private static final Comparator<Span> LOWEST = Comparator.comparing(
                    Span::low, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(Span::open);

    /** The plainest form of some spans. */
    static Body of(List<Span> some, boolean whole) {
        List<Span> sorted = some.stream()
                .map(span -> whole ? span.whole() : span)
                .filter(span -> !span.isEmpty())
                .sorted(LOWEST)
                .toList();
        List<Span> merged = new ArrayList<>();
        for (Span next : sorted) {
            Span last = merged.isEmpty() ? null : merged.get(merged.size() - 1);
            if (last != null && !apart(last, next, whole)) {
                boolean longer = new Span(null, true, next.high(), next.ends())
                        .and(new Span(null, true, last.high(), last.ends()))
                        .equals(new Span(null, true, last.high(), last.ends()));
                Span end = longer ? next : last;
                merged.set(merged.size() - 1, new Span(last.low(), last.open(), end.high(), end.ends()));
            } else {
                merged.add(next);
            }
        }
        if (merged.isEmpty()) {
            return new None();
        }
        Span first = merged.get(0);
        return first.low() == null && first.high() == null ? new Any() : new Spans(List.copyOf(merged), whole);
    }

    /** Whether there is a number between the end of one span and the start of the next. */
    private static boolean apart(Span last, Span next, boolean whole) {
        if (last.high() == null || next.low() == null) {
            return false;
        }
        return !gap(last, next, whole).isEmpty();
    }

    private static Span gap(Span last, Span next, boolean whole) {
        BigDecimal end = last.high();
        BigDecimal start = next.low();
        Span gap = new Span(end, !last.ends(), start, !next.open());
        return whole ? gap.whole() : gap;
    }

    Body and(Spans other) {
        List<Span> both = new ArrayList<>();
        spans.forEach(one -> other.spans.forEach(two -> both.add(one.and(two))));
        return of(both, whole || other.whole);
    }

    Body others() {
        List<Span> others = new ArrayList<>(between());
        Span first = spans.get(0);
        Span last = spans.get(spans.size() - 1);
        if (first.low() != null) {
            others.add(new Span(null, true, first.low(), !first.open()));
        }
        if (last.high() != null) {
            others.add(new Span(last.high(), !last.ends(), null, true));
        }
        return of(others, whole);
    }

    /** What lies between the spans. */
    List<Span> between() {
        List<Span> gaps = new ArrayList<>();
        for (int i = 1; i < spans.size(); i++) {
            gaps.add(gap(spans.get(i - 1), spans.get(i), whole));
        }
        return gaps;
    }
}
