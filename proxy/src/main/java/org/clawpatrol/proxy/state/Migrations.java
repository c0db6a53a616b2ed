package org.clawpatrol.proxy.state;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.sqlite.SQLiteDataSource;

/** Brings the schema to this program's version, each step in a transaction. */
final class Migrations {
    private static final String HISTORY = "flyway_schema_history";

    private final Path file;
    private final SQLiteDataSource source;

    Migrations(Path file, SQLiteDataSource source) {
        this.file = file;
        this.source = source;
    }

    /** Changes nothing when the database was made by a newer program or another one. */
    void run() {
        refuseForeign();
        try {
            Flyway flyway = flyway();
            refuseNewer(flyway);
            var _ = flyway.migrate();
        } catch (FlywayException e) {
            throw new StateUnavailableException(
                    "state database `" + file + "` could not be brought to this version", e);
        }
    }

    private Flyway flyway() {
        return Flyway.configure(Migrations.class.getClassLoader())
                .dataSource(source)
                .locations("classpath:db/migration")
                .table(HISTORY)
                .failOnMissingLocations(true)
                .validateMigrationNaming(true)
                .cleanDisabled(true)
                .load();
    }

    private void refuseNewer(Flyway flyway) {
        for (MigrationInfo migration : flyway.info().all()) {
            if (migration.getState().isApplied() && !migration.getState().isResolved()) {
                throw new StateUnavailableException(
                        "state database `"
                                + file
                                + "` was written by a newer version (schema "
                                + migration.getVersion()
                                + "); install that version, or choose another `state_dir`");
            }
        }
    }

    private void refuseForeign() {
        String sql =
                "select count(*) filter (where name = '"
                        + HISTORY
                        + "'), count(*) from sqlite_master where type = 'table'";
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet tables = statement.executeQuery(sql)) {
            if (tables.next() && tables.getInt(1) == 0 && tables.getInt(2) > 0) {
                throw new StateUnavailableException(
                        "state database `"
                                + file
                                + "` belongs to another program; choose another `state_dir`");
            }
        } catch (SQLException e) {
            throw new SqliteProblem(file).of(e);
        }
    }
}
