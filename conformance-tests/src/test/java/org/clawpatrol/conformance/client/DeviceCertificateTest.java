package org.clawpatrol.conformance.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.clawpatrol.conformance.lab.Finished;
import org.clawpatrol.conformance.lab.Lab;
import org.clawpatrol.conformance.lab.LabPolicy;
import org.clawpatrol.conformance.lab.Operator;
import org.clawpatrol.conformance.lab.Peers;
import org.clawpatrol.conformance.lab.Product;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A real curl that proves its device by a certificate made with openssl. */
@Tag("integration")
class DeviceCertificateTest {
    @TempDir private static Path folder;
    @AutoClose private static Lab lab;
    private static Operator operator;
    private static Path trusted;
    private static String device;

    @BeforeAll
    static void start() throws Exception {
        Peers.CURL.needed();
        Peers.OPENSSL.needed();
        authority("devices");
        authority("others");
        String frame =
                LabPolicy.strictFrame()
                        .replaceAll("( *)(tls_listen.*\n)", "$1$2$1client_ca = \"devices.pem\"\n");
        lab = Lab.withFile(folder, frame + LabPolicy.RULES);
        operator = lab.operator();
        trusted = lab.authority(folder);
        device = joined("first");
        certify("known", "clawpatrol:device:" + device, "devices");
        certify("foreign", "clawpatrol:device:" + device, "others");
        certify("unknown", "clawpatrol:device:dev_0000000000000000", "devices");
    }

    @BeforeEach
    void forget() {
        lab.origin().forget();
    }

    /** The id of a device that joined just now. */
    private static String joined(String name) throws Exception {
        var product = lab.product();
        Finished joined =
                product.call(
                        "join",
                        "--local",
                        "--hostname",
                        name,
                        "--ca-dir",
                        folder.resolve("device-" + name).toString());
        assertThat(joined.code()).as(joined.err()).isZero();
        return operator.json("/api/devices").values().stream()
                .filter(one -> one.toString().contains(name))
                .map(one -> one.path("id").asString())
                .findFirst()
                .orElseThrow();
    }

    private static void authority(String name) throws Exception {
        openssl(
                ("req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj /CN=%1$s"
                                + " -keyout %1$s.key -out %1$s.pem")
                        .formatted(name));
    }

    private static void certify(String name, String uri, String authority) throws Exception {
        openssl(
                ("req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj /CN=%1$s -addext"
                                + " subjectAltName=URI:%2$s -keyout %1$s.key -out %1$s.csr")
                        .formatted(name, uri));
        openssl(
                ("x509 -req -in %1$s.csr -CA %2$s.pem -CAkey %2$s.key -CAcreateserial -days 2"
                                + " -copy_extensions copy -out %1$s.pem")
                        .formatted(name, authority));
    }

    private static void openssl(String words) throws Exception {
        List<String> all = new ArrayList<>(List.of("openssl"));
        all.addAll(List.of(words.split(" ")));
        Process process = new ProcessBuilder(all).directory(folder.toFile()).start();
        Finished finished = Product.finish(process, "");
        assertThat(finished.code()).as(finished.err()).isZero();
    }

    private static Finished curl(String certificate, String... options) throws Exception {
        List<String> words = new ArrayList<>(List.of("curl", "-sS", "-w", " %{http_code}"));
        words.addAll(List.of("--cacert", trusted.toString()));
        words.addAll(
                List.of(
                        "--connect-to",
                        "::127.0.0.1:" + lab.gateway().tls().getPort(),
                        "--noproxy",
                        "*"));
        if (!certificate.isEmpty()) {
            words.addAll(List.of("--cert", folder.resolve(certificate + ".pem").toString()));
            words.addAll(List.of("--key", folder.resolve(certificate + ".key").toString()));
        }
        words.addAll(List.of(options));
        return Product.finish(lab.product().start(words), "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "foreign", "unknown"})
    void curlWithoutAGoodCertificate_getsNoAnswer(String certificate) throws Exception {
        for (String version : new String[] {"--tlsv1.3", "--tls-max"}) {
            String[] options =
                    version.equals("--tls-max")
                            ? new String[] {"--tls-max", "1.2", Workplace.url("/a")}
                            : new String[] {version, Workplace.url("/a")};
            Finished finished = curl(certificate, options);
            assertThat(finished.code()).as("%s %s", finished.out(), version).isNotZero();
            assertThat(finished.out()).isEqualTo(" 000");
        }
        assertThat(lab.origin().requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--http1.1", "--http2"})
    void curlWithACertificate_isItsDevice(String version) throws Exception {
        Finished finished = curl("known", version, Workplace.url("/a"), Workplace.url("/b"));
        assertThat(finished.code()).as(finished.err()).isZero();
        assertThat(finished.out()).contains(" 200");
        assertThat(lab.origin().requests()).hasSize(2);
        assertThat(operator.json("/api/actions").toString()).contains(device);
    }

    /** A connection is for the host it was opened for, whoever opened it. */
    @ParameterizedTest
    @ValueSource(strings = {"--http1.1", "--http2"})
    void connectionOfOneHost_servesNoOther(String version) throws Exception {
        Finished finished =
                curl("known", version, "-H", "Host: other.lab.test", Workplace.url("/a"));
        assertThat(finished.out()).endsWith(" 421");
        assertThat(lab.origin().requests()).isEmpty();
    }

    @Test
    void removedDevice_isRefusedWithItsCertificate() throws Exception {
        String second = joined("second");
        certify("second", "clawpatrol:device:" + second, "devices");
        assertThat(curl("second", Workplace.url("/a")).out()).endsWith(" 200");
        assertThat(operator.post("/api/devices/delete", "{\"id\":\"" + second + "\"}").statusCode())
                .isEqualTo(200);
        assertThat(curl("second", Workplace.url("/b")).out()).isEqualTo(" 000");
    }
}
