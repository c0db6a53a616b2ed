package org.clawpatrol.proxy.reload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.clawpatrol.dsl.load.LoadResult;
import org.clawpatrol.proxy.fake.Configurations;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * When a changed file replaces the configuration in force. Each line of the file is a profile here;
 * the file says "error" where it has one. {@code guard}, always the last line, is the strict part
 * that a half-written file lacks.
 */
final class ConfigurationReloaderTest {
    private static final int REWRITES = 1000;

    @TempDir private Path folder;
    private Path file;
    private final ActiveConfiguration active =
            new ActiveConfiguration(Configurations.of(List.of("first", "guard"), List.of()));
    private final List<LoadResult> reported = new ArrayList<>();
    private final List<String> loads = new ArrayList<>();
    private Runnable whileLoading = () -> {};

    @BeforeEach
    void create() throws IOException {
        file = Files.writeString(folder.resolve("gateway.hcl"), "first\nguard\n");
    }

    private ConfigurationReloader reloader() {
        return new ConfigurationReloader(file, this::load, active, reported::add);
    }

    private LoadResult load(Path path) {
        try {
            String text = Files.readString(path);
            loads.add(text);
            whileLoading.run();
            return text.contains("error")
                    ? new LoadResult(Optional.empty(), List.of())
                    : new LoadResult(
                            Optional.of(Configurations.of(text.lines().toList(), List.of())),
                            List.of());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Set<String> inForce() {
        return active.current().profiles().keySet();
    }

    @Test
    void unchangedFile_isNotLoadedAgain() {
        try (ConfigurationReloader reloader = reloader()) {
            reloader.look();
            reloader.look();
        }
        assertThat(loads).isEmpty();
    }

    @Test
    void changedFile_isLoadedOnceWhenItHasSettled() {
        try (ConfigurationReloader reloader = reloader()) {
            write("second\nguard\n");
            reloader.look();
            assertThat(loads).isEmpty();
            reloader.look();
            reloader.look();
        }
        assertThat(loads).hasSize(1);
        assertThat(inForce()).containsExactlyInAnyOrder("second", "guard");
    }

    /** A79: what stands in the file while it is being written is never in force. */
    @Test
    void halfWrittenFile_thatIsAMorePermissivePolicy_isNeverInForce() throws Exception {
        var running = new AtomicBoolean(true);
        var open = new AtomicReference<>("");
        Thread reader =
                Thread.ofPlatform()
                        .start(
                                () -> {
                                    while (running.get()) {
                                        if (!inForce().contains("guard")) {
                                            open.set(inForce().toString());
                                        }
                                    }
                                });
        try (ConfigurationReloader reloader = reloader()) {
            for (int i = 0; i < REWRITES; i++) {
                write("version" + i + "\n");
                reloader.look();
                write("version" + i + "\nguard\n");
                reloader.look();
                reloader.look();
                assertThat(inForce()).containsExactlyInAnyOrder("version" + i, "guard");
            }
        } finally {
            running.set(false);
            reader.join();
        }
        assertThat(open.get()).isEmpty();
        assertThat(loads).hasSize(REWRITES);
    }

    @Test
    void fileWrittenToWhileItIsRead_isReadAgainWhole() {
        try (ConfigurationReloader reloader = reloader()) {
            write("second\n");
            reloader.look();
            whileLoading = () -> write("second\nguard\n");
            reloader.look();
            assertThat(inForce()).contains("first", "guard");

            whileLoading = () -> {};
            reloader.look();
            reloader.look();
        }
        assertThat(loads).containsExactly("second\n", "second\nguard\n");
        assertThat(inForce()).containsExactlyInAnyOrder("second", "guard");
    }

    @Test
    void fileWithAnError_keepsTheOldOneAndIsReportedOnce() {
        try (ConfigurationReloader reloader = reloader()) {
            write("error\n");
            for (int i = 0; i < 5; i++) {
                reloader.look();
            }
        }
        assertThat(reported).hasSize(1);
        assertThat(inForce()).contains("first", "guard");
    }

    @Test
    void loaderThatFails_keepsTheOldOne() throws IOException {
        try (ConfigurationReloader reloader = reloader()) {
            Files.delete(file);
            assertThatThrownBy(reloader::reload).isInstanceOf(IllegalStateException.class);
            assertThat(inForce()).contains("first", "guard");

            write("back\nguard\n");
            reloader.look();
            reloader.look();
        }
        assertThat(inForce()).containsExactlyInAnyOrder("back", "guard");
    }

    @Test
    void reload_askedFor_waitsForNothing() {
        try (ConfigurationReloader reloader = reloader()) {
            write("second\nguard\n");
            assertThat(reloader.reload().configuration()).isPresent();
            assertThat(inForce()).containsExactlyInAnyOrder("second", "guard");
            reloader.look();
            reloader.look();
        }
        assertThat(loads).hasSize(1);
    }
}
