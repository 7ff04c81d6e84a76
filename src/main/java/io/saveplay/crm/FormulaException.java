package io.saveplay.crm;

/** A formula that came to no end or to no value; the message says why, in words for an analyst. */
final class FormulaException extends Exception {
    private static final long serialVersionUID = 1L;

    FormulaException(String message) {
        super(message);
    }
}
