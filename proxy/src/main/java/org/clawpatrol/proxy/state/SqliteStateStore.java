package org.clawpatrol.proxy.state;

import static org.clawpatrol.proxy.state.schema.Tables.WRITE_COUNTERS;

import java.nio.file.Path;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConfig.TransactionMode;
import org.sqlite.SQLiteDataSource;

/**
 * The store in the file {@code clawpatrol.db} of the state folder. Safe to share between threads,
 * and several processes may have the same file open.
 */
public final class SqliteStateStore implements StateStore {
    private static final int BUSY_TIMEOUT_MILLIS = 5000;

    private final Database database;
    private final SecretTable secrets;
    private final LoginTable logins;
    private final DeviceTable devices;
    private final OperatorTable operators;
    private final BlobTable blobs;
    private final ActionTable actions;

    private SqliteStateStore(Database database) {
        this.database = database;
        this.secrets = new SqliteSecretTable(database);
        this.logins = new SqliteLoginTable(database);
        this.devices = new SqliteDeviceTable(database);
        this.operators = new SqliteOperatorTable(database);
        this.blobs = new SqliteBlobTable(database);
        this.actions = new SqliteActionTable(database);
    }

    /**
     * Opens the store, creating or migrating it when needed.
     *
     * @throws StateUnavailableException when it cannot be used, or was made by a newer version
     */
    public static SqliteStateStore open(Path stateDir) {
        var files = new StateFiles(stateDir.toAbsolutePath());
        files.prepare();
        SQLiteDataSource source = source(files.database());
        files.exclusively(() -> new Migrations(files.database(), source).run());
        return new SqliteStateStore(new Database(files.database(), source));
    }

    @Override
    public SecretTable secrets() {
        return secrets;
    }

    @Override
    public LoginTable logins() {
        return logins;
    }

    @Override
    public DeviceTable devices() {
        return devices;
    }

    @Override
    public OperatorTable operators() {
        return operators;
    }

    @Override
    public BlobTable blobs() {
        return blobs;
    }

    @Override
    public ActionTable actions() {
        return actions;
    }

    @Override
    public boolean healthy() {
        try {
            return database.read(sql -> sql.fetchCount(WRITE_COUNTERS)) >= 0;
        } catch (StateUnavailableException e) {
            return false;
        }
    }

    @Override
    public void close() {
        database.close();
    }

    private static SQLiteDataSource source(Path file) {
        var config = new SQLiteConfig();
        config.setJournalMode(JournalMode.WAL);
        config.setSynchronous(SynchronousMode.NORMAL);
        config.enforceForeignKeys(true);
        config.setBusyTimeout(BUSY_TIMEOUT_MILLIS);
        // A transaction that starts by reading could not become a writer while another writes.
        config.setTransactionMode(TransactionMode.IMMEDIATE);
        var source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file);
        return source;
    }
}
