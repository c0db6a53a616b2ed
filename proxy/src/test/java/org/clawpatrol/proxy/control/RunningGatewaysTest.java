package org.clawpatrol.proxy.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.clawpatrol.proxy.control.RunningGateways.Registration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RunningGatewaysTest {
    @TempDir private Path folder;
    private RunningGateways gateways;
    private Path configuration;
    private Path stateDir;

    @BeforeEach
    void create() throws IOException {
        gateways = new RunningGateways(folder.resolve("user"));
        configuration = Files.writeString(folder.resolve("gateway.hcl"), "");
        stateDir = Files.createDirectory(folder.resolve("state"));
    }

    @Test
    void noneNoted_isNone() throws IOException {
        assertThat(gateways.stateDirs()).isEmpty();
        assertThat(gateways.stateDirOf(configuration)).isEmpty();
    }

    @Test
    void notedGateway_isFoundByItsConfigurationUntilItEnds() throws IOException {
        try (Registration registration = gateways.register(configuration, stateDir)) {
            assertThat(registration).isNotNull();
            assertThat(gateways.stateDirOf(configuration)).contains(stateDir);
            Path link = Files.createSymbolicLink(folder.resolve("link.hcl"), configuration);
            assertThat(gateways.stateDirOf(link)).contains(stateDir);
        }
        assertThat(gateways.stateDirOf(configuration)).isEmpty();
    }

    @Test
    void stateDirs_leaveOutAGatewayWithoutASocket() throws IOException {
        Path other = Files.writeString(folder.resolve("other.hcl"), "");
        Path killed = Files.createDirectory(folder.resolve("killed"));
        Files.createFile(ControlSocket.in(stateDir));
        try (Registration first = gateways.register(configuration, stateDir);
                Registration second = gateways.register(other, killed)) {
            assertThat(List.of(first, second)).doesNotContainNull();
            assertThat(gateways.stateDirs()).containsExactly(stateDir);
        }
    }

    @Test
    void secondGatewayOfAConfiguration_replacesTheFirst() throws IOException {
        Path newer = Files.createDirectory(folder.resolve("newer"));
        try (Registration first = gateways.register(configuration, stateDir);
                Registration second = gateways.register(configuration, newer)) {
            assertThat(List.of(first, second)).doesNotContainNull();
            assertThat(gateways.stateDirOf(configuration)).contains(newer);
        }
    }

    @Test
    void notes_areForTheOwnerOnlyAndLeaveNothingBeside() throws IOException {
        try (Registration registration = gateways.register(configuration, stateDir)) {
            assertThat(registration).isNotNull();
            Path notes = folder.resolve("user/running");
            assertThat(rights(notes)).isEqualTo("rwx------");
            try (Stream<Path> files = Files.list(notes)) {
                assertThat(files.toList())
                        .singleElement()
                        .satisfies(file -> assertThat(rights(file)).isEqualTo("rw-------"));
            }
        }
    }

    private static String rights(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
