package io.saveplay.intake;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/** Finds text that JSON can hold and other systems cannot: NUL characters and halves of surrogate pairs. */
final class Texts {
    private Texts() {}

    /** Adds a fault for each such text in a tree that has no fault yet. */
    static void check(JsonNode tree, List<Fault> found) {
        check(tree, "", found);
    }

    private static void check(JsonNode node, String pointer, List<Fault> found) {
        if (node.isTextual() && !isFit(node.asText())) {
            add(pointer, "must not have a NUL character or half of a surrogate pair", found);
        } else if (node.isArray()) {
            int index = 0;
            for (JsonNode entry : node) {
                check(entry, pointer + "/" + index, found);
                index++;
            }
        } else if (node.isObject()) {
            for (Map.Entry<String, JsonNode> field : node.properties()) {
                check(field.getValue(), pointer + "/" + Faults.escaped(field.getKey()), found);
            }
        }
    }

    private static void add(String pointer, String message, List<Fault> found) {
        Fault fault = new Fault(pointer, message);
        if (found.stream().noneMatch(other -> other.pointer().equals(fault.pointer()))) {
            found.add(fault);
        }
    }

    /** Whether other systems can hold a text. */
    static boolean isFit(String text) {
        return text.indexOf(0) < 0 && Wording.isWellFormed(text);
    }
}
