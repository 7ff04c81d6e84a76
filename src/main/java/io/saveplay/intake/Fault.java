package io.saveplay.intake;

/**
 * One thing that is wrong with what arrived.
 *
 * @param pointer JSON pointer (RFC 6901) to the place; empty for the whole
 * @param message what is wrong, lower case and without a full stop
 */
public record Fault(String pointer, String message) {

    public Fault {
        // Places and messages repeat names and values that somebody sent, and must always be fit to be sent back.
        pointer = Wording.wellFormed(pointer);
        message = Wording.wellFormed(message);
    }
}
