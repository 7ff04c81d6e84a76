package io.saveplay.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.api.Test;

final class MigrationsTest {
    @Test
    void aDatabaseThatHasAllOfThemIsKnownByALookAndOneThatDiffersIsNot() throws Exception {
        try (EmbeddedDatabase database = Databases.in(Databases.newFolder())) {
            Address address = database.start();
            assertThat(Migrations.isDone(Connections.plain(address))).isFalse();
            Migrations.run(Connections.plain(address));
            assertThat(Migrations.isDone(Connections.plain(address))).isTrue();

            Databases.run(address, "UPDATE saveplay_schema SET checksum = checksum + 1 WHERE version = '2'");
            assertThat(Migrations.isDone(Connections.plain(address))).isFalse();
            assertThatThrownBy(() -> Migrations.run(Connections.plain(address)))
                    .isInstanceOf(FlywayException.class)
                    .hasMessageContaining("checksum");

            Databases.run(address, "DELETE FROM saveplay_schema WHERE version = '2'");
            assertThat(Migrations.isDone(Connections.plain(address))).isFalse();
        }
    }
}
