package org.clawpatrol.proxy.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class RequestHeadTest {

    @Test
    void head_withTheProgramsOwnCredentials_carriesOnlyTheToken() throws IOException {
        assertThat(
                        relayed(
                                "CONNECT a.test:443 HTTP/1.1\r\nproxy-AUTHORIZATION: Basic eA==\r\n"
                                        + "Host: a.test:443\r\nProxy-Authorization: Bearer mine\r\n\r\n"))
                .isEqualTo(
                        "CONNECT a.test:443 HTTP/1.1\r\nProxy-Authorization: Bearer token\r\n"
                                + "Host: a.test:443\r\n\r\n");
    }

    @Test
    void head_withoutFields_getsTheToken() throws IOException {
        assertThat(relayed("CONNECT a.test:443 HTTP/1.1\r\n\r\n"))
                .isEqualTo(
                        "CONNECT a.test:443 HTTP/1.1\r\nProxy-Authorization: Bearer token\r\n\r\n");
    }

    @Test
    void head_inManyReads_leavesWhatFollowsInTheStream() throws IOException {
        InputStream in =
                new SequenceInputStream(bytes("GET http://a/ HTTP/1.1\r\n\r"), bytes("\n\r\nTLS"));
        RequestHead.read(in);
        assertThat(new String(in.readAllBytes(), StandardCharsets.US_ASCII)).isEqualTo("\r\nTLS");
    }

    @Test
    void head_thatNeverEnds_isRefusedAtItsLimit() {
        assertThatThrownBy(() -> relayed("GET / HTTP/1.1\r\nX: " + "x".repeat(70_000)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("65536");
    }

    @Test
    void head_cutShort_isRefused() {
        assertThatThrownBy(() -> relayed("GET / HTTP/1.1\r\n"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("ended");
    }

    private static String relayed(String head) throws IOException {
        return new String(
                RequestHead.read(bytes(head)).authenticated("token"), StandardCharsets.ISO_8859_1);
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1));
    }
}
