package org.clawpatrol.conformance.client;

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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A26: client certificates at an nginx that asks for one and says whose it got. */
@Tag("integration")
class MutualTlsTest {
    private static final int ROUNDS = 3;
    private static final int REQUESTS = 8;
    private static final List<String> HOLDERS = List.of("red", "blue");

    /** Who has which certificate; the last one has none in its credential. */
    private static final List<String> DEVICES = List.of("red", "blue", "stranger", "empty");

    private static final String LOCATIONS =
            """
            ssl_verify_client on;
            ssl_client_certificate @FOLDER@/clients.pem;
            location / { return 200 "$connection $ssl_client_s_dn\\n"; }
            """;

    @TempDir private static Path folder;
    private static final Map<String, String> TOKENS = new HashMap<>();
    private static Nginx nginx;
    private static Lab lab;

    @BeforeAll
    static void start() throws Exception {
        Peers.NGINX.needed();
        Peers.CURL.needed();
        Peers.OPENSSL.needed();
        authority("clients");
        authority("others");
        certify("red", "clients");
        certify("blue", "clients");
        certify("stranger", "others");
        Trust trust = Trust.create();
        Path server = Files.createDirectory(folder.resolve("server"));
        Files.writeString(folder.resolve("asking-ca.pem"), trust.pem());
        String locations = LOCATIONS.replace("@FOLDER@", folder.toString());
        nginx = Nginx.start(server, trust.identity(server, Lab.HOST), locations);
        lab = Lab.withFile(folder, policy());
        for (String device : List.of("red", "blue", "stranger")) {
            store(device, device);
        }
        for (String device : DEVICES) {
            TOKENS.put(device, Device.joined(lab, device).token());
        }
        Files.writeString(
                folder.resolve("ca.crt"),
                new Operator(lab.gateway().dashboard(), "").get("/ca.crt").body());
    }

    @AfterAll
    static void stop() throws Exception {
        if (lab != null) {
            lab.close();
        }
        if (nginx != null) {
            nginx.close();
        }
    }

    private static String policy() {
        StringBuilder file = new StringBuilder();
        file.append(
                LabPolicy.frame()
                        .replaceAll(".*default_profile.*\n", "")
                        .replaceAll("credential \"bearer.*\n", "")
                        .replaceAll("profile \"lab.*\n", "")
                        .replace("origin-ca.pem", "asking-ca.pem")
                        .replace("@PORT@", String.valueOf(nginx.port())));
        for (String device : DEVICES) {
            file.append(
                    """
                    credential "mtls_credential" "%1$s_robot" { endpoint = https.api }

                    profile "%1$s" { credentials = [mtls_credential.%1$s_robot] }

                    """
                            .formatted(device));
        }
        return file + LabPolicy.RULES;
    }

    private static void authority(String name) throws Exception {
        openssl(
                "req",
                "-x509",
                "-newkey",
                "ec",
                "-pkeyopt",
                "ec_paramgen_curve:P-256",
                "-nodes",
                "-days",
                "2",
                "-subj",
                "/CN=" + name,
                "-keyout",
                name + ".key",
                "-out",
                name + ".pem");
    }

    private static void certify(String name, String authority) throws Exception {
        openssl(
                "req",
                "-newkey",
                "ec",
                "-pkeyopt",
                "ec_paramgen_curve:P-256",
                "-nodes",
                "-subj",
                "/CN=" + name,
                "-keyout",
                name + ".key",
                "-out",
                name + ".csr");
        openssl(
                "x509",
                "-req",
                "-in",
                name + ".csr",
                "-CA",
                authority + ".pem",
                "-CAkey",
                authority + ".key",
                "-CAcreateserial",
                "-days",
                "2",
                "-out",
                name + ".pem");
    }

    private static void openssl(String... words) throws Exception {
        List<String> all = new ArrayList<>(List.of("openssl"));
        all.addAll(List.of(words));
        Process process = new ProcessBuilder(all).directory(folder.toFile()).start();
        Finished finished = Product.finish(process, "");
        assertThat(finished.code()).as(finished.err()).isZero();
    }

    private static void store(String device, String certificate) throws Exception {
        String credential = device + "_robot";
        for (var slot : Map.of("cert", ".pem", "key", ".key").entrySet()) {
            String pem = Files.readString(folder.resolve(certificate + slot.getValue()));
            lab.store(pem, credential, "--slot", slot.getKey());
        }
    }

    /** Starts a curl that sends several requests at a time. */
    private static Process curl(String device, String version, int requests) throws Exception {
        List<String> words =
                new ArrayList<>(
                        List.of("curl", "-sS", version, "--parallel", "--parallel-max", "4"));
        words.addAll(List.of("--cacert", folder.resolve("ca.crt").toString()));
        words.addAll(List.of("--proxy", "http://127.0.0.1:" + lab.gateway().proxy().getPort()));
        words.addAll(List.of("-U", "device:" + TOKENS.get(device), "-w", "%{http_code}\\n"));
        for (int i = 0; i < requests; i++) {
            words.add("https://" + Lab.HOST + "/" + i);
        }
        return lab.product().start(words);
    }

    private static Finished one(String device, String version) throws Exception {
        return Product.finish(curl(device, version, 1), "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--http1.1", "--http2"})
    void certificatesOfTwoProfiles_atOnce_neverMix(String version) throws Exception {
        Map<String, String> nameOf = new HashMap<>();
        for (int round = 0; round < ROUNDS; round++) {
            Map<String, Process> running = new HashMap<>();
            for (String device : HOLDERS) {
                running.put(device, curl(device, version, REQUESTS));
            }
            for (var each : running.entrySet()) {
                Finished finished = Product.finish(each.getValue(), "");
                assertThat(finished.code()).as(finished.err()).isZero();
                List<String> names =
                        finished.out().lines().filter(line -> !line.equals("200")).toList();
                assertThat(names).hasSize(REQUESTS);
                for (String line : names) {
                    String[] seen = line.split(" ", 2);
                    assertThat(seen[1]).isEqualTo("CN=" + each.getKey());
                    assertThat(nameOf.merge(seen[0], seen[1], (old, now) -> old))
                            .isEqualTo(seen[1]);
                }
            }
        }
        // Connections are kept, or nothing was tried.
        assertThat(nameOf.size()).isLessThan(ROUNDS * HOLDERS.size() * REQUESTS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--http1.1", "--http2"})
    void certificateOfAnotherAuthority_isRefusedByTheOrigin(String version) throws Exception {
        Finished finished = one("stranger", version);
        assertThat(finished.out()).doesNotContain("CN=").doesNotContain("\n200");
        assertThat(finished.out()).matches("(?s).*(400|502)\\n");
        assertThat(finished.out()).doesNotContain("PRIVATE KEY", "Exception");
    }

    @Test
    void credentialWithoutACertificate_isRefusedByTheGateway() throws Exception {
        long before = nginx.accesses().lines().count();
        Finished finished = one("empty", "--http2");
        assertThat(finished.out()).contains("empty_robot").endsWith("502\n");
        assertThat(nginx.accesses().lines()).hasSize((int) before);
    }
}
