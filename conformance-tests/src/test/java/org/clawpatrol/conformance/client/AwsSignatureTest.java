package org.clawpatrol.conformance.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.clawpatrol.conformance.lab.FetchedPeer;
import org.clawpatrol.conformance.lab.Lab;
import org.clawpatrol.conformance.lab.PemIdentity;
import org.clawpatrol.conformance.lab.PythonPeer;
import org.clawpatrol.conformance.lab.S3Server;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random requests, signed with placeholders: an origin that makes the signature of what it received
 * with AWS's own SDK arrives at the one it received.
 */
@Tag("integration")
class AwsSignatureTest {
    private static final String RULES =
            """
            rule "all" {
              endpoint = https.api
              verdict  = "allow"
            }
            """;

    @TempDir private Path folder;

    @Test
    void signatures_ofRandomRequests_areTheOnesOfTheSdk() throws Exception {
        Path boto3 = FetchedPeer.BOTO3.folder();
        PemIdentity identity = Workplace.identity(folder);
        Map<String, String> environment =
                Map.of(
                        "CLAWPATROL_SECRET_API_TOKEN_ACCESS_KEY_ID",
                        S3Server.KEY_ID,
                        "CLAWPATROL_SECRET_API_TOKEN_SESSION_TOKEN",
                        "session/token+of=the_lab");
        try (PythonPeer origin =
                        PythonPeer.start(
                                "aws_origin.py",
                                identity,
                                folder.resolve("server.log"),
                                Map.of("PYTHONPATH", boto3.toString()));
                Workplace workplace =
                        Workplace.withAwsKey(folder, origin.port(), RULES, environment)) {
            String out =
                    workplace.succeeds(
                            PythonPeer.PYTHON,
                            PythonPeer.script("aws_agent.py"),
                            Lab.HOST,
                            "20261121",
                            "400");

            assertThat(out).isEqualTo("right 400\n");
            workplace.secretIsNowhere();
        }
    }
}
