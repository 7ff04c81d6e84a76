package io.saveplay.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import io.saveplay.drl.Problem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Zips as people, tools and enemies make them. */
final class RulesZipTest {
    private static final byte[] RULE = TinyRules.rule(1).getBytes(StandardCharsets.UTF_8);

    /** An entry whose name is written as it is; the library would mend it. */
    private static final class Named extends ZipArchiveEntry {
        private final String written;

        Named(String name) {
            super(name);
            this.written = name;
        }

        @Override
        public String getName() {
            return written;
        }
    }

    private interface Filling {
        void into(ZipArchiveOutputStream zip) throws IOException;
    }

    private static byte[] zip(Filling filling) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(bytes)) {
            filling.into(zip);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void add(ZipArchiveOutputStream zip, String name, byte[] content) throws IOException {
        zip.putArchiveEntry(new Named(name));
        zip.write(content);
        zip.closeArchiveEntry();
    }

    private static byte[] folder(String around) {
        return zip(zip -> {
            for (Map.Entry<String, String> file : TinyRules.files(1).entrySet()) {
                add(zip, around + file.getKey(), file.getValue().getBytes(StandardCharsets.UTF_8));
            }
        });
    }

    private static List<Problem> problems(byte[] zip) {
        try {
            RulesZip.read(zip);
            return List.of();
        } catch (RejectedException e) {
            return e.problems();
        }
    }

    private static List<String> codes(byte[] zip) {
        return problems(zip).stream().map(Problem::code).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "rules/", "my rules-main/"})
    void aZipIsTheFolderWithOrWithoutOneAroundIt(String around) throws Exception {
        assertThat(RulesZip.read(folder(around))).isEqualTo(RulesFolder.of(TinyRules.files(1)));
    }

    @Test
    void whatMacOsAddsIsPassedOver() throws Exception {
        byte[] zip = zip(out -> {
            for (Map.Entry<String, String> file : TinyRules.files(1).entrySet()) {
                add(out, "rules/" + file.getKey(), file.getValue().getBytes(StandardCharsets.UTF_8));
                add(out, "__MACOSX/rules/._" + file.getKey().replace('/', '_'), new byte[] {0, 5, 22, 7});
            }
            add(out, "rules/.DS_Store", new byte[] {0, 0, 0, 1});
            add(out, "rules/plays/.DS_Store", new byte[] {0, 0, 0, 1});
        });
        assertThat(RulesZip.read(zip)).isEqualTo(RulesFolder.of(TinyRules.files(1)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../canary.drl",
                "plays/../../canary.drl",
                "rules/../../../../tmp/canary.drl",
                "/tmp/canary.drl",
                "C:/canary.drl",
                "c:canary.drl",
                "plays\\canary.drl",
                "..\\canary.drl",
                "plays/./canary.drl",
                "plays//canary.drl",
                "plays/ca\u0000nary.drl"
            })
    void aNameThatLeadsElsewhereIsAProblemAndNoFile(String name) {
        byte[] zip = zip(out -> {
            add(out, "ruleset.yaml", RULE);
            add(out, name, RULE);
        });
        assertThat(codes(zip)).containsExactly("path");
        for (String place : List.of("canary.drl", "../canary.drl", "/tmp/canary.drl", "plays/canary.drl")) {
            assertThat(Files.exists(Path.of(place))).as(place).isFalse();
        }
    }

    @Test
    void aLinkIsAProblem() {
        byte[] zip = zip(out -> {
            ZipArchiveEntry link = new ZipArchiveEntry("plays/passwd.drl");
            link.setUnixMode(0120777);
            out.putArchiveEntry(link);
            out.write("/etc/passwd".getBytes(StandardCharsets.UTF_8));
            out.closeArchiveEntry();
        });
        assertThat(codes(zip)).containsExactly("link");
    }

    @Test
    void theSameNameTwiceIsAProblemInWhateverCase() {
        assertThat(codes(zip(out -> {
                    add(out, "plays/a.drl", RULE);
                    add(out, "plays/a.drl", RULE);
                })))
                .containsExactly("duplicate");
        assertThat(codes(zip(out -> {
                    add(out, "plays/a.drl", RULE);
                    add(out, "plays/A.drl", RULE);
                })))
                .containsExactly("duplicate");
    }

    @Test
    void aFileThatUnpacksToFarMoreThanItsSizeIsABomb() {
        assertThat(codes(zip(out -> add(out, "plays/bomb.drl", new byte[1 << 20]))))
                .containsExactly("zip-bomb");
    }

    @Test
    void aFileThatIsFarTooLargeIsNotUnpackedToItsEnd() {
        assertThat(codes(zip(out -> add(out, "plays/large.drl", new byte[64 << 20]))))
                .containsExactly("too-large");
    }

    @Test
    void manyFilesThatAreTooMuchTogetherAreAProblem() {
        Random random = new Random(7);
        byte[] text = new byte[1 << 20];
        byte[] block = new byte[1 << 14];
        random.nextBytes(block);
        // Repeats itself enough to pack well, and not so much that it is a bomb by itself.
        for (int i = 0; i < text.length; i += block.length) {
            System.arraycopy(block, 0, text, i, block.length);
        }
        byte[] zip = zip(out -> {
            for (int i = 0; i < 40; i++) {
                add(out, "plays/f" + i + ".drl", text);
            }
        });
        assertThat(zip.length).isLessThan(8 << 20);
        assertThat(codes(zip)).containsExactly("too-large");
    }

    @Test
    void tooManyEntriesAreAProblemBeforeTheyAreRead() {
        byte[] zip = zip(out -> {
            for (int i = 0; i <= 5_000; i++) {
                add(out, "plays/f" + i + ".txt", new byte[0]);
            }
        });
        assertThat(codes(zip)).containsExactly("too-many");
    }

    @Test
    void aFileThatIsTooLargeOrNoTextIsNamed() {
        byte[] large = new byte[(1 << 20) + 1];
        new Random(7).nextBytes(large);
        assertThat(problems(zip(out -> add(out, "plays/large.drl", large))))
                .extracting(Problem::file, Problem::code)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("plays/large.drl", "too-large"));
        assertThat(codes(zip(out -> add(out, "plays/binary.drl", new byte[] {(byte) 0xC3, 0x28}))))
                .containsExactly("not-utf-8");
    }

    @Test
    void whatIsNoZipOrADamagedOneIsAProblem() {
        byte[] whole = folder("");
        assertThat(codes("PK, but no zip".getBytes(StandardCharsets.UTF_8))).containsExactly("zip");
        assertThat(codes(new byte[0])).containsExactly("zip");
        assertThat(codes(zip(out -> {}))).containsExactly("empty");
        for (int length = 1; length < whole.length; length += whole.length / 50) {
            assertThat(codes(Arrays.copyOf(whole, length)))
                    .as("cut at " + length)
                    .isNotEmpty();
        }
        Map<Integer, List<String>> damaged = new TreeMap<>();
        for (int at = 40; at < whole.length; at += whole.length / 50) {
            byte[] bytes = whole.clone();
            bytes[at] ^= 0x55;
            // A byte that says nothing of the content may change; what is read is then the folder, or a problem.
            damaged.put(at, codes(bytes));
        }
        assertThat(damaged.values()).anySatisfy(codes -> assertThat(codes).contains("zip"));
    }
}
