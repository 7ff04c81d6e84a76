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
        config.setConnectionInitSql(
                "set statement_timeout = " + OF_A_STATEMENT.toMillis() + "; set synchronous_commit = on");
        OF_THE_DRIVER.forEach(config::addDataSourceProperty);
        return config;
    }

    /** Connections of their own, for what may take its time. */
    static DataSource plain(Address address) {
        PGSimpleDataSource plain = new PGSimpleDataSource();
        plain.setUrl(url(address));
        plain.setUser(address.user());
        plain.setPassword(address.password());
        plain.setConnectTimeout(3);
        plain.setApplicationName("saveplay");
        return plain;
    }

    static String url(Address address) {
        return address.url();
    }
}
