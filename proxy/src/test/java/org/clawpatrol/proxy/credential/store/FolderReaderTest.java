package org.clawpatrol.proxy.credential.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folders as systemd and kubelet lay them out. */
final class FolderReaderTest {
    private static final Map<String, String> PAIR = Map.of("cert", "tls.crt", "key", "tls.key");

    @TempDir private Path outside;
    private Path mount;
    private FolderReader reader;
    private int versions;

    @BeforeEach
    void mount() throws Exception {
        mount = Files.createDirectory(outside.resolve("mount"));
        reader = new FolderReader(mount);
    }

    /** As kubelet writes a secret: a new folder, and a link to it that is replaced at once. */
    private void publish(String value) throws Exception {
        Path version = Files.createDirectory(mount.resolve("..2026_" + ++versions));
        for (String name : PAIR.values()) {
            Files.writeString(version.resolve(name), value + "\n");
            Path link = mount.resolve(name);
            if (!Files.exists(link)) {
                Files.createSymbolicLink(link, Path.of("..data", name));
            }
        }
        Path link = Files.createSymbolicLink(mount.resolve("..data_tmp"), version.getFileName());
        Files.move(link, mount.resolve("..data"), StandardCopyOption.ATOMIC_MOVE);
        Path old = mount.resolve("..2026_" + (versions - 1));
        if (Files.exists(old)) {
            for (String name : PAIR.values()) {
                Files.delete(old.resolve(name));
            }
            Files.delete(old);
        }
    }

    @Test
    void read_plainFiles_areReadWithoutTheirLastLineBreak() throws Exception {
        Files.writeString(mount.resolve("api"), "s3cret\n");

        assertThat(Stores.texts(reader.read(Map.of("", "api", "other", "absent"))))
                .containsOnly(Map.entry("", "s3cret"));
    }

    @Test
    void read_whileVersionsAreSwapped_givesAllOfOneVersion() throws Exception {
        publish("v0");
        AtomicBoolean going = new AtomicBoolean(true);
        Thread kubelet =
                Thread.ofPlatform()
                        .start(
                                () -> {
                                    for (int i = 1; going.get(); i++) {
                                        try {
                                            publish("v" + i);
                                        } catch (Exception e) {
                                            throw new IllegalStateException(e);
                                        }
                                    }
                                });
        try {
            for (int i = 0; i < 500; i++) {
                Map<String, String> read;
                try {
                    read = Stores.texts(reader.read(PAIR));
                } catch (StoreException swappedTooOften) {
                    continue;
                }
                if (read.size() == 2) {
                    assertThat(read.get("cert")).isEqualTo(read.get("key"));
                }
            }
        } finally {
            going.set(false);
            kubelet.join();
        }
    }

    @Test
    void read_linkThatLeavesTheFolder_isRefused() throws Exception {
        Files.writeString(outside.resolve("shadow"), "s3cret");
        Files.createSymbolicLink(mount.resolve("api"), outside.resolve("shadow"));

        assertThatThrownBy(() -> reader.read(Map.of("", "api")))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("leaves its folder");
    }

    @Test
    void read_versionLinkThatLeavesTheFolder_isRefused() throws Exception {
        Path elsewhere = Files.createDirectory(outside.resolve("elsewhere"));
        Files.writeString(elsewhere.resolve("api"), "s3cret");
        Files.createSymbolicLink(mount.resolve("..data"), elsewhere);

        assertThatThrownBy(() -> reader.read(Map.of("", "api")))
                .hasMessageContaining("leaves its folder");
    }

    @Test
    void read_whatIsNoFile_isRefusedWithoutWaiting() throws Exception {
        Files.createDirectory(mount.resolve("folder"));
        assertThat(new ProcessBuilder("mkfifo", mount.resolve("pipe").toString()).start().waitFor())
                .isZero();

        for (String name : new String[] {"folder", "pipe"}) {
            assertThatThrownBy(() -> reader.read(Map.of("", name)))
                    .hasMessageContaining("not a regular file");
        }
    }

    @Test
    void read_absentFolder_saysSo() {
        FolderReader absent = new FolderReader(outside.resolve("nowhere"));

        assertThatThrownBy(() -> absent.read(Map.of("", "api")))
                .hasMessageContaining("does not exist");
    }
}
