package org.clawpatrol.proxy.state;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jooq.Query;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * A statement that runs again and again on one connection: written as SQL and prepared when it is
 * first needed, closed with the connection. Only for who holds the connection.
 */
final class KeptStatement {
    private final Supplier<Query> query;
    private @Nullable PreparedStatement prepared;

    /**
     * @param query its parameters are those of the rows, in their order
     */
    KeptStatement(Supplier<Query> query) {
        this.query = query;
    }

    /**
     * Runs it once for each row, past jOOQ, whose binding costs more than SQLite's work.
     *
     * @param connection the same each time
     */
    <R> void run(Connection connection, List<R> rows, Function<R, @Nullable Object[]> values)
            throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        PreparedStatement statement = prepared(connection);
        try {
            for (R row : rows) {
                bind(statement, values.apply(row));
                statement.addBatch();
            }
            var _ = statement.executeBatch();
        } finally {
            statement.clearBatch();
        }
    }

    private PreparedStatement prepared(Connection connection) throws SQLException {
        PreparedStatement statement = prepared;
        if (statement == null) {
            statement =
                    connection.prepareStatement(DSL.using(SQLDialect.SQLITE).render(query.get()));
            prepared = statement;
        }
        return statement;
    }

    private static void bind(PreparedStatement statement, @Nullable Object[] values)
            throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
    }
}
