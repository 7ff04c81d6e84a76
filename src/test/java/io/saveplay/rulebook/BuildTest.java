package io.saveplay.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BuildTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path home;

    private Path jar(String code) throws IOException {
        Files.createDirectories(home.resolve("lib/main"));
        Path jar = Files.createDirectories(home.resolve("app")).resolve("saveplay.jar");
        try (OutputStream out = Files.newOutputStream(jar);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("A.class"));
            zip.write(code.getBytes(StandardCharsets.UTF_8));
        }
        return jar;
    }

    private String id(Path jar) throws IOException {
        return Build.of(jar).orElseThrow().id();
    }

    @Test
    void theSameCodeIsTheSameBuildAndOtherCodeOrOtherLibrariesAreAnother() throws IOException {
        String one = id(jar("one"));
        assertThat(id(jar("one"))).isEqualTo(one);
        assertThat(id(jar("two"))).isNotEqualTo(one);
        Path jar = jar("one");
        Files.writeString(home.resolve("lib/main/drools-10.2.0.jar"), "a library");
        assertThat(id(jar)).isNotEqualTo(one);
    }

    @Test
    void looseClassesAreNoBuildThatCouldBeKnownAgain() throws IOException {
        assertThat(Build.of(home)).isEmpty();
        assertThat(Build.of(Files.createFile(home.resolve("a.jar")))).isEmpty();
    }
}
