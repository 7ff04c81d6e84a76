package io.saveplay.bench.peers;

import io.saveplay.bench.peers.Shape.Subject;
import io.saveplay.drl.Operator;

/** The expression languages of peers that read documents. */
final class Syntaxes {
    private Syntaxes() {}

    /** FEEL, in which an entry of a filtered list is {@code item}. */
    static final class Feel extends Syntax {
        Feel() {
            super(" and ", " or ");
        }

        @Override
        String subject(Subject subject) {
            return subject == Subject.MENTION ? "item" : subject.word();
        }

        @Override
        String path(Shape.Field field) {
            String path = subject(field.of()) + "." + field.name();
            return field.key() == null ? path : "get value(" + path + ", " + quoted(field.key()) + ")";
        }

        @Override
        String not(String expression) {
            return "not(" + expression + ")";
        }

        @Override
        String signal(String quotedName) {
            return "list contains(signals, " + quotedName + ")";
        }

        @Override
        String some(Subject subject, String expression) {
            return subject == Subject.MENTION
                    ? "count(mentions[" + expression + "]) > 0"
                    : "(some " + subject.word() + " in " + subject.list() + " satisfies (" + expression + "))";
        }

        @Override
        String contains(String list, String value) {
            return "list contains(" + list + ", " + value + ")";
        }

        @Override
        String equal(Shape.Field field, String path, Operator operator, String value) {
            return path + (operator == Operator.EQUAL ? " = " : " != ") + value;
        }

        /** How often a rule fires. */
        String times(Shape.OfRule rule) {
            return rule.forEachMention()
                    ? "count(mentions[" + write(rule.when()) + "])"
                    : "if " + write(rule.when()) + " then 1 else 0";
        }
    }

    /** The language of GoRules Zen, in which an entry of a list is {@code #}. */
    static final class Zen extends Syntax {
        Zen() {
            super(" and ", " or ");
        }

        @Override
        String subject(Subject subject) {
            return subject == Subject.MENTION || subject == Subject.CONCERN ? "#" : subject.word();
        }

        @Override
        String not(String expression) {
            return "not (" + expression + ")";
        }

        @Override
        String signal(String quotedName) {
            return "contains(signals, " + quotedName + ")";
        }

        @Override
        String some(Subject subject, String expression) {
            return "some(" + subject.list() + ", " + expression + ")";
        }

        @Override
        String contains(String list, String value) {
            return "contains(" + list + ", " + value + ")";
        }

        @Override
        String equal(Shape.Field field, String path, Operator operator, String value) {
            return path + " " + operator.text() + " " + value;
        }
    }

    /** JavaScript over a document that is called {@code d}. */
    static final class JavaScript extends Syntax {
        JavaScript() {
            super(" && ", " || ");
        }

        @Override
        String subject(Subject subject) {
            return subject == Subject.MENTION || subject == Subject.CONCERN ? subject.word() : "d." + subject.word();
        }

        @Override
        String not(String expression) {
            return "!(" + expression + ")";
        }

        @Override
        String isKnown(String path) {
            return path + " !== null";
        }

        @Override
        String signal(String quotedName) {
            return "d.signals.includes(" + quotedName + ")";
        }

        @Override
        String some(Subject subject, String expression) {
            return "d." + subject.list() + ".some(" + subject.word() + " => " + expression + ")";
        }

        @Override
        String contains(String list, String value) {
            return list + ".includes(" + value + ")";
        }

        @Override
        String equal(Shape.Field field, String path, Operator operator, String value) {
            return path + (operator == Operator.EQUAL ? " === " : " !== ") + value;
        }
    }
}
