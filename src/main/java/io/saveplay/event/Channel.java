package io.saveplay.event;

/** How the message reached the seller, or how a play may reach the client. */
public enum Channel {
    EMAIL,
    CHAT,
    PORTAL,
    PHONE,
    VIDEO,
    IN_PERSON
}
