package org.clawpatrol.proxy.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.TransactionMode;
import org.sqlite.SQLiteDataSource;

final class DatabaseTest {
    @TempDir Path folder;
    private SQLiteDataSource source;
    private Database database;

    @BeforeEach
    void open() {
        var config = new SQLiteConfig();
        config.setJournalMode(JournalMode.WAL);
        config.setTransactionMode(TransactionMode.IMMEDIATE);
        config.setBusyTimeout(1);
        source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + folder.resolve("a.db"));
        database = new Database(folder.resolve("a.db"), source);
        insert("CREATE TABLE t (x INTEGER UNIQUE)");
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void work_thatFails_leavesNothingAndTheNextIsCommitted() {
        assertThatThrownBy(
                        () ->
                                database.transact(
                                        connection -> {
                                            execute(connection, "INSERT INTO t VALUES (1)");
                                            execute(connection, "INSERT INTO t VALUES (1)");
                                            return null;
                                        }))
                .isInstanceOf(StateUnavailableException.class);
        assertThatThrownBy(
                        () ->
                                database.transact(
                                        connection -> {
                                            execute(connection, "INSERT INTO t VALUES (2)");
                                            throw new IllegalArgumentException("mine");
                                        }))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("mine");
        assertThat(count()).isZero();
        insert("INSERT INTO t VALUES (3)");
        assertThat(count()).isEqualTo(1);
    }

    @Test
    void jooqWork_thatFails_leavesNothing() {
        assertThatThrownBy(
                        () ->
                                database.write(
                                        sql -> {
                                            sql.execute("INSERT INTO t VALUES (1)");
                                            return sql.execute("INSERT INTO none VALUES (1)");
                                        }))
                .isInstanceOf(StateUnavailableException.class);
        assertThat(count()).isZero();
    }

    @Test
    void transaction_whileAnotherProcessWrites_failsAndIsDoneOnceThatEnds() throws Exception {
        try (Connection other = source.getConnection()) {
            other.setAutoCommit(false);
            for (int i = 0; i < 2; i++) {
                assertThatThrownBy(() -> insert("INSERT INTO t VALUES (1)"))
                        .isInstanceOf(StateUnavailableException.class)
                        .hasMessageContaining("locked by another process");
            }
            other.rollback();
        }
        insert("INSERT INTO t VALUES (1)");
        assertThat(count()).isEqualTo(1);
    }

    private void insert(String sql) {
        database.transact(
                connection -> {
                    execute(connection, sql);
                    return null;
                });
    }

    /** What another connection sees. */
    private int count() {
        return database.read(sql -> sql.fetchCount(sql.selectFrom("t")));
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
