package io.saveplay.intake;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.databind.node.ValueNode;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The answers of a questionnaire, by question.
 *
 * @param question what is found in the id of a question
 * @param types of which types an answer may be
 * @param text what an answer in words is
 * @param most how many answers there are at most
 */
record AnswersShape(Pattern question, Set<String> types, TextShape text, int most) implements Shape {

    @Override
    public Object read(JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw new Unsure();
        }
        Map<String, String> answers = new HashMap<>();
        for (String id = parser.nextFieldName(); id != null; id = parser.nextFieldName()) {
            parser.nextToken();
            if (answers.size() == most
                    || !question.matcher(id).find()
                    || answers.put(id, EventReader.answer(answer(parser))) != null) {
                throw new Unsure();
            }
        }
        return answers;
    }

    private ValueNode answer(JsonParser parser) throws IOException {
        switch (parser.currentToken()) {
            case VALUE_STRING -> {
                return TextNode.valueOf((String) text.read(known("string", parser)));
            }
            case VALUE_TRUE -> {
                known("boolean", parser);
                return BooleanNode.TRUE;
            }
            case VALUE_FALSE -> {
                known("boolean", parser);
                return BooleanNode.FALSE;
            }
            default -> {
                return NumberShape.number(known("number", parser));
            }
        }
    }

    private JsonParser known(String type, JsonParser parser) {
        if (!types.contains(type)) {
            throw new Unsure();
        }
        return parser;
    }
}
