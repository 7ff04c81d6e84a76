package io.saveplay.journal;

import com.zaxxer.hikari.HikariConfig;
import java.time.Duration;
import java.util.Map;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** How connections are made. */
final class Connections {
    private static final Duration TO_BORROW = Duration.ofSeconds(2);
    private static final Duration OF_A_STATEMENT = Duration.ofSeconds(15);

    private static final int TO_ANSWER_A_LOOK_S = 5;
    private static final int TO_LOG_IN_S = 5;
    private static final int OF_A_MIGRATION_S = 3600;

    /** A peer that says nothing for longer than any statement may take is gone. */
    private static final Map<String, String> OF_THE_DRIVER = Map.of(
            "ApplicationName", "saveplay",
            "connectTimeout", "3",
            "socketTimeout", "20",
            "tcpKeepAlive", "true");

    private Connections() {}

    /** A pool that is made whether or not the database is there. */
    static HikariConfig pool(Address address, int most) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("journal");
        config.setJdbcUrl(url(address));
        config.setUsername(address.user());
        config.setPassword(address.password());
        config.setMaximumPoolSize(most);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(TO_BORROW.toMillis());
        config.setValidationTimeout(1000);
        config.setInitializationFailTimeout(-1);
        // Whatever the server's default is: who meets a key that another replica has just written must see its row.
        config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        config.setConnectionInitSql(
                "set statement_timeout = " + OF_A_STATEMENT.toMillis() + "; set synchronous_commit = on");
        OF_THE_DRIVER.forEach(config::addDataSourceProperty);
        return config;
    }

    /** Connections of their own, for changes of the layout, which may take their time. */
    static DataSource plain(Address address) {
        PGSimpleDataSource plain = source(address);
        plain.setSocketTimeout(OF_A_MIGRATION_S);
        return plain;
    }

    /** Connections of their own, for looks at whether the server lives. */
    static DataSource watching(Address address) {
        PGSimpleDataSource watching = source(address);
        watching.setSocketTimeout(TO_ANSWER_A_LOOK_S);
        return watching;
    }

    private static PGSimpleDataSource source(Address address) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url(address));
        source.setUser(address.user());
        source.setPassword(address.password());
        source.setConnectTimeout(3);
        source.setLoginTimeout(TO_LOG_IN_S);
        source.setTcpKeepAlive(true);
        source.setApplicationName("saveplay");
        return source;
    }

    static String url(Address address) {
        return address.url();
    }
}
