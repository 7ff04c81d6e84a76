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
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** The answers of a questionnaire, by question. */
final class AnswersShape implements Shape {
    private static final int MOST_KNOWN = 1_000;

    private final Pattern question;
    private final Set<String> types;
    private final TextShape text;
    private final int most;
    /** Ids of questions that are well formed: a questionnaire has the same ones each time. */
    private final Set<String> known = ConcurrentHashMap.newKeySet();

    /**
     * Answers.
     *
     * @param question what is found in the id of a question
     * @param types of which types an answer may be
     * @param text what an answer in words is
     * @param most how many answers there are at most
     */
    AnswersShape(Pattern question, Set<String> types, TextShape text, int most) {
        this.question = question;
        this.types = Set.copyOf(types);
        this.text = text;
        this.most = most;
    }

    @Override
    public Object read(JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw new Unsure();
        }
        Map<String, String> answers = new HashMap<>();
        for (String id = parser.nextFieldName(); id != null; id = parser.nextFieldName()) {
            parser.nextToken();
            if (answers.size() == most
                    || !isQuestion(id)
                    || answers.put(id, EventReader.answer(answer(parser))) != null) {
                throw new Unsure();
            }
        }
        return answers;
    }

    private boolean isQuestion(String id) {
        if (known.contains(id)) {
            return true;
        }
        boolean is = question.matcher(id).find();
        if (is && known.size() < MOST_KNOWN) {
            known.add(id);
        }
        return is;
    }

    private ValueNode answer(JsonParser parser) throws IOException {
        switch (parser.currentToken()) {
            case VALUE_STRING -> {
                return TextNode.valueOf((String) text.read(taken("string", parser)));
            }
            case VALUE_TRUE -> {
                taken("boolean", parser);
                return BooleanNode.TRUE;
            }
            case VALUE_FALSE -> {
                taken("boolean", parser);
                return BooleanNode.FALSE;
            }
            default -> {
                return NumberShape.number(taken("number", parser));
            }
        }
    }

    private JsonParser taken(String type, JsonParser parser) {
        if (!types.contains(type)) {
            throw new Unsure();
        }
        return parser;
    }
}
