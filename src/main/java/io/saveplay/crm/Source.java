package io.saveplay.crm;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.filter.FilteringParserDelegate;
import com.fasterxml.jackson.core.filter.JsonPointerBasedFilter;
import com.fasterxml.jackson.core.filter.TokenFilter;
import java.io.IOException;
import java.util.Optional;

/** Where in a call a secret is sent along. */
sealed interface Source {

    /** The place in words. */
    String words();

    /** What a call has there. */
    Shown of(Call call);

    /**
     * A header.
     *
     * @param prefix what stands before the secret, in any case; empty for nothing
     */
    record Header(String name, String prefix) implements Source {

        @Override
        public String words() {
            return "header `" + name + "`";
        }

        @Override
        public Shown of(Call call) {
            return Shown.at(words(), call.header(name)).then(this::afterPrefix);
        }

        private Shown afterPrefix(String value) {
            return value.regionMatches(true, 0, prefix, 0, prefix.length())
                    ? Shown.at("secret in the " + words(), Optional.of(value.substring(prefix.length())))
                    : Shown.malformed("the " + words() + " does not begin with `" + prefix.strip() + "`");
        }
    }

    /** A header that a proxy sets, and nobody else. */
    record OnlyHeader(String name) implements Source {

        @Override
        public String words() {
            return "header `" + name + "`";
        }

        @Override
        public Shown of(Call call) {
            // A proxy that adds its word to that of a caller, and does not put it in its place, cannot be believed.
            return call.values(name).size() > 1
                    ? Shown.malformed("the " + words()
                            + " is there more than once: the proxy must take it off what callers" + " send")
                    : Shown.at(words(), call.header(name));
        }
    }

    /** A parameter of the query. */
    record Parameter(String name) implements Source {

        @Override
        public String words() {
            return "query parameter `" + name + "`";
        }

        @Override
        public Shown of(Call call) {
            return Shown.at(words(), call.parameter(name));
        }
    }

    /** A text in the JSON body, of which nothing else is kept, since anybody may have sent it. */
    record Body(JsonPointer pointer) implements Source {
        private static final int LARGEST = 1 << 20;
        private static final JsonFactory JSON = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(64)
                        .maxNameLength(Shown.LONGEST)
                        .build())
                .build();

        @Override
        public String words() {
            return "text at `" + pointer + "` of the body";
        }

        @Override
        public Shown of(Call call) {
            if (call.body().length > LARGEST) {
                return Shown.malformed("the body is larger than 1 MiB, and the " + words() + " is looked for");
            }
            try (JsonParser parser = new FilteringParserDelegate(
                    JSON.createParser(call.body()),
                    new JsonPointerBasedFilter(pointer),
                    TokenFilter.Inclusion.ONLY_INCLUDE_ALL,
                    false)) {
                JsonToken first = parser.nextToken();
                return Shown.at(
                        words(), first == JsonToken.VALUE_STRING ? Optional.of(parser.getText()) : Optional.empty());
            } catch (IOException e) {
                return Shown.malformed("the body is not JSON that can be read, and the " + words() + " is looked for");
            }
        }
    }
}
