package org.clawpatrol.proxy.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PinnedFolderTest {
    private static final int NOBODY = 65534;

    @TempDir private Path home;
    private Path target;

    @BeforeEach
    void elsewhere() throws IOException {
        target = Files.createDirectory(home.resolve("elsewhere"));
    }

    private Path link(Path at) throws IOException {
        Files.createSymbolicLink(at, target);
        if (isRoot()) {
            Files.setAttribute(at, "unix:uid", NOBODY, LinkOption.NOFOLLOW_LINKS);
        }
        return at;
    }

    private static boolean isRoot() throws IOException {
        return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
    }

    private void assertNothingElsewhere() throws IOException {
        try (Stream<Path> entries = Files.list(target)) {
            assertThat(entries).isEmpty();
        }
    }

    @Test
    void open_ofALink_isRefused() throws IOException {
        Path link = link(home.resolve("link"));
        for (Path path : new Path[] {link, link.resolve("below"), link.resolve("a/b")}) {
            assertThatThrownBy(() -> PinnedFolder.open(path))
                    .hasMessage("`" + link + "` is a symbolic link");
        }
        assertNothingElsewhere();
    }

    @Test
    void open_byALinkOfRoot_followsIt() throws IOException {
        Path link = Path.of("/proc/self");
        if (!isRoot()) {
            link = Path.of("/var/run");
        }
        assertThat(link).isSymbolicLink();
        PinnedFolder.open(link).close();
    }

    @Test
    void open_ofAFile_isRefused() throws IOException {
        Path file = Files.writeString(home.resolve("file"), "");
        assertThatThrownBy(() -> PinnedFolder.open(file))
                .hasMessage("`" + file + "` is not a folder");
        assertThatThrownBy(() -> PinnedFolder.open(file.resolve("a")))
                .isInstanceOf(IOException.class);
    }

    @Test
    void open_makesWhatIsMissing_forTheOwnerAlone() throws IOException {
        PinnedFolder.open(home.resolve("a/b")).close();
        for (String made : new String[] {"a", "a/b"}) {
            assertThat(Files.getPosixFilePermissions(home.resolve(made)))
                    .isEqualTo(PosixFilePermissions.fromString("rwx------"));
        }
    }

    @Test
    void fileThatIsALink_isNeitherReadNorReplaced() throws IOException {
        Path real = Files.writeString(target.resolve("real"), "secret");
        Path folder = Files.createDirectory(home.resolve("folder"));
        for (Path to : new Path[] {real, target.resolve("missing")}) {
            Path name = Files.createSymbolicLink(folder.resolve("x"), to);
            try (PinnedFolder pinned = PinnedFolder.open(folder)) {
                assertThatThrownBy(() -> pinned.read("x", 100)).hasMessageContaining("regular");
                assertThatThrownBy(() -> pinned.replace("x", Optional.empty(), new byte[1]))
                        .hasMessageContaining("regular");
                assertThatThrownBy(() -> pinned.closeToOthers("x")).isNotNull();
            }
            assertThat(name).isSymbolicLink();
            Files.delete(name);
        }
        assertThat(real).hasContent("secret");
        assertThat(target.resolve("missing")).doesNotExist();
    }

    @Test
    void pipe_isNotWaitedFor() throws Exception {
        Path folder = Files.createDirectory(home.resolve("folder"));
        assertThat(new ProcessBuilder("mkfifo", folder.resolve("x").toString()).start().waitFor())
                .isZero();
        try (PinnedFolder pinned = PinnedFolder.open(folder)) {
            assertThatThrownBy(() -> pinned.read("x", 100)).hasMessageContaining("regular");
        }
    }

    @Test
    void folderThatIsExchangedForALink_isStillTheOneThatWasOpened() throws IOException {
        Path folder = Files.createDirectory(home.resolve("folder"));
        try (PinnedFolder pinned = PinnedFolder.open(folder)) {
            Path moved = Files.move(folder, home.resolve("moved"));
            link(folder);
            pinned.replace("x", Optional.empty(), "new".getBytes(UTF_8));
            assertThat(moved.resolve("x")).hasContent("new");
        }
        assertNothingElsewhere();
    }

    @Test
    void fileThatChangedMeanwhile_staysAndNothingIsLeft() throws IOException {
        Path folder = Files.createDirectory(home.resolve("folder"));
        Path file = Files.writeString(folder.resolve("x"), "theirs");
        try (PinnedFolder pinned = PinnedFolder.open(folder)) {
            for (byte[] expected :
                    new byte[][] {"old".getBytes(UTF_8), "longer than".getBytes(UTF_8)}) {
                assertThatThrownBy(() -> pinned.replace("x", Optional.of(expected), new byte[] {1}))
                        .isInstanceOf(IOException.class);
            }
            assertThatThrownBy(() -> pinned.replace("x", Optional.empty(), new byte[] {1}))
                    .isInstanceOf(IOException.class);
        }
        assertThat(file).hasContent("theirs");
        try (Stream<Path> entries = Files.list(folder)) {
            assertThat(entries).containsExactly(file);
        }
    }
}
