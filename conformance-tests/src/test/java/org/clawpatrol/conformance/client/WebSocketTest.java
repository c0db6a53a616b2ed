package org.clawpatrol.conformance.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.clawpatrol.conformance.lab.Lab;
import org.clawpatrol.conformance.lab.Peers;
import org.clawpatrol.conformance.lab.PemIdentity;
import org.clawpatrol.conformance.lab.PythonPeer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A real WebSocket client and server: messages, pings and closes pass both ways. Compression is
 * offered and declined, for a secret was lent that must be found if it comes back.
 */
@Tag("integration")
class WebSocketTest {
    private static final String RULES =
            """
            rule "sockets" {
              endpoint  = https.api
              condition = "http.path == '/socket'"
              verdict   = "allow"
            }
            """;

    @TempDir private Path folder;

    @Test
    void messagesPingsAndCloses_passBothWays() throws Exception {
        Peers.PYTHON_WEBSOCKETS.needed();
        PemIdentity identity = Workplace.identity(folder);
        try (PythonPeer server =
                        PythonPeer.start(
                                "websocket_server.py", identity, folder.resolve("server.log"));
                Workplace workplace = Workplace.open(folder, server.port(), RULES)) {
            String out =
                    workplace.succeeds(
                            PythonPeer.PYTHON, PythonPeer.script("websocket_client.py"), Lab.HOST);
            assertThat(out.lines())
                    .containsExactly(
                            "deflated extensions  protocol lab.v1",
                            "deflated pieces in three pieces",
                            "deflated ponged",
                            "deflated closed 4321 as asked",
                            "plain extensions  protocol None",
                            "plain pieces in three pieces",
                            "plain ponged",
                            "plain closed 4321 as asked",
                            "own close 1001",
                            "refused 403");
            workplace.secretIsNowhere();
        }
    }
}
