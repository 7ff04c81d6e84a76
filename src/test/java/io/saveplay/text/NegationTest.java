package io.saveplay.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NegationTest {
    private static final PhraseReader READER = new PhraseReader(List.of(
            new Phrase("price", "PRICE", 0.5),
            new Phrase("too expensive", "PRICE", 0.9),
            new Phrase("not worth the price", "WORTH", 0.9),
            new Phrase("not afford", "MONEY", 0.9),
            new Phrase("not trust", "TRUST", 0.8),
            new Phrase("not ready", "LATER", 0.8),
            new Phrase("no money", "MONEY", 0.8),
            new Phrase("too complex", "COMPLEX", 0.8),
            new Phrase("does not integrate", "FIT", 0.8),
            new Phrase("price * high", "HIGH", 0.9),
            new Phrase("regret", "FEAR", 0.7)));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "It is not too expensive.",
                "it isn't too expensive",
                "It isnt too expensive",
                "The price is fine.",
                "The price isn't a problem",
                "the price is not the problem",
                "the price was really okay for us",
                "your price is great",
                "It's not the price",
                "It is not about the price",
                "Never said it was too expensive",
                "I have never regretted it",
                "You will not regret it",
                "No regrets at all",
                "It has nothing to do with the price",
                "We are happy with the price",
                "We were very pleased with your price",
                "I have no problem with the price",
                "It was hardly too expensive",
                "We left for the tool rather than the price",
                "quality instead of price",
                "We signed without a price",
                "It is not that I don't trust you",
                "I am not saying we can't afford it",
                "It is not because of the price",
                "I don't think that it's too expensive",
                "It wasn\u2019t too expensive",
                "neither the price nor anything else",
                "The price does not matter",
                "The price never bothered us",
                "The price has never been a problem",
                "The price is just fine",
                "The price is not high",
                "not too expensive or too complex",
                "Isn't too expensive, we just have no time",
                "Isn't the price, it's the time",
                "Isn't that expensive",
                "Don't you worry over price",
                "It works and isn't too expensive",
                "The tool isn't too expensive, is it?",
            })
    void aNegatedPhraseIsNoReason(String text) {
        assertThat(READER.read(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "It is too expensive.                                     | PRICE",
                "We can't afford it                                       | MONEY",
                "We cannot afford it                                      | MONEY",
                "We can not afford it                                     | MONEY",
                "We can\u2019t afford it                                  | MONEY",
                "We CANT afford it                                        | MONEY",
                "It is not only the price                                 | PRICE",
                "It's not just the price                                  | PRICE",
                "We couldn't wait, too expensive                          | PRICE",
                "Not now. Too expensive!                                  | PRICE",
                "It is not bad but too expensive                          | PRICE",
                "I would not mind, however it is too expensive            | PRICE",
                "I won't because it is too expensive                      | PRICE",
                "No, it is too expensive                                  | PRICE",
                "No it is too expensive                                   | PRICE",
                "Without a discount it is too expensive                   | PRICE",
                "There is no doubt it is too expensive                    | PRICE",
                "We are not happy with the price                          | PRICE",
                "We are not really satisfied with the price               | PRICE",
                "The price is not ok                                      | PRICE",
                "The price isn't fair                                     | PRICE",
                "The price is not the only problem                        | PRICE",
                "The price is the reason we are not going on              | PRICE",
                "The price is high                                        | HIGH",
                "I don't trust you                                        | TRUST",
                "We are not ready                                         | LATER",
                "There is no money                                        | MONEY",
                "It is not worth the price                                | WORTH",
                "Not ready and too expensive                              | LATER PRICE",
                "It does not integrate and is too complex                 | FIT COMPLEX",
                "It never starts and it is too complex                    | COMPLEX",
                "We do not like how slowly it starts each day, too complex | COMPLEX",
                "It did not do what all of us thought is too complex      | COMPLEX",
                "happy with the product, but the price                    | PRICE",
                "The price and the look is fine                           | PRICE",
                "We can't afford it, the price is fine                    | MONEY",
            })
    void aPhraseThatIsNotNegatedIsAReason(String text, String reasons) {
        assertThat(READER.read(text).stream().map(Finding::reason).collect(Collectors.joining(" ")))
                .isEqualTo(reasons);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Isn't it too expensive?                              | PRICE",
                "isnt it too expensive                                | PRICE",
                "Isn\u2019t it a bit too expensive?                  | PRICE",
                "Don't you think it's too expensive?                  | PRICE",
                "Aren't your prices too expensive?                    | PRICE PRICE",
                "Isn't the price too high?                            | HIGH",
                "Wasn't that too complex for you?                     | COMPLEX",
                "Why don't you lower the price?                       | PRICE",
                "Can't you do something about the price?              | PRICE",
                "Won't we regret it?                                  | FEAR",
                "It looks good, but isn't it too expensive?           | PRICE",
                "Nice tool. Isn't it too complex for a shop like ours | COMPLEX",
            })
    void whoAsksWhetherItIsNotSoThinksThatItIs(String text, String reasons) {
        assertThat(READER.read(text).stream().map(Finding::reason).collect(Collectors.joining(" ")))
                .isEqualTo(reasons);
    }
}
