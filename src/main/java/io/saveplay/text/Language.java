package io.saveplay.text;

import io.saveplay.text.Sentences.Sentence;
import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tells sentences in other languages from English ones. English is what is expected: a sentence is taken for another
 * language only where that is clear, and up to three words, names and shorthand are read. Words that English is known by
 * settle most sentences in microseconds; only a sentence with few of them is shown to the {@link LanguageModel}.
 */
final class Language {
    /** Below that many words a sentence in Latin letters tells too little. */
    private static final int LEAST_WORDS = 3;
    /** With one English word in so many, a sentence is English. */
    private static final int ONE_IN = 3;
    /** How many times as likely as English another language must be, by how much of the sentence is English words. */
    private static final double CLEAR = 1.15;

    private static final double CLEAR_IN_THREE_WORDS = 1.35;
    private static final double PER_SHARE = 3;
    /** A text of another language costs that many looks of the model, and then goes on as it began. */
    private static final int MOST_LOOKS = 40;

    private static final Map<UnicodeScript, String> SCRIPTS = new EnumMap<>(Map.ofEntries(
            Map.entry(UnicodeScript.HAN, "Chinese"),
            Map.entry(UnicodeScript.HIRAGANA, "Japanese"),
            Map.entry(UnicodeScript.KATAKANA, "Japanese"),
            Map.entry(UnicodeScript.HANGUL, "Korean"),
            Map.entry(UnicodeScript.THAI, "Thai"),
            Map.entry(UnicodeScript.GREEK, "Greek"),
            Map.entry(UnicodeScript.HEBREW, "Hebrew"),
            Map.entry(UnicodeScript.ARMENIAN, "Armenian"),
            Map.entry(UnicodeScript.GEORGIAN, "Georgian"),
            Map.entry(UnicodeScript.TAMIL, "Tamil"),
            Map.entry(UnicodeScript.TELUGU, "Telugu"),
            Map.entry(UnicodeScript.BENGALI, "Bengali"),
            Map.entry(UnicodeScript.GUJARATI, "Gujarati"),
            Map.entry(UnicodeScript.GURMUKHI, "Punjabi"),
            Map.entry(UnicodeScript.KANNADA, "Kannada"),
            Map.entry(UnicodeScript.MALAYALAM, "Malayalam"),
            Map.entry(UnicodeScript.KHMER, "Khmer")));

    private final String text;
    private final List<Sentence> sentences;
    private int looks;

    private Language(String text, List<Sentence> sentences) {
        this.text = text;
        this.sentences = sentences;
    }

    /**
     * The language of each sentence, in English, where it is another than English; nothing where the sentence is to be
     * read. A sentence that tells nothing by itself goes with the others: it is read unless they are all foreign.
     */
    static List<@Nullable String> foreign(String text, List<Sentence> sentences) {
        return new Language(text, sentences).judge();
    }

    private List<@Nullable String> judge() {
        List<Verdict> verdicts = new ArrayList<>();
        Verdict before = Verdict.OPEN;
        for (Sentence sentence : sentences) {
            before = judge(text.substring(sentence.start(), sentence.end()), before);
            verdicts.add(before);
        }
        boolean english = verdicts.contains(Verdict.ENGLISH);
        if (!english && verdicts.stream().allMatch(Verdict.OPEN::equals)) {
            Verdict whole = whole();
            verdicts.replaceAll(any -> whole);
            english = whole.english();
        }
        List<@Nullable String> languages = new ArrayList<>();
        String last = null;
        for (int i = 0; i < verdicts.size() && last == null; i++) {
            last = verdicts.get(i).foreign();
        }
        for (Verdict verdict : verdicts) {
            last = verdict.foreign() == null ? last : verdict.foreign();
            languages.add(english && verdict.foreign() == null ? null : last);
        }
        return languages;
    }

    /** Several short sentences may tell together what none of them tells. */
    private Verdict whole() {
        if (sentences.size() < 2) {
            return Verdict.OPEN;
        }
        StringBuilder all = new StringBuilder();
        for (Sentence sentence : sentences.subList(0, Math.min(sentences.size(), MOST_LOOKS))) {
            all.append(text, sentence.start(), sentence.end()).append(' ');
        }
        return judge(all.toString(), Verdict.OPEN);
    }

    private Verdict judge(String sentence, Verdict before) {
        UnicodeScript script = script(sentence);
        if (script != UnicodeScript.LATIN) {
            String name = SCRIPTS.get(script);
            return new Verdict(
                    false, name != null ? name : LanguageModel.look(sentence).name());
        }
        List<String> words = English.words(sentence);
        int enough = (words.size() + ONE_IN - 1) / ONE_IN;
        int english = 0;
        for (int i = 0; i < words.size() && english < enough; i++) {
            english += English.knows(words.get(i)) ? 1 : 0;
        }
        if (english == enough && english > 0) {
            return Verdict.ENGLISH;
        }
        if (words.size() < LEAST_WORDS) {
            return Verdict.OPEN;
        }
        if (looks++ >= MOST_LOOKS) {
            return before;
        }
        double needed =
                (words.size() == LEAST_WORDS ? CLEAR_IN_THREE_WORDS : CLEAR) + PER_SHARE * english / words.size();
        LanguageModel.Look look = LanguageModel.look(String.join(" ", words));
        if (look.timesEnglish() >= needed) {
            return new Verdict(false, look.name());
        }
        return english > 0 ? Verdict.ENGLISH : Verdict.OPEN;
    }

    /** The script of most letters, if it is another than Latin; Japanese by its own letters, however few. */
    private static UnicodeScript script(String sentence) {
        boolean plain = true;
        for (int i = 0; i < sentence.length(); i++) {
            plain &= sentence.charAt(i) < '\u0250';
        }
        if (plain) {
            return UnicodeScript.LATIN;
        }
        Map<UnicodeScript, Integer> letters = new EnumMap<>(UnicodeScript.class);
        sentence.codePoints()
                .filter(Character::isLetter)
                .forEach(point -> letters.merge(UnicodeScript.of(point), 1, Integer::sum));
        int all = letters.values().stream().mapToInt(Integer::intValue).sum();
        letters.remove(UnicodeScript.COMMON);
        int latin = letters.getOrDefault(UnicodeScript.LATIN, 0);
        if (latin * 2 >= all) {
            return UnicodeScript.LATIN;
        }
        if (letters.containsKey(UnicodeScript.HIRAGANA) || letters.containsKey(UnicodeScript.KATAKANA)) {
            return UnicodeScript.HIRAGANA;
        }
        return letters.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(UnicodeScript.LATIN);
    }

    private record Verdict(boolean english, @Nullable String foreign) {
        static final Verdict ENGLISH = new Verdict(true, null);
        /** Nothing tells. */
        static final Verdict OPEN = new Verdict(false, null);
    }
}
