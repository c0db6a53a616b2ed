package org.clawpatrol.proxy.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProxyTargetsTest {

    private static HeadReading read(String head) {
        return RequestHeadParser.parse(head.replace("|", "\r\n"));
    }

    private static ProxyTarget target(String head) {
        return switch (read(head)) {
            case HeadReading.Read(var read) -> ProxyTargets.of(read);
            case HeadReading.Unacceptable(var refusal) -> new ProxyTarget.Unacceptable(refusal);
        };
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CONNECT api.test:443 HTTP/1.1|Host: api.test:443",
                "CONNECT API.Test.:443 HTTP/1.1|Host: api.test",
                "CONNECT api.test:443 HTTP/1.1|Host: API.TEST.:443",
                "CONNECT api.test:443 HTTP/1.0",
                "CONNECT api.test:0443 HTTP/1.1|Host:api.test:443   ",
                "CONNECT api.test:443 HTTP/1.1|Host: api.test:443|Content-Length: 0",
            })
    void connect_anySpellingOfOneHost_isATunnelThere(String head) {
        assertThat(target(head))
                .isEqualTo(
                        new ProxyTarget.Tunnel(
                                Authority.parse("api.test:443", OptionalInt.empty())
                                        .orElseThrow()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CONNECT api.test:443 HTTP/1.1|Host: evil.test:443",
                "CONNECT api.test:443 HTTP/1.1|Host: api.test:80",
                "CONNECT api.test:8443 HTTP/1.1|Host: api.test",
                "CONNECT api.test:443 HTTP/1.1|Host: api.test.evil.test",
                "GET http://api.test/ HTTP/1.1|Host: evil.test",
                "GET http://api.test:8080/ HTTP/1.1|Host: api.test",
            })
    void request_hostElsewhere_disagrees(String head) {
        assertThat(target(head)).isInstanceOf(ProxyTarget.Disagreeing.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CONNECT api.test HTTP/1.1",
                "CONNECT api.test: HTTP/1.1",
                "CONNECT api.test:0 HTTP/1.1",
                "CONNECT api.test:65536 HTTP/1.1",
                "CONNECT api.test:+443 HTTP/1.1",
                "CONNECT api.test:443:443 HTTP/1.1",
                "CONNECT :443 HTTP/1.1",
                "CONNECT .test:443 HTTP/1.1",
                "CONNECT a..test:443 HTTP/1.1",
                "CONNECT *.test:443 HTTP/1.1",
                "CONNECT user@api.test:443 HTTP/1.1",
                "CONNECT evil.test:443@api.test:443 HTTP/1.1",
                "CONNECT api.test:443/ HTTP/1.1",
                "CONNECT https://api.test:443 HTTP/1.1",
                "CONNECT api.test%00.evil.test:443 HTTP/1.1",
                "CONNECT ::1:443 HTTP/1.1",
                "CONNECT [::1%25lo]:443 HTTP/1.1",
                "CONNECT [api.test]:443 HTTP/1.1",
                "CONNECT [127.0.0.1]:443 HTTP/1.1",
                "CONNECT [::1:443 HTTP/1.1",
                "CONNECT / HTTP/1.1",
                "CONNECT * HTTP/1.1",
                "CONNECT api.test:443 HTTP/1.1|Host: api.test|Host: api.test",
                "CONNECT api.test:443 HTTP/1.1|Host: api.test|host: evil.test",
                "CONNECT api.test:443 HTTP/1.1|Host: api.test, evil.test",
                "CONNECT api.test:443 HTTP/1.1|Host: user@api.test",
                "CONNECT api.test:443 HTTP/1.1|Host: api.test|Content-Length: 5",
                "CONNECT api.test:443 HTTP/1.1|Host: api.test|Transfer-Encoding: chunked",
                "CONNECT  api.test:443 HTTP/1.1",
                "CONNECT api.test:443  HTTP/1.1",
                "CONNECT\tapi.test:443 HTTP/1.1",
                " CONNECT api.test:443 HTTP/1.1",
                "CONNECT api.test:443",
                "CONNECT api.test:443 HTTP/2.0",
                "CONNECT api.test:443 HTTP/1.2",
                "CONNECT api.test:443 http/1.1",
                "CONNECT api.test:443 HTTP/1.1|Host : api.test",
                "CONNECT api.test:443 HTTP/1.1|Host: api.test| folded: evil",
                "CONNECT api.test:443 HTTP/1.1|Host: api\u0000.test",
                "CONNECT api.test:443 HTTP/1.1|Host: api.test\nX: y",
                "CONNECT api.test:443 HTTP/1.1|Host: api.test\rX: y",
                "CONNECT api.test:443 HTTP/1.1|nocolon",
                "CONNECT api.test:443 HTTP/1.1|: empty",
                "connect api.test:443 HTTP/1.1",
                "GET / HTTP/1.1|Host: api.test",
                "OPTIONS * HTTP/1.1|Host: api.test",
                "GET https://api.test/ HTTP/1.1|Host: api.test",
                "GET ftp://api.test/ HTTP/1.1|Host: api.test",
                "GET http:///etc HTTP/1.1|Host: api.test",
                "GET http://api.test/ HTTP/1.1",
                "GET http://user@api.test/ HTTP/1.1|Host: api.test",
                "GET http://api.test\\@evil.test/ HTTP/1.1|Host: api.test",
                "GET http://api.test/#x HTTP/1.1|Host: api.test",
                "POST http://a.test/ HTTP/1.1|Host: a.test|Content-Length: 1|Transfer-Encoding: chunked",
                "POST http://a.test/ HTTP/1.1|Host: a.test|Content-Length: 1|Content-Length: 1",
            })
    void request_thatCouldBeReadTwoWays_isUnacceptable(String head) {
        assertThat(target(head))
                .isInstanceOfSatisfying(
                        ProxyTarget.Unacceptable.class,
                        answer -> assertThat(answer.refusal().failure().status()).isEqualTo(400));
    }

    @ParameterizedTest
    @CsvSource({
        "http://a.test, /",
        "http://a.test/, /",
        "http://a.test/x?y=http://b.test/, /x?y=http://b.test/",
        "http://A.test:80?y, /?y",
        "HTTP://a.test./x, /x",
    })
    void absoluteTarget_isSplitIntoHostAndOriginForm(String absolute, String originForm) {
        assertThat(target("GET " + absolute + " HTTP/1.1|Host: a.test"))
                .isInstanceOfSatisfying(
                        ProxyTarget.PlainHttp.class,
                        plain -> {
                            assertThat(plain.authority().toString()).isEqualTo("a.test:80");
                            assertThat(plain.originForm()).isEqualTo(originForm);
                        });
    }

    @Test
    void plainRequest_rewritten_losesWhatIsBetweenAgentAndProxy() {
        String head =
                "POST http://a.test:8080/x?y HTTP/1.1|Host: a.test:8080|Accept: */*"
                        + "|Proxy-Authorization: Bearer t|Proxy-Connection: keep-alive"
                        + "|Connection: keep-alive, X-Hop, Content-Length|Keep-Alive: 5|X-Hop: 1|TE: trailers"
                        + "|Upgrade: h2c|Content-Length: 3";
        var read = ((HeadReading.Read) read(head)).head();
        var plain = (ProxyTarget.PlainHttp) ProxyTargets.of(read);
        assertThat(PlainHttpHead.rewritten(read, plain))
                .isEqualTo(
                        "POST /x?y HTTP/1.1\r\nHost: a.test:8080\r\nAccept: */*\r\n"
                                + "Content-Length: 3\r\nConnection: close\r\n\r\n");
    }

    @Test
    void head_printed_showsNoToken() {
        var read =
                ((HeadReading.Read) read("GET / HTTP/1.1|Proxy-Authorization: Bearer tok")).head();
        assertThat(read.toString()).doesNotContain("tok");
    }
}
