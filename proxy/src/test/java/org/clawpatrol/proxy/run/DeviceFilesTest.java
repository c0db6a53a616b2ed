package org.clawpatrol.proxy.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DeviceFilesTest {
    @TempDir private Path home;
    private DeviceFiles files;

    @BeforeEach
    void name() {
        files = new DeviceFiles(home.resolve("device"));
    }

    private void join(String token) throws IOException {
        files.write("http://127.0.0.1:8080", "127.0.0.1:9180", "PEM\n", token);
    }

    @Test
    void beforeJoining_nothingIsThere() throws IOException {
        assertThat(files.joined()).isFalse();
        assertThat(files.apiToken()).isEmpty();
        assertThat(files.proxyAddress()).isEmpty();
        assertThat(files.gatewayUrl()).isEmpty();
        assertThat(files.folder()).doesNotExist();
    }

    @Test
    void joined_readsBackWhatWasWritten() throws IOException {
        join("cpd_token");
        assertThat(files.joined()).isTrue();
        assertThat(files.apiToken()).contains("cpd_token");
        assertThat(files.proxyAddress()).contains("127.0.0.1:9180");
        assertThat(files.gatewayUrl()).contains("http://127.0.0.1:8080");
        assertThat(files.caCertificate()).hasContent("PEM\n");
    }

    @Test
    void token_isForTheOwnerOnlyInAFolderForTheOwnerOnly() throws IOException {
        join("cpd_token");
        assertThat(rights(files.folder())).isEqualTo("rwx------");
        assertThat(rights(files.apiTokenFile())).isEqualTo("rw-------");
    }

    @Test
    void joinedAgain_replacesTheTokenAndDropsTheOldRoots() throws IOException {
        join("old");
        Files.writeString(files.caBundle(), "old roots");
        Files.writeString(files.javaTrustStore(), "old roots");
        Files.setPosixFilePermissions(
                files.apiTokenFile(), PosixFilePermissions.fromString("rw-rw-rw-"));

        join("new");

        assertThat(files.apiToken()).contains("new");
        assertThat(rights(files.apiTokenFile())).isEqualTo("rw-------");
        assertThat(files.caBundle()).doesNotExist();
        assertThat(files.javaTrustStore()).doesNotExist();
    }

    @Test
    void replacing_followsNoLinkSomeoneLeft() throws IOException {
        Path victim = Files.writeString(home.resolve("victim"), "untouched");
        files.createFolder();
        Files.createSymbolicLink(files.folder().resolve(".api-token.next"), victim);
        Files.createSymbolicLink(files.apiTokenFile(), victim);

        join("cpd_token");

        assertThat(victim).hasContent("untouched");
        assertThat(files.apiTokenFile()).isRegularFile().hasContent("cpd_token\n");
        assertThat(Files.isSymbolicLink(files.apiTokenFile())).isFalse();
    }

    @Test
    void writing_leavesNoHalfFileBehind() throws IOException {
        join("cpd_token");
        try (Stream<Path> all = Files.list(files.folder())) {
            assertThat(all.map(path -> path.getFileName().toString()))
                    .containsExactlyInAnyOrder("gateway", "proxy", "ca.crt", "mode", "api-token");
        }
    }

    private static String rights(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
