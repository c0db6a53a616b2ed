package org.clawpatrol.conformance.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.clawpatrol.conformance.lab.Agent;
import org.clawpatrol.conformance.lab.Finished;
import org.clawpatrol.conformance.lab.HttpText;
import org.clawpatrol.conformance.lab.Lab;
import org.clawpatrol.conformance.lab.Operator;
import org.clawpatrol.conformance.lab.Peers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A86: a gateway whose files cannot grow. The kernel refuses the writes of the running process by
 * its file size limit, which needs no disk of its own and no privilege.
 */
class FullDiskTest {
    private static final int LEFT = 3000;

    @TempDir private Path folder;

    @Test
    void a86_journalThatCannotGrow_refusesActionsUntilItCanAgain() throws Exception {
        Peers.PRLIMIT.needed();
        try (Lab lab = Lab.start(folder)) {
            Operator anyone = new Operator(lab.gateway().dashboard(), "");
            assertThat(ask(lab, "/before").status()).isEqualTo(200);
            assertThat(ready(anyone).statusCode()).isEqualTo(200);

            limit(lab, Long.toString(segmentBytes(lab) + LEFT));
            HttpText refused = askUntilRefused(lab);
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.body())
                    .isNotBlank()
                    .doesNotContain("Exception", folder.toString(), Lab.SECRET);

            // Not one byte more: what the record did not fill, a shorter line could have.
            limit(lab, "1");
            lab.origin().forget();
            assertThat(ask(lab, "/during").status()).isEqualTo(503);
            assertThat(lab.origin().requests()).isEmpty();
            assertThat(ready(anyone).statusCode()).isEqualTo(503);
            assertThat(ready(anyone).body()).contains("the journal cannot be written");

            limit(lab, "unlimited");
            Awaitility.await()
                    .atMost(Duration.ofMinutes(1))
                    .until(() -> ready(anyone).statusCode() == 200);
            assertThat(ask(lab, "/after").status()).isEqualTo(200);
            assertThat(lab.gateway().log()).doesNotContainPattern(Lab.anyFormOfSecret());
            lab.gateway().stop();
            Finished verify =
                    lab.product().call("audit", "verify", "--state-dir", lab.state().toString());
            assertThat(verify.code()).as(verify.out() + verify.err()).isZero();
        }
    }

    private static HttpText ask(Lab lab, String target) throws Exception {
        try (Agent agent = lab.agent()) {
            return agent.ask(Lab.request("GET " + target));
        }
    }

    /** Each record takes hundreds of bytes, so that the limit is met within a few requests. */
    private static HttpText askUntilRefused(Lab lab) throws Exception {
        for (int i = 0; i < LEFT / 100; i++) {
            HttpText answer = ask(lab, "/filling" + i);
            if (answer.status() != 200) {
                return answer;
            }
        }
        throw new AssertionError("the limit was never met");
    }

    private static HttpResponse<String> ready(Operator anyone) throws Exception {
        return anyone.get("/readyz");
    }

    private static long segmentBytes(Lab lab) throws IOException {
        try (Stream<Path> files = Files.list(lab.state().resolve("journal"))) {
            return files.mapToLong(file -> file.toFile().length()).max().orElseThrow();
        }
    }

    /** The soft limit alone, so that it may be taken back. */
    private static void limit(Lab lab, String bytes) throws Exception {
        var set =
                new ProcessBuilder(
                                "prlimit",
                                "--pid",
                                String.valueOf(lab.gateway().pid()),
                                "--fsize=" + bytes + ":")
                        .inheritIO()
                        .start();
        assertThat(set.waitFor()).isZero();
    }
}
