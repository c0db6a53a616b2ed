package org.clawpatrol.proxy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.clawpatrol.proxy.control.ControlSocket;
import org.clawpatrol.proxy.control.RunningGateways;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code status} says about the shadow check of a gateway on this machine. */
final class StatusAlarmTest {
    @TempDir private Path home;
    private TestTerminal terminal;

    @BeforeEach
    void open() {
        terminal = new TestTerminal(home);
    }

    private String status(int oneIn, int compared, int differed) throws Exception {
        Path stateDir = Files.createDirectory(home.resolve("state"));
        Map<String, Object> answer =
                Map.of(
                        "ok", true,
                        "shadow_check", oneIn,
                        "shadow_compared", compared,
                        "shadow_differed", differed);
        var gateways = new RunningGateways(home.resolve(".config/clawpatrol"));
        try (var socket = ControlSocket.start(ControlSocket.in(stateDir), request -> answer);
                var registration = gateways.register(terminal.policy(), stateDir)) {
            assertThat(socket).isNotNull();
            assertThat(registration).isNotNull();
            return terminal.run("status").out();
        }
    }

    @Test
    void difference_isNotWell() throws Exception {
        assertThat(status(1000, 12, 2))
                .contains(
                        "  ✗ policy shadow check — 2 of 12 compared decisions differed; the"
                                + " gateway's log says how\n");
    }

    @Test
    void noDifference_isWell() throws Exception {
        assertThat(status(1000, 12, 0))
                .contains("  ✓ policy shadow check — 0 of 12 compared decisions differed\n");
    }

    @Test
    void off_isNotMentioned() throws Exception {
        assertThat(status(0, 0, 0)).doesNotContain("shadow");
    }

    @Test
    void switchedOffAfterADifference_isStillNotWell() throws Exception {
        assertThat(status(0, 12, 1)).contains("  ✗ policy shadow check — 1 of 12");
    }
}
