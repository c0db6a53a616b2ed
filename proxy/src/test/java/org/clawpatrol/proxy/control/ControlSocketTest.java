package org.clawpatrol.proxy.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ControlSocketTest {
    @TempDir private Path stateDir;

    @Test
    void question_toARunningGateway_isAnswered() throws IOException {
        try (ControlSocket socket = start()) {
            assertThat(new ControlClient(stateDir).ask(Map.of("command", "status")))
                    .isEqualTo(Map.of("ok", true, "asked", "status"));
        }
    }

    @Test
    void socket_whileOpen_belongsToItsUserOnly() throws IOException {
        try (ControlSocket socket = start()) {
            assertThat(Files.getPosixFilePermissions(ControlSocket.in(stateDir)))
                    .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        }
        assertThat(ControlSocket.in(stateDir)).doesNotExist();
    }

    @Test
    void socket_withALeftOver_startsAllTheSame() throws IOException {
        Files.createFile(ControlSocket.in(stateDir));
        try (ControlSocket socket = start()) {
            assertThat(new ControlClient(stateDir).ask(Map.of("command", "x"))).containsKey("ok");
        }
    }

    @Test
    void question_thatIsNotJson_endsOnlyItsOwnConnection() throws IOException {
        try (ControlSocket socket = start()) {
            assertThat(send("nonsense\n")).isEqualTo(-1);
            assertThat(send("[1]\n")).isEqualTo(-1);
            assertThat(new ControlClient(stateDir).ask(Map.of("command", "x"))).containsKey("ok");
        }
    }

    @Test
    void question_withoutAGateway_saysSo() {
        assertThatThrownBy(() -> new ControlClient(stateDir).ask(Map.of("command", "status")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no gateway answers");
    }

    @Test
    void socket_withATooLongPath_namesTheLimit() {
        Path deep = stateDir.resolve("x".repeat(120));
        assertThatThrownBy(() -> ControlSocket.start(ControlSocket.in(deep), request -> request))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("107");
    }

    private int send(String text) throws IOException {
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.connect(UnixDomainSocketAddress.of(ControlSocket.in(stateDir)));
            channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
            return channel.read(ByteBuffer.allocate(1));
        }
    }

    private ControlSocket start() throws IOException {
        return ControlSocket.start(
                ControlSocket.in(stateDir),
                request -> Map.of("ok", true, "asked", String.valueOf(request.get("command"))));
    }
}
