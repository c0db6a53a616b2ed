package org.clawpatrol.conformance.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.clawpatrol.conformance.lab.Device;
import org.clawpatrol.conformance.lab.Finished;
import org.clawpatrol.conformance.lab.Lab;
import org.clawpatrol.conformance.lab.LabPolicy;
import org.clawpatrol.conformance.lab.Nginx;
import org.clawpatrol.conformance.lab.Operator;
import org.clawpatrol.conformance.lab.Peers;
import org.clawpatrol.conformance.lab.Product;
import org.clawpatrol.conformance.lab.Trust;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A26: two devices with a credential each at one endpoint, whose origin keeps connections open and
 * says on which one a request came: it never sees two identities on one.
 */
@Tag("integration")
class SharedOriginTest {
    private static final String OTHER_SECRET = "Other+Secret/1029384756";
    private static final int ROUNDS = 4;
    private static final int REQUESTS = 12;

    /** The number of the connection and who the request is from. */
    private static final String LOCATIONS =
            """
            location / {
              if ($http_authorization = "Bearer @TOKEN@") { return 200 "$connection lab\\n"; }
              if ($http_authorization = "Bearer @OTHER@") { return 200 "$connection other\\n"; }
              return 401 "$connection nobody\\n";
            }
            """;

    private static final String OTHER_PROFILE =
            """
            credential "bearer_token" "other_token" { endpoint = https.api }

            profile "other" { credentials = [bearer_token.other_token] }

            """;

    @TempDir private Path folder;
    private final Map<String, String> identityOf = new HashMap<>();
    private int answers;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a26_connectionToTheOrigin_carriesOneIdentity(boolean http2) throws Exception {
        Peers.NGINX.needed();
        Peers.CURL.needed();
        Trust trust = Trust.create();
        Path server = Files.createDirectory(folder.resolve("server"));
        Files.writeString(folder.resolve("tagging-ca.pem"), trust.pem());
        String locations = LOCATIONS.replace("@OTHER@", OTHER_SECRET);
        try (Nginx nginx = Nginx.start(server, trust.identity(server, Lab.HOST), locations, http2);
                Lab lab = Lab.withFile(folder, policy(nginx))) {
            lab.store(OTHER_SECRET, "other_token");
            Files.writeString(
                    folder.resolve("ca.crt"),
                    new Operator(lab.gateway().dashboard(), "").get("/ca.crt").body());
            String[] tokens = {
                Device.joined(lab, "lab").token(), Device.joined(lab, "other").token()
            };
            for (int round = 0; round < ROUNDS; round++) {
                String version = round % 2 == 0 ? "--http1.1" : "--http2";
                Process one = curl(lab, tokens[0], version);
                Process two = curl(lab, tokens[1], version);
                note("lab", one);
                note("other", two);
            }
            assertThat(answers).isEqualTo(2 * ROUNDS * REQUESTS);
            assertThat(identityOf.values()).contains("lab", "other");
            // Connections are kept, or nothing was tried.
            assertThat(identityOf).hasSizeLessThan(answers);
            assertThat(nginx.accesses().lines())
                    .hasSize(answers)
                    .allMatch(line -> line.contains(http2 ? "HTTP/2.0\"" : "HTTP/1.1\""));
        }
    }

    private static String policy(Nginx nginx) {
        return LabPolicy.frame()
                        .replaceAll(".*default_profile.*\n", "")
                        .replace("origin-ca.pem", "tagging-ca.pem")
                        .replace("@PORT@", String.valueOf(nginx.port()))
                + OTHER_PROFILE
                + LabPolicy.RULES;
    }

    private static String succeeds(Finished program) {
        assertThat(program.code()).as(program.out() + program.err()).isZero();
        return program.out();
    }

    private static Process curl(Lab lab, String token, String version) throws Exception {
        List<String> words =
                new ArrayList<>(
                        List.of(
                                "curl",
                                "-sS",
                                version,
                                "--parallel",
                                "--parallel-max",
                                "4",
                                "--cacert",
                                lab.folder().resolve("ca.crt").toString(),
                                "--proxy",
                                "http://127.0.0.1:" + lab.gateway().proxy().getPort(),
                                "-U",
                                "device:" + token));
        for (int i = 0; i < REQUESTS; i++) {
            words.add("https://" + Lab.HOST + "/" + i);
        }
        return lab.product().start(words);
    }

    private void note(String identity, Process curl) throws Exception {
        for (String line : succeeds(Product.finish(curl, "")).lines().toList()) {
            String[] seen = line.split(" ");
            answers++;
            assertThat(seen[1]).isEqualTo(identity);
            assertThat(identityOf.merge(seen[0], seen[1], (old, now) -> old)).isEqualTo(seen[1]);
        }
    }
}
