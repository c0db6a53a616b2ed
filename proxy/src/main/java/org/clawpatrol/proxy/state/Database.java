package org.clawpatrol.proxy.state;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteDataSource;

/**
 * The connections to the one file: one that writes, a few that read. Safe to share; writers of this
 * process wait for each other here, those of other processes inside SQLite.
 */
final class Database implements AutoCloseable {
    private static final int READERS = 4;

    private final SQLiteDataSource source;
    private final SqliteProblem problem;
    private final Connection writer;
    private final ReentrantLock writing = new ReentrantLock();
    private final Semaphore readers = new Semaphore(READERS);
    private final ConcurrentLinkedQueue<Connection> idle = new ConcurrentLinkedQueue<>();
    private volatile boolean closed;

    /** What a transaction does. */
    @FunctionalInterface
    interface Work<T extends @Nullable Object> {
        T apply(Connection connection) throws SQLException;
    }

    Database(Path file, SQLiteDataSource source) {
        this.source = source;
        this.problem = new SqliteProblem(file);
        this.writer = connect();
    }

    /** Runs statements that only read. */
    <T extends @Nullable Object> T read(Function<DSLContext, T> work) {
        readers.acquireUninterruptibly();
        try {
            Connection connection = reader();
            try {
                return work.apply(context(connection));
            } finally {
                idle.add(connection);
            }
        } catch (DataAccessException e) {
            throw problem.of(e);
        } finally {
            readers.release();
        }
    }

    /** Runs statements in one transaction. */
    <T extends @Nullable Object> T write(Function<DSLContext, T> work) {
        return transact(connection -> work.apply(context(connection)));
    }

    /**
     * Runs statements in one transaction, past jOOQ.
     *
     * @param work gets the same connection each time, and leaves committing it to this
     */
    <T extends @Nullable Object> T transact(Work<T> work) {
        writing.lock();
        try {
            checkOpen();
            return committed(work);
        } catch (SQLException | DataAccessException e) {
            throw problem.of(e);
        } finally {
            writing.unlock();
        }
    }

    private <T extends @Nullable Object> T committed(Work<T> work) throws SQLException {
        try {
            writer.setAutoCommit(false);
            T result = work.apply(writer);
            writer.commit();
            writer.setAutoCommit(true);
            return result;
        } catch (SQLException | RuntimeException | Error e) {
            rollBack(e);
            throw e;
        }
    }

    /** Also what could not begin: the driver takes it for begun all the same. */
    private void rollBack(Throwable failure) {
        try {
            writer.rollback();
        } catch (SQLException e) {
            failure.addSuppressed(e);
        }
        try {
            writer.setAutoCommit(true);
        } catch (SQLException e) {
            failure.addSuppressed(e);
        }
    }

    @Override
    public void close() {
        writing.lock();
        readers.acquireUninterruptibly(READERS);
        try {
            closed = true;
            for (Connection connection : idle) {
                close(connection);
            }
            idle.clear();
            close(writer);
        } finally {
            readers.release(READERS);
            writing.unlock();
        }
    }

    private Connection reader() {
        checkOpen();
        Connection connection = idle.poll();
        return connection == null ? connect() : connection;
    }

    private void checkOpen() {
        if (closed) {
            throw new StateUnavailableException("the state database is closed");
        }
    }

    private Connection connect() {
        try {
            return source.getConnection();
        } catch (SQLException e) {
            throw problem.of(e);
        }
    }

    private void close(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            throw problem.of(e);
        }
    }

    private static DSLContext context(Connection connection) {
        return DSL.using(connection, SQLDialect.SQLITE);
    }
}
