package org.clawpatrol.proxy.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

final class SqliteStateStoreTest {
    private static final Instant TIME = Instant.parse("2026-03-01T10:00:00.123456789Z");

    @TempDir Path folder;

    @Test
    void files_underUmaskZero_areClosedToOthers() throws Exception {
        Path state = folder.resolve("parent/state");
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process process =
                new ProcessBuilder(
                                "sh",
                                "-c",
                                "umask 000; exec \"$@\"",
                                "sh",
                                java,
                                "-XX:TieredStopAtLevel=1",
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                System.getProperty("java.class.path"),
                                StateProcess.class.getName(),
                                state.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        assertThat(process.waitFor()).isZero();
        // Killed while open, so -wal, -shm and the lock are still there.
        List<Path> files = files(state);
        assertThat(files)
                .extracting(file -> file.getFileName().toString())
                .contains(
                        "clawpatrol.db",
                        "clawpatrol.db-wal",
                        "clawpatrol.db-shm",
                        "clawpatrol.lock",
                        "00000001.jsonl",
                        "writer.lock");
        for (Path file : files) {
            assertThat(mode(file))
                    .as(file.toString())
                    .isEqualTo(Files.isDirectory(file) ? "rwx------" : "rw-------");
        }
        assertThat(mode(state)).isEqualTo("rwx------");
        assertThat(mode(folder.resolve("parent"))).isEqualTo("rwx------");
    }

    @Test
    void open_withOwnFilesOpenToOthers_closesThem() throws Exception {
        open().close();
        Path database = folder.resolve("clawpatrol.db");
        Files.setPosixFilePermissions(database, PosixFilePermissions.fromString("rw-r--r--"));
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        open().close();
        assertThat(mode(database)).isEqualTo("rw-------");
        assertThat(mode(folder)).isEqualTo("rwx------");
    }

    @Test
    void open_ofASharedFolder_isRefusedAndLeavesItAsItIs() throws Exception {
        Files.createFile(folder.resolve("of-others"));
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        assertThatThrownBy(this::open)
                .isInstanceOf(StateUnavailableException.class)
                .hasMessageContaining("folder of its own");
        assertThat(mode(folder)).isEqualTo("rwxr-xr-x");
    }

    @Test
    void open_ofALink_isRefused() throws Exception {
        Path target = Files.createFile(folder.resolve("target"));
        Path state = Files.createDirectory(folder.resolve("state"));
        Files.createSymbolicLink(state.resolve("clawpatrol.db"), target);
        assertThatThrownBy(() -> SqliteStateStore.open(state))
                .isInstanceOf(StateUnavailableException.class)
                .hasMessageContaining("not a regular file");
    }

    @Test
    void open_ofANewerDatabase_isRefused() throws Exception {
        open().close();
        execute(
                "insert into flyway_schema_history select 99, '999', 'future', type, 'V999__f.sql',"
                        + " 1, installed_by, installed_on, 1, 1 from flyway_schema_history limit 1");
        assertThatThrownBy(this::open)
                .isInstanceOf(StateUnavailableException.class)
                .hasMessageContaining("newer version (schema 999)");
    }

    @Test
    void open_ofADatabaseOfAnotherProgram_isRefused() throws Exception {
        execute("create table _schema (version integer)");
        assertThatThrownBy(this::open)
                .isInstanceOf(StateUnavailableException.class)
                .hasMessageContaining("belongs to another program");
    }

    @Test
    void open_ofAFileThatIsNoDatabase_isRefused() throws Exception {
        Files.writeString(folder.resolve("clawpatrol.db"), "not a database ".repeat(1000));
        assertThatThrownBy(this::open)
                .isInstanceOf(StateUnavailableException.class)
                .hasMessageContaining("is not an SQLite database");
    }

    @Test
    void store_withDamagedPages_saysSo() throws Exception {
        try (SqliteStateStore store = open()) {
            for (int i = 0; i < 200; i++) {
                store.blobs().put("kind", "name" + i, new byte[1000], TIME);
            }
        }
        Path database = folder.resolve("clawpatrol.db");
        byte[] bytes = Files.readAllBytes(database);
        Arrays.fill(bytes, 4096, bytes.length, (byte) 0x5a);
        Files.write(database, bytes);
        assertThatThrownBy(
                        () -> {
                            try (SqliteStateStore store = open()) {
                                store.blobs().find("kind", "name1");
                            }
                        })
                .isInstanceOf(StateUnavailableException.class)
                .hasMessageContaining(database.toString());
    }

    @Test
    void store_whenTheDiskIsFull_saysSo() throws Exception {
        try (SqliteStateStore store = open()) {
            assertThat(store.healthy()).isTrue();
            var full = new SQLiteException("x", SQLiteErrorCode.SQLITE_FULL);
            assertThat(new SqliteProblem(folder).of(new IllegalStateException(full)))
                    .hasMessageContaining("the disk is full");
        }
    }

    @Test
    void store_afterClose_isUnavailable() {
        SqliteStateStore store = open();
        store.close();
        assertThat(store.healthy()).isFalse();
        assertThatThrownBy(() -> store.devices().all())
                .isInstanceOf(StateUnavailableException.class);
    }

    @Test
    void store_sharedByThreadsAndConnections_losesNoWrite() throws Exception {
        try (SqliteStateStore one = open();
                SqliteStateStore two = open();
                var threads = Executors.newFixedThreadPool(6)) {
            long before = one.secrets().version();
            List<Callable<Boolean>> work = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                SqliteStateStore store = i % 2 == 0 ? one : two;
                String credential = "credential" + i;
                work.add(() -> put(store, credential));
            }
            for (var done : threads.invokeAll(work)) {
                assertThat(done.get()).isTrue();
            }
            assertThat(two.secrets().all()).hasSize(6 * 20);
            assertThat(one.secrets().version() - before).isEqualTo(6 * 20);
        }
    }

    private static boolean put(SqliteStateStore store, String credential) {
        for (int slot = 0; slot < 20; slot++) {
            store.secrets().put(credential, "slot" + slot, new byte[] {1}, TIME);
        }
        return store.secrets().all().size() >= 20;
    }

    private SqliteStateStore open() {
        return SqliteStateStore.open(folder);
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(
                                "jdbc:sqlite:" + folder.resolve("clawpatrol.db"));
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.toList();
        }
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
