package io.saveplay.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class LabelledTest {
    private static final Set<String> CODES = Set.of("BUDGET.PRICE", "TRUST");

    private static String faults(String file) {
        return String.valueOf(catchThrowable(() -> Labelled.read(file, CODES)).getMessage());
    }

    @Test
    void columnsAreFoundByTheirNames() throws MislabelledException {
        String file = """
                source\tlabel\tother\talt_labels\tid\ttext\r
                shop\tBUDGET\tx\tTRUST, UNKNOWN,\t7\t"So ""dear"\r
                \r
                \tNOT_CANCELLING\t\t\t\tHello\r
                """;
        assertThat(Labelled.read(file, CODES).rows())
                .containsExactly(
                        new Labelled.Row(2, "7", "\"So \"\"dear\"", "BUDGET", List.of("TRUST", "UNKNOWN"), "shop"),
                        new Labelled.Row(4, "line 4", "Hello", "NOT_CANCELLING", List.of(), ""));
    }

    @Test
    void aFamilyAndItsChildrenAreLabels() throws MislabelledException {
        String file = "text\tlabel\na\tBUDGET\nb\tBUDGET.PRICE\nc\tUNSTATED\nd\tUNKNOWN\n";
        assertThat(Labelled.read(file, CODES).rows())
                .extracting(Labelled.Row::source)
                .containsOnlyNulls();
    }

    @Test
    void everythingThatIsWrongIsSaidByLine() {
        String file = """
                text\tlabel\talt_labels
                fine\tTRUST\t
                a\tMONEY\t
                b\tTRUST\tUNKNOWN,trust
                c\tTRUST
                d\te\tTRUST\t
                 \tTRUST\t
                f\t\t
                """;
        assertThat(faults(file))
                .isEqualTo("line 3: `MONEY` is not a label; labels are BUDGET, NOT_CANCELLING, TRUST, UNKNOWN, UNSTATED"
                        + " and the codes below them\n"
                        + "line 4: `trust` is not a label; labels are BUDGET, NOT_CANCELLING, TRUST, UNKNOWN, UNSTATED"
                        + " and the codes below them\n"
                        + "line 5: there are 2 columns where the header has 3\n"
                        + "line 6: there are 4 columns where the header has 3\n"
                        + "line 7: there is no text\n"
                        + "line 8: there is no label; labels are BUDGET, NOT_CANCELLING, TRUST, UNKNOWN, UNSTATED"
                        + " and the codes below them");
    }

    @Test
    void columnsThatAreMissingOrThereTwiceAreSaid() {
        assertThat(faults("id,text,label\n1,a,TRUST\n"))
                .isEqualTo("line 1: there is no column `text`; the columns are `id,text,label`\n"
                        + "line 1: there is no column `label`; the columns are `id,text,label`");
        assertThat(faults("text\tlabel\ttext\na\tTRUST\tb\n")).isEqualTo("line 1: there are two columns `text`");
        assertThat(faults("text\tlabel\n\n")).isEqualTo("there is no row below the header");
    }

    @Test
    void somebodysWordsInTheWrongPlaceAreNotRepeated() {
        assertThat(faults("label\ttext\nI am leaving since my neighbour was so rude to me\tTRUST\n"))
                .startsWith("line 2: `...` is not a label; labels are ");
        assertThat(faults("I am leaving since my neighbour was so rude to me\tTRUST\n"))
                .startsWith("line 1: there is no column `text`; the columns are `...`, `TRUST`\n");
    }

    @Test
    void ofVeryManyFaultsTheFirstAreSaid() {
        assertThat(faults("text\tlabel\n" + "a\tX\n".repeat(25)).lines())
                .hasSize(21)
                .endsWith("and 5 more like these");
    }
}
