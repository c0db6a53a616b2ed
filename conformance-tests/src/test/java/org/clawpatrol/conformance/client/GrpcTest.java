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

/** A real gRPC client and server: every kind of call, deadlines, failures and refusals. */
@Tag("integration")
class GrpcTest {
    private static final String RULES =
            """
            rule "no-deletes" {
              endpoint  = https.api
              priority  = 10
              condition = "has(grpc.method) && grpc.service == 'lab.Items' && grpc.method == 'Delete'"
              verdict   = "deny"
              reason    = "nothing is deleted here"
            }

            rule "calls" {
              endpoint  = https.api
              condition = "has(grpc.service) && grpc.service == 'lab.Items'"
              verdict   = "allow"
            }
            """;

    @TempDir private Path folder;

    @Test
    void everyKindOfCall_behavesAsWithoutTheGateway() throws Exception {
        Peers.PYTHON_GRPC.needed();
        PemIdentity identity = Workplace.identity(folder);
        try (PythonPeer server =
                        PythonPeer.start("grpc_server.py", identity, folder.resolve("server.log"));
                Workplace workplace = Workplace.open(folder, server.port(), RULES)) {
            String out =
                    workplace.succeeds(
                            PythonPeer.PYTHON,
                            PythonPeer.script("grpc_client.py"),
                            Lab.HOST + ":443");
            assertThat(out.lines())
                    .startsWith(
                            "unary unary one unary",
                            "count 500 499",
                            "total 2000000",
                            "echo [] OK",
                            "slow DEADLINE_EXCEEDED Deadline Exceeded",
                            "cancelled yes",
                            "fails FAILED_PRECONDITION not today: é")
                    .anySatisfy(
                            line ->
                                    assertThat(line)
                                            .startsWith("delete PERMISSION_DENIED")
                                            .contains("nothing is deleted here"))
                    .endsWith("absent UNIMPLEMENTED");
            workplace.secretIsNowhere();
        }
    }
}
