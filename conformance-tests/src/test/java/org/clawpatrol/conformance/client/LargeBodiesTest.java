package org.clawpatrol.conformance.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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

/**
 * Bodies over the gateway's heap of 256 MiB ({@code -Dbulk.mebibytes=10240 -Dlimit.seconds=600} for
 * larger ones), and bodies that stay open.
 */
@Tag("integration")
class LargeBodiesTest {
    private static final long SIZE = Long.getLong("bulk.mebibytes", 512) << 20;
    private static final long GROWTH_KIB = 200 * 1024;

    /** TLS in front of the origin, at native speed. */
    private static final String LOCATIONS =
            """
            client_max_body_size 0;
            location / {
              proxy_pass http://127.0.0.1:@BEHIND@;
              proxy_http_version 1.1;
              proxy_set_header Connection "";
              proxy_buffering off;
              proxy_request_buffering off;
            }
            """;

    private static final String RULES =
            "rule \"all\" {\n endpoint = https.api\n verdict = \"allow\"\n}\n";

    @TempDir private static Path folder;
    private static BulkOrigin origin;
    private static Nginx nginx;
    private static Lab lab;

    @BeforeAll
    static void start() throws Exception {
        Peers.NGINX.needed();
        Trust trust = Trust.create();
        origin = BulkOrigin.start();
        Files.writeString(folder.resolve("bulk-ca.pem"), trust.pem());
        Path server = Files.createDirectory(folder.resolve("server"));
        nginx =
                Nginx.start(
                        server,
                        trust.identity(server, Lab.HOST),
                        LOCATIONS.replace("@BEHIND@", String.valueOf(origin.port())));
        String frame =
                LabPolicy.frame()
                        .replace("origin-ca.pem", "bulk-ca.pem")
                        .replace("@PORT@", String.valueOf(nginx.port()));
        lab = Lab.withFile(folder, frame + RULES);
        Files.writeString(
                folder.resolve("ca.crt"),
                new Operator(lab.gateway().dashboard(), "").get("/ca.crt").body());
    }

    @AfterAll
    static void stop() throws Exception {
        if (lab != null) {
            lab.close();
            nginx.close();
            origin.close();
        }
    }

    private static Process curl(String... options) throws Exception {
        Peers.CURL.needed();
        List<String> words =
                new ArrayList<>(
                        List.of(
                                "curl",
                                "-sS",
                                "--fail",
                                "--cacert",
                                folder.resolve("ca.crt").toString(),
                                "--proxy",
                                "http://127.0.0.1:" + lab.gateway().proxy().getPort()));
        words.addAll(List.of(options));
        return lab.product().start(words);
    }

    private static Finished measured(String... options) throws Exception {
        long before = lab.gateway().peakKib();
        Finished curl = Product.finish(curl(options), "");
        assertThat(curl.code()).as(curl.err()).isZero();
        assertThat(lab.gateway().peakKib() - before).isLessThan(GROWTH_KIB);
        return curl;
    }

    private static void download(String version) throws Exception {
        Finished curl =
                measured(
                        version,
                        "-o",
                        "/dev/null",
                        "-w",
                        "%{size_download} %{http_version}",
                        "https://" + Lab.HOST + "/bytes/" + SIZE);
        assertThat(curl.out()).startsWith(SIZE + " ");
    }

    private static void upload(String version) throws Exception {
        Path sparse = folder.resolve("sparse");
        try (var file = new RandomAccessFile(sparse.toFile(), "rw")) {
            file.setLength(SIZE);
        }
        Finished curl =
                measured(version, "-T", sparse.toString(), "https://" + Lab.HOST + "/upload");
        assertThat(curl.out()).isEqualTo(String.valueOf(SIZE));
    }

    @Test
    void a84_downloadOverHttp1_takesConstantMemory() throws Exception {
        download("--http1.1");
    }

    @Test
    void a84_downloadOverHttp2_takesConstantMemory() throws Exception {
        download("--http2");
    }

    @Test
    void a84_uploadOverHttp1_takesConstantMemory() throws Exception {
        upload("--http1.1");
    }

    @Test
    void a84_uploadOverHttp2_takesConstantMemory() throws Exception {
        upload("--http2");
    }

    @Test
    void serverSentEvents_arriveOneByOneWhileTheStreamIsOpen() throws Exception {
        for (String version : List.of("--http1.1", "--http2")) {
            Process curl = curl(version, "-N", "https://" + Lab.HOST + "/events");
            try (BufferedReader out = curl.inputReader(StandardCharsets.UTF_8)) {
                for (int number = 0; number < 20; number++) {
                    // The next one is not sent before this one arrived.
                    origin.event("event " + number);
                    assertThat(out.readLine()).isEqualTo("data: event " + number);
                    assertThat(out.readLine()).isEmpty();
                }
                origin.event("");
                assertThat(out.readLine()).isNull();
                assertThat(curl.waitFor()).isZero();
            } finally {
                curl.destroy();
            }
        }
    }
}
