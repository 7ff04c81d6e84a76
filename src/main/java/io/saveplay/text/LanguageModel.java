package io.saveplay.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import opennlp.tools.langdetect.LanguageDetectorFactory;
import opennlp.tools.langdetect.LanguageDetectorME;
import opennlp.tools.langdetect.LanguageDetectorModel;

/**
 * The language that a text is most likely in, by the model of Apache OpenNLP. It is loaded when the first text is in
 * doubt, so that a service that reads plain English never pays for it.
 */
final class LanguageModel {
    /**
     * Languages that people write such texts in, by ISO 639-3. The model knows a hundred; what is left out are those that
     * English shorthand looks like by chance, such as Latin, Waray and Volapük.
     */
    private static final Set<String> SPOKEN = Set.of(
            "afr", "ara", "aze", "bel", "ben", "bos", "bul", "cat", "ces", "cmn", "cym", "dan", "deu", "ell", "est",
            "ekk", "eus", "fas", "fin", "fra", "gle", "glg", "guj", "heb", "hin", "hrv", "hun", "hye", "ind", "isl",
            "ita", "jpn", "kan", "kat", "kaz", "kor", "lav", "lvs", "lit", "mal", "mar", "mkd", "mon", "msa", "nep",
            "nld", "nno", "nob", "pan", "pes", "pol", "por", "pus", "ron", "rus", "slk", "slv", "som", "spa", "sqi",
            "srp", "swa", "swe", "tam", "tel", "tgl", "tha", "tur", "ukr", "urd", "uzb", "vie", "zul");
    /** Codes that the JDK has no name for. */
    private static final Map<String, String> NAMES = Map.of(
            "cmn",
            "Chinese",
            "nob",
            "Norwegian",
            "nno",
            "Norwegian",
            "pes",
            "Persian",
            "ekk",
            "Estonian",
            "lvs",
            "Latvian");

    private static final String ENGLISH = "eng";

    private LanguageModel() {}

    /** What a text looks like; case makes a difference and should be lower. */
    static Look look(String text) {
        double english = Double.MIN_VALUE;
        double most = 0;
        String best = ENGLISH;
        for (opennlp.tools.langdetect.Language guess : new LanguageDetectorME(Loaded.MODEL).predictLanguages(text)) {
            if (guess.getLang().equals(ENGLISH)) {
                english = guess.getConfidence();
            } else if (guess.getConfidence() > most && SPOKEN.contains(guess.getLang())) {
                most = guess.getConfidence();
                best = guess.getLang();
            }
        }
        return new Look(Loaded.NAMES_BY_CODE.getOrDefault(best, best), most / english);
    }

    /**
     * What a text looks like.
     *
     * @param name the most likely language but English, in English
     * @param timesEnglish how many times as likely as English it is
     */
    record Look(String name, double timesEnglish) {}

    private static final class Loaded {
        static final LanguageDetectorModel MODEL = load();
        static final Map<String, String> NAMES_BY_CODE = names();

        private static LanguageDetectorModel load() {
            try (InputStream file = Objects.requireNonNull(
                    LanguageModel.class.getResourceAsStream("/langdetect-183.bin"), "langdetect-183.bin")) {
                return new LanguageDetectorModel(PackedModel.read(file), Map.of(), new LanguageDetectorFactory());
            } catch (IOException e) {
                throw new UncheckedIOException("the language model cannot be read", e);
            }
        }

        private static Map<String, String> names() {
            Map<String, String> names = new HashMap<>();
            for (String code : Locale.getISOLanguages()) {
                Locale language = Locale.forLanguageTag(code);
                names.put(language.getISO3Language(), language.getDisplayLanguage(Locale.ENGLISH));
            }
            names.putAll(NAMES);
            return names;
        }
    }
}
