package io.saveplay.crm;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads the body of a webhook into a tree, with an eye on those who send bodies to do harm. */
final class Bodies {
    private static final int DEEPEST = 64;
    private static final int MOST_NODES = 50_000;
    private static final int LONGEST_NUMBER = 100;
    private static final int LONGEST_TEXT = 256 << 10;

    private static final ObjectMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxNumberLength(LONGEST_NUMBER)
                            .maxStringLength(LONGEST_TEXT)
                            .build())
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private Bodies() {}

    /**
     * The tree of a body.
     *
     * @throws IOException when it cannot be read; the message says why, in words that repeat nothing of it
     */
    static JsonNode read(Profile.Body kind, byte[] body) throws IOException {
        return switch (kind) {
            case JSON -> json(body);
            case XML -> xml(body);
            case FORM -> form(body);
        };
    }

    private static JsonNode json(byte[] body) throws IOException {
        try {
            JsonNode tree = JSON.readTree(text(body));
            if (tree == null || tree.isMissingNode()) {
                throw new IOException("the body is empty");
            }
            return tree;
        } catch (JacksonException e) {
            var place = e.getLocation();
            String where = place == null ? "" : " at line " + place.getLineNr() + ", column " + place.getColumnNr();
            throw new IOException("the body is not JSON" + where, e);
        }
    }

    private static String text(byte[] body) throws IOException {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new IOException("the body is not UTF-8", e);
        }
    }

    private static JsonNode form(byte[] body) throws IOException {
        ObjectNode form = JsonNodeFactory.instance.objectNode();
        for (String pair : text(body).split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                try {
                    add(
                            form,
                            URLDecoder.decode(pair.substring(0, equals), StandardCharsets.UTF_8),
                            TextNode.valueOf(URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8)));
                } catch (IllegalArgumentException e) {
                    throw new IOException("the body is not a form", e);
                }
            }
            if (form.size() > MOST_NODES) {
                throw new IOException("the body has too many parts");
            }
        }
        return form;
    }

    /** Elements by their local names; what is there several times is a list. No document type, so no entity, is read. */
    private static JsonNode xml(byte[] body) throws IOException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(body));
            try {
                while (reader.next() != XMLStreamConstants.START_ELEMENT) {
                    if (reader.getEventType() == XMLStreamConstants.DTD) {
                        throw new IOException("the body has a document type, which is not read");
                    }
                }
                ObjectNode root = JsonNodeFactory.instance.objectNode();
                root.set(reader.getLocalName(), new Elements(reader).read(1));
                while (reader.hasNext()) {
                    reader.next();
                }
                return root;
            } finally {
                reader.close();
            }
        } catch (XMLStreamException e) {
            var place = e.getLocation();
            String where = place == null ? "" : " at line " + place.getLineNumber();
            throw new IOException("the body is not XML" + where, e);
        }
    }

    private static final class Elements {
        private final XMLStreamReader reader;
        private int read;

        Elements(XMLStreamReader reader) {
            this.reader = reader;
        }

        /** The element that the reader is at the start of, up to its end. */
        JsonNode read(int depth) throws XMLStreamException, IOException {
            read++;
            if (depth > DEEPEST || read > MOST_NODES) {
                throw new IOException("the body is too deep, or has too many parts");
            }
            ObjectNode children = JsonNodeFactory.instance.objectNode();
            StringBuilder text = new StringBuilder();
            while (true) {
                switch (reader.next()) {
                    case XMLStreamConstants.START_ELEMENT -> add(children, reader.getLocalName(), read(depth + 1));
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text.append(reader.getText());
                    case XMLStreamConstants.ENTITY_REFERENCE ->
                        throw new IOException("the body has an entity, which is not read");
                    case XMLStreamConstants.END_ELEMENT -> {
                        if (!children.isEmpty()) {
                            return children;
                        }
                        String value = text.toString().strip();
                        return value.isEmpty() ? JsonNodeFactory.instance.nullNode() : TextNode.valueOf(value);
                    }
                    default -> {
                        // Comments and processing instructions say nothing.
                    }
                }
            }
        }
    }

    private static void add(ObjectNode parent, String name, JsonNode value) {
        JsonNode before = parent.get(name);
        if (before == null) {
            parent.set(name, value);
        } else if (before instanceof ArrayNode many) {
            many.add(value);
        } else {
            parent.set(name, JsonNodeFactory.instance.arrayNode().add(before).add(value));
        }
    }
}
