package io.saveplay.lint;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.saveplay.rulebook.RulesFolder;
import io.saveplay.rulebook.Shipped;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A ruleset that has something and a near one that has not, as changes to the shipped rules.
 *
 * @param finding the code of what the first one has
 */
record Sample(String finding, Map<String, String> bad, Map<String, String> near) {

    /** All samples of {@code samples.yaml}. */
    static List<Sample> all() throws IOException {
        try (InputStream samples = Sample.class.getResourceAsStream("/lint/samples.yaml")) {
            return new YAMLMapper().readValue(samples, new TypeReference<List<Sample>>() {});
        }
    }

    /** The shipped rules with changes. */
    static RulesFolder changed(Map<String, String> changes) {
        Map<String, String> files = new HashMap<>(Shipped.read().files());
        changes.forEach((file, text) -> change(file, text, files));
        return RulesFolder.of(files);
    }

    private static void change(String file, String text, Map<String, String> files) {
        String name = file.replaceFirst("^[+~]", "");
        String before = files.getOrDefault(name, "");
        if (file.startsWith("+")) {
            files.put(name, before + text + "\n");
        } else if (file.startsWith("~")) {
            String[] parts = text.replace("§", "\n").split(" => ", 2);
            if (!before.contains(parts[0])) {
                throw new AssertionError("`" + parts[0] + "` is not in " + name);
            }
            files.put(name, before.replace(parts[0], parts[1]));
        } else {
            files.put(name, text.contains("package ") ? text : rules(name, text));
        }
    }

    private static String rules(String file, String lines) {
        String folder = file.substring(0, file.indexOf('/'));
        StringBuilder text = new StringBuilder("/* Mine. */\npackage " + folder + ";\n");
        int number = 0;
        for (String line : lines.strip().lines().flatMap(Sample::repeated).toList()) {
            String[] parts = line.split(" => ", 2);
            number++;
            text.append("""

                    rule "mine/%s-%d"
                      @title( "Mine" )
                      @guidance( "TC-5" )
                      @owner( "me" )
                    when
                      %s
                    then
                      insert( new %s );
                    end
                    """.formatted(folder, number, parts[0], parts[1]));
        }
        return text.toString();
    }

    /** A line that starts with `200 x ` stands for 200 lines, with their number in place of `#`. */
    private static Stream<String> repeated(String line) {
        String[] parts = line.split(" x ", 2);
        return parts.length == 2 && parts[0].matches("[0-9]+")
                ? IntStream.range(0, Integer.parseInt(parts[0]))
                        .mapToObj(number -> parts[1].replace("#", Integer.toString(number)))
                : Stream.of(line);
    }

    @Override
    public String toString() {
        return finding + " in " + bad;
    }
}
