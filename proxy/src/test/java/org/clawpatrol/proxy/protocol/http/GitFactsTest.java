package org.clawpatrol.proxy.protocol.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.clawpatrol.proxy.protocol.http.Payload.ABSENT;
import static org.clawpatrol.proxy.protocol.http.Payload.UNKNOWN;
import static org.clawpatrol.proxy.protocol.http.Payload.read;
import static org.clawpatrol.proxy.protocol.http.Payload.request;

import java.nio.charset.StandardCharsets;
import org.clawpatrol.engine.fact.Facts;
import org.junit.jupiter.api.Test;

class GitFactsTest {
    private static final String A = "a".repeat(40);
    private static final String B = "b".repeat(40);
    private static final String NONE = "0".repeat(40);
    private static final String PUSH = "/acme/site.git/git-receive-pack";

    @Test
    void push_isReadWithEveryRefItChanges() {
        String body =
                packet(A + " " + B + " refs/heads/main\0 report-status side-band-64k")
                        + packet(NONE + " " + A + " refs/heads/new\n")
                        + packet(A + " " + NONE + " refs/tags/v1")
                        + "0000PACK....";
        Facts facts = request("POST", PUSH, body);
        assertThat(read(facts, "git.service")).isEqualTo("git-receive-pack");
        assertThat(read(facts, "git.repository")).isEqualTo("acme/site");
        assertThat(read(facts, "git.refs"))
                .isEqualTo(
                        "{action=update name=refs/heads/main new=%s old=%s},".formatted(B, A)
                                + "{action=create name=refs/heads/new new=%s old=%s},"
                                        .formatted(A, NONE)
                                + "{action=delete name=refs/tags/v1 new=%s old=%s}"
                                        .formatted(NONE, A));
    }

    @Test
    void longPush_isReadFromItsBeginning() {
        String commands = packet(A + " " + B + " refs/heads/main\0") + "0000";
        byte[] start = (commands + "PACK").getBytes(StandardCharsets.UTF_8);
        Facts facts = request("POST", PUSH, CapturedBody.truncated(start, start.length));
        assertThat(read(facts, "git.refs")).contains("refs/heads/main");
        byte[] cut = commands.substring(0, 60).getBytes(StandardCharsets.UTF_8);
        assertThat(read(request("POST", PUSH, CapturedBody.truncated(cut, 60)), "git.refs"))
                .isEqualTo(UNKNOWN);
        Facts packed =
                request(
                        "POST",
                        PUSH,
                        CapturedBody.truncated(start, start.length),
                        "Content-Encoding",
                        "gzip");
        assertThat(read(packed, "git.refs")).isEqualTo(UNKNOWN);
    }

    @Test
    void push_thatIsMalformed_hasUnknownRefs() {
        String good = packet(A + " " + B + " refs/heads/main\0caps");
        for (String body :
                new String[] {
                    "",
                    good,
                    "000",
                    "zzzz",
                    "00040000",
                    "0001" + good + "0000",
                    packet("push-cert\0caps") + "0000",
                    packet(A + " " + B) + "0000",
                    packet(A + " " + B + " ") + "0000",
                    packet(A.toUpperCase(java.util.Locale.ROOT) + " " + B + " refs/x") + "0000",
                    packet(A + " " + B + "  refs/x") + "0000",
                    good + packet(A + " " + B + " refs/heads/x\0caps") + "0000",
                    good + good + "0000",
                    "ffff" + good + "0000"
                }) {
            assertThat(read(request("POST", PUSH, body), "git.refs")).as(body).isEqualTo(UNKNOWN);
        }
        assertThat(read(request("POST", PUSH, "0000"), "git.refs")).isEmpty();
    }

    @Test
    void fetch_andAdvertisement_areReadFromTheHead() {
        Facts fetch = request("POST", "/acme/site/git-upload-pack", "");
        assertThat(read(fetch, "git.service")).isEqualTo("git-upload-pack");
        assertThat(read(fetch, "git.refs")).isEqualTo(ABSENT);
        Facts asked = request("GET", "/acme/site.git/info/refs?service=git-receive-pack", "");
        assertThat(read(asked, "git.service")).isEqualTo("git-receive-pack");
        assertThat(read(asked, "git.repository")).isEqualTo("acme/site");
    }

    @Test
    void otherRequests_areAbsent_andDoubtfulOnesUnknown() {
        assertThat(read(request("GET", "/acme/site/info/refs", ""), "git.service"))
                .isEqualTo(ABSENT);
        assertThat(read(request("GET", "/acme/site", ""), "git.repository")).isEqualTo(ABSENT);
        String twice = "/a/info/refs?service=git-upload-pack&service=git-receive-pack";
        assertThat(read(request("GET", twice, ""), "git.service")).isEqualTo(UNKNOWN);
        assertThat(read(request("GET", "/a/info/refs?service=other", ""), "git.service"))
                .isEqualTo(UNKNOWN);
        assertThat(read(request("POST", "/a/..%2fgit-receive-pack", ""), "git.service"))
                .isEqualTo(UNKNOWN);
    }

    private static String packet(String line) {
        return "%04x%s".formatted(line.length() + 4, line);
    }
}
