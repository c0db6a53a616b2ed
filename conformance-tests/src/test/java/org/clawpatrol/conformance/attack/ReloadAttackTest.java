package org.clawpatrol.conformance.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.clawpatrol.conformance.lab.Agent;
import org.clawpatrol.conformance.lab.Finished;
import org.clawpatrol.conformance.lab.HttpText;
import org.clawpatrol.conformance.lab.Lab;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A79 and malformed files: a policy is in force whole, or the one before it stays. */
class ReloadAttackTest {
    private static final int REWRITES = 1000;

    /** What turns the good file into a bad one. */
    private static final Map<String, String[]> EDITS =
            Map.of(
                    "missing brace",
                    new String[] {
                        "reason    = \"the admin area is closed\"\n}", "reason = \"x\"\n"
                    },
                    "unterminated heredoc",
                    new String[] {"\"the admin area is closed\"", "<<EOT\nno end"},
                    "duplicate attribute",
                    new String[] {"priority  = 200", "priority = 200\n  priority = 1"},
                    "unknown attribute",
                    new String[] {"priority  = 200", "priorty = 200"},
                    "wrong type",
                    new String[] {"priority  = 200", "priority = \"high\""},
                    "misspelt reference",
                    new String[] {"https.api\n  priority  = 200", "https.apy\n  priority  = 200"},
                    "misspelt fact",
                    new String[] {
                        "http.path.startsWith('/admin')", "http.pth.startsWith('/admin')"
                    },
                    "ill-typed condition",
                    new String[] {"http.path.startsWith('/admin')", "http.path == 7"});

    @TempDir private static Path folder;
    private static Lab lab;
    private static String good = "";

    @BeforeAll
    static void start() throws Exception {
        lab = Lab.start(folder);
        good = Files.readString(lab.config());
    }

    @AfterAll
    static void stop() throws Exception {
        lab.close();
    }

    @AfterEach
    void repair() throws Exception {
        Files.writeString(lab.config(), good);
        Finished reload = lab.product().call("reload");
        assertThat(reload.code()).as(reload.err()).isZero();
        lab.origin().forget();
    }

    private static HttpText ask(String target) throws Exception {
        try (Agent agent = lab.agent()) {
            return agent.ask(Lab.request("GET " + target));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "missing brace",
                "unterminated heredoc",
                "duplicate attribute",
                "unknown attribute",
                "wrong type",
                "misspelt reference",
                "misspelt fact",
                "ill-typed condition",
            })
    void malformedFile_isReportedWithPlaceAndHelpAndTheOldPolicyStays(String what)
            throws Exception {
        String[] edit = EDITS.getOrDefault(what, new String[0]);
        String bad = good.replace(edit[0], edit[1]);
        assertThat(bad).isNotEqualTo(good);
        Files.writeString(lab.config(), bad);

        Finished validate = lab.product().call("validate", lab.config().toString());
        assertThat(validate.code()).isEqualTo(1);
        assertThat(validate.out()).isEmpty();
        assertPositionedWithHelp(validate.err());

        Finished reload = lab.product().call("reload");
        assertThat(reload.code()).isEqualTo(1);
        assertPositionedWithHelp(reload.err());

        assertThat(ask("/admin").status()).isEqualTo(403);
        assertThat(ask("/x").status()).isEqualTo(200);
    }

    private static void assertPositionedWithHelp(String text) {
        assertThat(text)
                .containsPattern("gateway\\.hcl:\\d+:\\d+: error: ")
                .contains("^")
                .contains("help: ")
                .doesNotContain("Exception", "org.clawpatrol", "antlr");
    }

    @Test
    void goodEdit_isInForceAfterReload() throws Exception {
        Files.writeString(lab.config(), good.replace("'/admin'", "'/closed'"));
        assertThat(lab.product().call("reload").code()).isZero();
        assertThat(ask("/closed").status()).isEqualTo(403);
        assertThat(ask("/admin").status()).isEqualTo(200);
    }

    @Test
    void goodEdit_isPickedUpByItself() throws Exception {
        Files.writeString(lab.config(), good.replace("'/admin'", "'/polled'"));
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> ask("/polled").status() == 403);
    }

    @Test
    void openConnection_getsTheNewPolicyWithItsNextRequest() throws Exception {
        try (Agent agent = lab.agent()) {
            assertThat(agent.ask(Lab.request("GET /later")).status()).isEqualTo(200);
            Files.writeString(lab.config(), good.replace("'/admin'", "'/later'"));
            assertThat(lab.product().call("reload").code()).isZero();
            assertThat(agent.ask(Lab.request("GET /later")).status()).isEqualTo(403);
        }
    }

    @Test
    void a79_fileRewrittenUnderTraffic_neverOpensWhatEveryVersionDenies() throws Exception {
        AtomicBoolean rewriting = new AtomicBoolean(true);
        AtomicInteger judged = new AtomicInteger();
        AtomicReference<String> wrong = new AtomicReference<>("");
        Thread traffic =
                Thread.ofVirtual()
                        .start(
                                () -> {
                                    while (rewriting.get()) {
                                        String problem = judgeOnce();
                                        wrong.compareAndSet("", problem);
                                        judged.incrementAndGet();
                                    }
                                });
        Random random = new Random(79);
        for (int i = 0; i < REWRITES; i++) {
            rewrite(random, i);
            if (i % 10 == 0) {
                hangUp();
            }
            if (i % 250 == 0) {
                int seen = judged.get();
                Awaitility.await()
                        .atMost(Duration.ofMinutes(1))
                        .until(() -> judged.get() > seen + 3);
            }
        }
        rewriting.set(false);
        traffic.join();
        assertThat(wrong.get()).isEmpty();
        assertThat(judged.get()).isGreaterThan(10);
    }

    private static String judgeOnce() {
        try {
            int denied = ask("/admin/always").status();
            int allowed = ask("/ordinary").status();
            return denied == 403 && allowed == 200 ? "" : denied + " and " + allowed;
        } catch (Exception e) {
            return e.toString();
        }
    }

    private static void rewrite(Random random, int round) throws Exception {
        String variant = good.replace("the admin area", "the admin area " + round);
        byte[] bytes = variant.getBytes(StandardCharsets.UTF_8);
        switch (random.nextInt(5)) {
            case 0 -> Files.write(lab.config(), new byte[0]);
            case 1 -> Files.writeString(lab.config(), cut(variant, random));
            case 2 -> Files.writeString(lab.config(), variant.replace("verdict", "verdit"));
            case 3 -> swapLink(bytes, round);
            default -> Files.write(lab.config(), bytes);
        }
    }

    private static String cut(String text, Random random) {
        // A rule cut in its middle: no prefix of the good file that is a file of its own.
        return text.substring(0, random.nextInt(text.length())) + "\nrule \"half";
    }

    /** SIGHUP: the gateway reads its configuration again. */
    private static void hangUp() throws Exception {
        String pid = String.valueOf(lab.gateway().pid());
        assertThat(new ProcessBuilder("sh", "-c", "kill -HUP " + pid).start().waitFor()).isZero();
    }

    private static void swapLink(byte[] bytes, int round) throws Exception {
        Path target = Files.write(folder.resolve("version" + round % 2 + ".txt"), bytes);
        Path link = folder.resolve("next-link");
        Files.deleteIfExists(link);
        Files.createSymbolicLink(link, target);
        Files.move(
                link,
                lab.config(),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }
}
