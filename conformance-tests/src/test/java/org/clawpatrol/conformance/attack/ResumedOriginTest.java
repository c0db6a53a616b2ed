package org.clawpatrol.conformance.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.clawpatrol.conformance.lab.Agent;
import org.clawpatrol.conformance.lab.Finished;
import org.clawpatrol.conformance.lab.Lab;
import org.clawpatrol.conformance.lab.LabPolicy;
import org.clawpatrol.conformance.lab.Peers;
import org.clawpatrol.conformance.lab.Product;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A real TLS server as origin that says whether a session was resumed. */
class ResumedOriginTest {
    @TempDir private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"-tls1_2", "-tls1_3"})
    void session_withAnOriginThatHangsUp_isResumed(String version) throws Exception {
        Peers.OPENSSL.needed();
        certify();
        Process server =
                new ProcessBuilder(
                                "openssl",
                                "s_server",
                                "-accept",
                                "127.0.0.1:0",
                                "-www",
                                version,
                                "-cert",
                                "resumed.pem",
                                "-key",
                                "resumed.key")
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .start();
        try (BufferedReader said = server.inputReader(StandardCharsets.US_ASCII)) {
            String frame =
                    LabPolicy.frame()
                            .replace("@PORT@", port(said))
                            .replace("origin-ca.pem", "resumed.pem");
            try (Lab lab = Lab.withFile(folder, frame + LabPolicy.RULES)) {
                assertThat(page(lab)).contains("\nNew, ");
                assertThat(page(lab)).contains("\nReused, ");
                assertThat(page(lab)).contains("\nReused, ");
            }
        } finally {
            server.destroy();
        }
    }

    private void certify() throws Exception {
        Process made =
                new ProcessBuilder(
                                "openssl",
                                "req",
                                "-x509",
                                "-newkey",
                                "ec",
                                "-nodes",
                                "-days",
                                "2",
                                "-pkeyopt",
                                "ec_paramgen_curve:P-256",
                                "-subj",
                                "/CN=origin",
                                "-addext",
                                "subjectAltName=DNS:" + Lab.HOST,
                                "-keyout",
                                "resumed.key",
                                "-out",
                                "resumed.pem")
                        .directory(folder.toFile())
                        .start();
        Finished finished = Product.finish(made, "");
        assertThat(finished.code()).as(finished.err()).isZero();
    }

    private static String port(BufferedReader said) throws IOException {
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            if (line.startsWith("ACCEPT ")) {
                return line.substring(line.lastIndexOf(':') + 1);
            }
        }
        throw new IOException("the server did not start");
    }

    /** Each on a connection of its own: the server hangs up after a page. */
    private static String page(Lab lab) throws Exception {
        try (Agent agent = lab.agent()) {
            return agent.ask(Lab.request("GET /", "Connection: close")).body();
        }
    }
}
