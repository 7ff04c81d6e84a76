package io.saveplay.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;

/** What is stored, seen by another session of the database. */
record Stored(Address address) {

    /** In the database of a service, which runs. */
    static Stored in(Path folder) throws IOException {
        String port = Files.readAllLines(folder.resolve("data/postmaster.pid")).get(3);
        return new Stored(new DataFolder(folder).address(Integer.parseInt(port)));
    }

    /** No event has two decisions, and no decision is half there. */
    void check() throws SQLException {
        assertThat(ask("select count(*) - count(distinct event_key) from decision"))
                .as("decisions of events that have one already")
                .isZero();
        assertThat(ask("""
                        select count(*) from decision d full join decision_text t on t.id = d.id
                        where d.id is null or t.id is null or d.ruleset not in (select id from ruleset)""")).as("halves of decisions").isZero();
    }

    int decisions() throws SQLException {
        return ask("select count(*) from decision");
    }

    private int ask(String sql) throws SQLException {
        return Integer.parseInt(Databases.ask(address, sql));
    }
}
