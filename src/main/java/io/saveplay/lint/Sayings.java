package io.saveplay.lint;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.saveplay.rulebook.Saying;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Whether phrases and examples can tell reasons apart: none is there twice, and none stands alone. */
final class Sayings implements Inspection {
    private static final int FEW = 5;
    private static final int LONGEST = 80;
    private static final String READ = "en";

    @Override
    public void inspect(Book book, Found found) {
        phrases(book.ruleset().phrases(), found);
        Map<String, List<Saying>> languages = book.ruleset().examples().stream()
                .collect(groupingBy(saying -> saying.file().split("/", -1)[1], TreeMap::new, toList()));
        languages.forEach((language, examples) -> {
            examples(examples, found);
            if (language.equals(READ)) {
                few(examples, found);
            } else {
                found.in("examples/" + language, Finding.EXAMPLES_NOT_READ, null, language);
            }
        });
    }

    private static void phrases(List<Saying> phrases, Found found) {
        Map<String, Saying> seen = new HashMap<>();
        for (Saying phrase : phrases) {
            Saying before = seen.putIfAbsent(phrase.likeness(), phrase);
            if (before == null) {
                continue;
            }
            if (before.group().equals(phrase.group())) {
                found.on(
                        phrase.file(),
                        phrase.line(),
                        Finding.PHRASE_TWICE,
                        "delete one of them",
                        shown(phrase),
                        shown(before),
                        place(before));
            } else {
                found.on(
                        phrase.file(),
                        phrase.line(),
                        Finding.PHRASE_OF_TWO_REASONS,
                        "delete one of them, or add words that only one reason is told with",
                        shown(phrase),
                        phrase.group(),
                        shown(before),
                        place(before),
                        before.group());
            }
        }
    }

    private static void examples(List<Saying> examples, Found found) {
        Map<String, Saying> seen = new HashMap<>();
        for (Saying example : examples) {
            Saying before = seen.putIfAbsent(example.likeness(), example);
            if (before == null) {
                continue;
            }
            if (Objects.equals(before.reason(), example.reason())) {
                found.on(
                        example.file(),
                        example.line(),
                        Finding.EXAMPLE_TWICE,
                        "delete one of them",
                        shown(example),
                        place(before));
            } else {
                found.on(
                        example.file(),
                        example.line(),
                        Finding.EXAMPLE_OF_TWO_REASONS,
                        "delete one of them, or say in each what only that reason is told with",
                        shown(example),
                        reason(example),
                        reason(before),
                        place(before));
            }
        }
    }

    private static void few(List<Saying> examples, Found found) {
        Map<String, List<Saying>> groups = examples.stream().collect(groupingBy(Saying::group, TreeMap::new, toList()));
        groups.forEach((group, members) -> {
            if (members.size() < FEW) {
                found.on(
                        members.get(0).file(),
                        members.get(0).line(),
                        Finding.FEW_EXAMPLES,
                        "write more of them, each in other words",
                        members.size(),
                        group);
            }
        });
    }

    private static String reason(Saying saying) {
        return saying.reason() == null ? "no reason" : "`" + saying.reason() + "`";
    }

    private static String place(Saying saying) {
        return saying.file() + ":" + saying.line();
    }

    private static String shown(Saying saying) {
        String text = saying.text();
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
