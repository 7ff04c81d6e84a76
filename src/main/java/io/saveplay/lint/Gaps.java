package io.saveplay.lint;

import io.saveplay.rulebook.Layer;
import io.saveplay.rulebook.RuleInfo;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Whether rules that split the values of a field leave one out. Rules of one subject that differ in one field alone are
 * such a table, and so are the rules of one criterion, with the signals that they ask for.
 */
final class Gaps implements Inspection {

    /**
     * What rules of a table say of a field.
     *
     * @param name what the rules are called together
     * @param context what they have in common beside the field
     * @param field the field, with the type of its fact
     */
    private record Table(String name, String context, String field) {}

    /** One rule's values of a field. */
    private record Row(Studied rule, Body values) {}

    @Override
    public void inspect(Book book, Found found) {
        Set<String> told = new HashSet<>();
        Map<Table, List<Row>> subjects = new LinkedHashMap<>();
        Map<Table, List<Row>> named = new LinkedHashMap<>();
        for (Studied rule : book.rules()) {
            rule.branches().forEach(branch -> addSubject(rule, branch, subjects));
            rule.branches().forEach(branch -> addAll(subject(rule), rule, branch, named));
        }
        subjects.forEach((table, rows) -> {
            List<Row> all = named.getOrDefault(new Table(table.name(), "", table.field()), rows);
            if (rows.stream().map(Row::values).distinct().count() > 1 && isTable(table, rows, book)) {
                tell(table, rows, all, false, told, found);
            }
        });
        Map<Table, List<Row>> criteria = new LinkedHashMap<>();
        book.of(Layer.QUALIFICATION)
                .forEach(rule ->
                        rule.ways().forEach(way -> addAll(rule.info().insert().subject(), rule, way, criteria)));
        criteria.forEach((table, rows) -> tell(table, rows, rows, true, told, found));
    }

    /** Each field of a branch, under everything else that the branch says. */
    private static void addSubject(Studied rule, Branch branch, Map<Table, List<Row>> tables) {
        for (Fact fact : single(branch)) {
            fact.terms().forEach((term, possible) -> {
                if (!isCounted(possible.body())) {
                    return;
                }
                Map<String, Possible> others = new TreeMap<>(fact.terms());
                others.remove(term);
                List<Fact> rest = new ArrayList<>(branch.there());
                rest.remove(fact);
                String context = rule.info().layer() + " " + rest + others + branch.absent() + branch.other();
                add(new Table(subject(rule), context, fact.type() + "." + term), rule, possible, tables);
            });
        }
    }

    /** Each field of a branch, whatever else the branch says. */
    private static void addAll(String name, Studied rule, Branch branch, Map<Table, List<Row>> tables) {
        single(branch)
                .forEach(fact -> fact.terms()
                        .forEach((term, possible) ->
                                add(new Table(name, "", fact.type() + "." + term), rule, possible, tables)));
    }

    private static String subject(Studied rule) {
        return rule.name().substring(0, rule.name().indexOf('/'));
    }

    /**
     * Whether rules are to cover all values between them. What speaks for or against something need not speak each
     * time, so there they are a table only when they are all that their subject has.
     */
    private static boolean isTable(Table table, List<Row> rows, Book book) {
        Layer layer = rows.get(0).rule().info().layer();
        long inTable = rows.stream().map(row -> row.rule().name()).distinct().count();
        return layer == Layer.SIGNALS
                || layer == Layer.QUALIFICATION
                || book.of(layer).stream()
                                .filter(rule -> subject(rule).equals(table.name()))
                                .count()
                        == inTable;
    }

    private static List<Fact> single(Branch branch) {
        return branch.there().stream()
                .filter(fact -> World.isAlwaysThere(fact.type()))
                .toList();
    }

    /** Whether one can say which values are missing: numbers, and the constants of an enum. */
    private static boolean isCounted(Body body) {
        return body instanceof Spans
                || (body instanceof Among among && among.all().size() > 2);
    }

    private static void add(Table table, Studied rule, Possible possible, Map<Table, List<Row>> tables) {
        if (isCounted(possible.body())) {
            tables.computeIfAbsent(table, key -> new ArrayList<>()).add(new Row(rule, possible.body()));
        }
    }

    private static void tell(
            Table table, List<Row> rows, List<Row> named, boolean ranges, Set<String> told, Found found) {
        List<Body> shares = rows.stream().map(Row::values).distinct().toList();
        if (shares.size() < 2) {
            return;
        }
        Body covered = union(rows);
        Body anywhere = union(named);
        List<String> missing = new ArrayList<>();
        if (covered instanceof Among among && covered.equals(anywhere)) {
            missing.addAll(constant(among, shares));
        }
        for (Span gap : covered.join(anywhere).gaps()) {
            // One number is an oversight; a range between two signals may be meant.
            if (gap.isOne() || ranges) {
                missing.add(gap.words());
            }
        }
        RuleInfo last = rows.get(rows.size() - 1).rule().info();
        for (String one : missing) {
            if (told.add(table.field() + " " + one)) {
                found.of(last, Finding.GAP, "cover it, also if only to say so", table.name(), table.field(), one);
            }
        }
    }

    private static Body union(List<Row> rows) {
        Body all = new Body.None();
        for (Row row : rows) {
            all = all.join(row.values());
        }
        return all;
    }

    /** The one constant that is left out by rules that share out the others. */
    private static Set<String> constant(Among covered, List<Body> shares) {
        for (int i = 0; i < shares.size(); i++) {
            for (int j = 0; j < i; j++) {
                if (!(shares.get(i).meet(shares.get(j)) instanceof Body.None)) {
                    return Set.of();
                }
            }
        }
        Set<String> left = new TreeSet<>(covered.all());
        left.removeAll(covered.values());
        return left.size() == 1 && !covered.except() ? left : Set.of();
    }
}
