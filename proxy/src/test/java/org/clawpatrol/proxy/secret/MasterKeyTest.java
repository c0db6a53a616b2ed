package org.clawpatrol.proxy.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.stream.Stream;
import org.clawpatrol.proxy.state.SqliteStateStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MasterKeyTest {
    private static final SealLabel LABEL = new SealLabel("a", "b", "c");

    @TempDir Path folder;
    private Path stateDir;
    private Path keyFolder;
    private Path keyFile;
    private SqliteStateStore state;

    @BeforeEach
    void openState() {
        stateDir = folder.resolve("state");
        keyFolder = folder.resolve("config/clawpatrol");
        keyFile = keyFolder.resolve("master.key");
        state = SqliteStateStore.open(stateDir);
    }

    @AfterEach
    void closeState() {
        state.close();
    }

    @Test
    void key_madeOnce_opensWhatItSealedLater() throws Exception {
        byte[] sealed = open().seal(LABEL, new byte[] {1, 2, 3});
        assertThat(open().open(LABEL, sealed).reveal()).containsExactly(1, 2, 3);
        assertThat(mode(keyFile)).isEqualTo("rw-------");
        assertThat(mode(keyFolder)).isEqualTo("rwx------");
        try (Stream<Path> files = Files.list(keyFolder)) {
            assertThat(files).containsExactly(keyFile);
        }
    }

    @Test
    void key_missingForASealedStore_isNotMadeAgain() throws Exception {
        open();
        Files.delete(keyFile);
        assertThatThrownBy(this::open)
                .isInstanceOf(MasterKeyException.class)
                .hasMessageContaining("is missing, but the state database holds secrets");
        assertThat(keyFile).doesNotExist();
    }

    @Test
    void key_openToOthers_isRefusedWithTheCommandToRun() throws Exception {
        open();
        for (String mode : new String[] {"rw-r-----", "rw----r--", "rw--w----"}) {
            Files.setPosixFilePermissions(keyFile, PosixFilePermissions.fromString(mode));
            assertThatThrownBy(this::open)
                    .isInstanceOf(MasterKeyException.class)
                    .hasMessageContaining("chmod 600 " + keyFile);
        }
        Files.setPosixFilePermissions(keyFile, PosixFilePermissions.fromString("r--------"));
        assertThat(open()).isNotNull();
    }

    @Test
    void key_ofAnotherStore_isRefused() throws Exception {
        open();
        Files.delete(keyFile);
        try (SqliteStateStore other = SqliteStateStore.open(folder.resolve("other"))) {
            new MasterKey(other.blobs(), new SecureRandom(), InstantSource.system())
                    .open(keyFile, folder.resolve("other"));
        }
        assertThatThrownBy(this::open)
                .isInstanceOf(MasterKeyException.class)
                .hasMessageContaining("is not the one");
    }

    @Test
    void key_damaged_isRefusedWithoutShowingIt() throws Exception {
        open();
        String text = Files.readString(keyFile);
        for (String damaged :
                new String[] {
                    "", "x", text.substring(0, 30), text + text, text.replace(':', ';')
                }) {
            Files.writeString(keyFile, damaged);
            assertThatThrownBy(this::open)
                    .isInstanceOf(MasterKeyException.class)
                    .hasMessageContaining("is damaged")
                    .hasMessageNotContaining(text.substring(17, 25))
                    .hasNoCause();
        }
    }

    @Test
    void key_insideTheStateFolder_isRefused() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("link"), stateDir);
        for (Path inside :
                new Path[] {
                    stateDir.resolve("a/key"), link.resolve("key"), stateDir.resolve("x/../key")
                }) {
            keyFile = inside;
            assertThatThrownBy(this::open)
                    .isInstanceOf(MasterKeyException.class)
                    .hasMessageContaining("inside the state folder");
        }
    }

    @Test
    void keyFolder_writableByOthers_isRefused() throws Exception {
        Files.createDirectories(keyFolder);
        Files.setPosixFilePermissions(keyFolder, PosixFilePermissions.fromString("rwxrwxrwx"));
        assertThatThrownBy(this::open)
                .isInstanceOf(MasterKeyException.class)
                .hasMessageContaining("chmod go-w");
        assertThat(keyFile).doesNotExist();
    }

    private SecretBox open() throws MasterKeyException {
        return new MasterKey(state.blobs(), new SecureRandom(), InstantSource.system())
                .open(keyFile, stateDir);
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
