package io.saveplay.crm;

import com.fasterxml.jackson.databind.JsonNode;

/** What an event of a webhook turned out to be, before it is acknowledged. */
public sealed interface Sorted {

    /**
     * It may be a cancellation, and is to be worked on.
     *
     * @param key what it is known by when it is sent again
     */
    record Kept(String key, JsonNode event) implements Sorted {}

    /** It is none, or tells of something that we wrote ourselves; the reason in words. */
    record Ignored(String why) implements Sorted {}

    /**
     * The profile does not get along with it. It is kept, so that nothing is lost, until the profile is mended.
     *
     * @param key what it is known by
     * @param event the event, or the body where none could be found in it
     * @param whole whether it is the body
     * @param cause what went wrong
     */
    record Failed(String key, JsonNode event, boolean whole, String cause) implements Sorted {}
}
