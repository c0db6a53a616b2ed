package org.clawpatrol.proxy.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.clawpatrol.proxy.file.PinnedFolder.Step;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

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
                for (Optional<byte[]> expected :
                        List.of(Optional.<byte[]>empty(), Optional.of(new byte[0]))) {
                    assertThatThrownBy(() -> pinned.replace("x", expected, new byte[1]))
                            .hasMessageEndingWith("was changed meanwhile");
                    assertThat(name).isSymbolicLink();
                }
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
    void folderThatIsExchangedForALink_isReadStill_andNothingIsWritten() throws IOException {
        Path folder = Files.createDirectory(home.resolve("folder"));
        Files.writeString(folder.resolve("x"), "old");
        try (PinnedFolder pinned = PinnedFolder.open(folder)) {
            Path moved = Files.move(folder, home.resolve("moved"));
            link(folder);
            assertThat(pinned.read("x", 100)).hasValue("old".getBytes(UTF_8));
            for (Optional<byte[]> expected :
                    List.of(Optional.<byte[]>empty(), Optional.of("old".getBytes(UTF_8)))) {
                assertThatThrownBy(() -> pinned.replace("x", expected, new byte[1]))
                        .isInstanceOf(IOException.class);
            }
            assertThat(moved.resolve("x")).hasContent("old");
            try (Stream<Path> entries = Files.list(moved)) {
                assertThat(entries).containsExactly(moved.resolve("x"));
            }
        }
        assertNothingElsewhere();
    }

    /** How programs write a file anew. */
    enum Writer {
        /** A new file takes the name. */
        BY_RENAME,
        /** The file is emptied and written. */
        IN_PLACE;

        void write(Path file, String content) throws IOException {
            if (this == IN_PLACE) {
                Files.writeString(file, content);
                return;
            }
            Path next = Files.writeString(file.resolveSibling("theirs.tmp"), content);
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    @ParameterizedTest
    @MethodSource("interleavings")
    void loginWrittenMeanwhile_isNeverLost(Writer writer, Step when, boolean present)
            throws IOException {
        Path folder = Files.createDirectory(home.resolve("folder"));
        Path file = folder.resolve("x");
        Optional<byte[]> expected = Optional.empty();
        if (present) {
            Files.writeString(file, "{}");
            expected = Optional.of("{}".getBytes(UTF_8));
        }
        AtomicBoolean wrote = new AtomicBoolean();
        String failure = "";
        try (PinnedFolder pinned = PinnedFolder.open(folder)) {
            pinned.replace(
                    "x",
                    expected,
                    "ours".getBytes(UTF_8),
                    step -> {
                        if (step == when) {
                            unchecked(() -> writer.write(file, "their login"));
                            wrote.set(true);
                        }
                    });
        } catch (IOException e) {
            failure = String.valueOf(e.getMessage());
        }

        assertThat(wrote.get()).isEqualTo(present || when == Step.WRITTEN);
        if (wrote.get()) {
            assertThat(file).hasContent("their login");
            assertThat(failure).contains("`" + file + "` was changed meanwhile");
            assertThat(contents(folder)).doesNotContain("ours");
        } else {
            assertThat(file).hasContent("ours");
        }
    }

    @Test
    void loginOfAProgramThatHadOpenedTheFile_isNotLost() throws IOException {
        Path folder = Files.createDirectory(home.resolve("folder"));
        Path file = Files.writeString(folder.resolve("x"), "{}");
        List<FileChannel> opened = new ArrayList<>();
        try (PinnedFolder pinned = PinnedFolder.open(folder)) {
            assertThatThrownBy(
                            () ->
                                    pinned.replace(
                                            "x",
                                            Optional.of("{}".getBytes(UTF_8)),
                                            "ours".getBytes(UTF_8),
                                            step -> unchecked(() -> slowly(step, file, opened))))
                    .hasMessageEndingWith("was changed meanwhile");
        }
        assertThat(opened).singleElement().matches(channel -> !channel.isOpen());
        assertThat(file).hasContent("their login");
        assertThat(contents(folder)).containsExactly("their login");
    }

    /** Empties the file before it is moved, and writes it after it was compared. */
    private static void slowly(Step step, Path file, List<FileChannel> opened) throws IOException {
        if (step == Step.WRITTEN) {
            opened.add(
                    FileChannel.open(
                            file, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING));
        } else if (step == Step.COMPARED) {
            opened.getFirst().write(UTF_8.encode("their login"));
            opened.getFirst().close();
        }
    }

    @Test
    void whatTheFileHeldBefore_isKeptAndNamed_whereTheNameWasTaken() throws IOException {
        Path folder = Files.createDirectory(home.resolve("folder"));
        Path file = Files.writeString(folder.resolve("x"), "before");
        try (PinnedFolder pinned = PinnedFolder.open(folder)) {
            assertThatThrownBy(
                            () ->
                                    pinned.replace(
                                            "x",
                                            Optional.of("before".getBytes(UTF_8)),
                                            "ours".getBytes(UTF_8),
                                            step -> {
                                                if (step == Step.MOVED_ASIDE) {
                                                    unchecked(
                                                            () ->
                                                                    Files.writeString(
                                                                            file, "theirs"));
                                                }
                                            }))
                    .hasMessageContaining("what it held before is in `" + folder);
        }
        assertThat(contents(folder)).containsExactlyInAnyOrder("theirs", "before");
    }

    private static List<String> contents(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            List<String> contents = new ArrayList<>();
            for (Path entry : entries.toList()) {
                contents.add(Files.readString(entry));
            }
            return contents;
        }
    }

    /** What may fail for want of a file. */
    @FunctionalInterface
    private interface Change {
        void make() throws IOException;
    }

    private static void unchecked(Change change) {
        try {
            change.make();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Stream<Arguments> interleavings() {
        return Stream.of(Writer.values())
                .flatMap(
                        writer ->
                                Stream.of(Step.values())
                                        .flatMap(
                                                step ->
                                                        Stream.of(true, false)
                                                                .map(
                                                                        present ->
                                                                                Arguments.of(
                                                                                        writer,
                                                                                        step,
                                                                                        present))));
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
