package org.clawpatrol.proxy.net;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Random;
import org.clawpatrol.dsl.config.HostPort;
import org.clawpatrol.proxy.secret.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProxyTalkTest {
    private static final HostPort NAME = new HostPort("a.test", 443);

    private static ProxyLogin login() {
        return ProxyLogin.of("me", Secret.of("pass:word"));
    }

    private static ByteBuf text(String text) {
        return Unpooled.copiedBuffer(text, StandardCharsets.ISO_8859_1);
    }

    private static ByteBuf hex(String hex) {
        return Unpooled.wrappedBuffer(HexFormat.of().parseHex(hex));
    }

    private static String said(ProxyTalk.Step step) {
        assertThat(step).isInstanceOf(ProxyTalk.Step.Say.class);
        return ByteBufUtil.hexDump(((ProxyTalk.Step.Say) step).words());
    }

    @Test
    void http_asksByConnect() {
        assertThat(
                        new HttpProxyTalk(new HostPort("2001:db8::1", 443), ProxyLogin.none())
                                .opening()
                                .toString(StandardCharsets.US_ASCII))
                .isEqualTo("CONNECT [2001:db8::1]:443 HTTP/1.1\r\nHost: [2001:db8::1]:443\r\n\r\n");
        assertThat(new HttpProxyTalk(NAME, login()).opening().toString(StandardCharsets.US_ASCII))
                .isEqualTo(
                        "CONNECT a.test:443 HTTP/1.1\r\nHost: a.test:443\r\n"
                                + "Proxy-Authorization: Basic bWU6cGFzczp3b3Jk\r\n\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP/1.1 200 OK\r\n\r\n", "HTTP/1.0 200\r\nVia: x\r\n\r\n"})
    void http_answerOfSuccess_opensAndLeavesTheRest(String answer) {
        var talk = new HttpProxyTalk(NAME, ProxyLogin.none());
        for (int length = 1; length < answer.length(); length++) {
            assertThat(talk.heard(text(answer.substring(0, length))))
                    .isInstanceOf(ProxyTalk.Step.More.class);
        }
        ByteBuf in = text(answer + "SSH-2.0");
        assertThat(talk.heard(in)).isInstanceOf(ProxyTalk.Step.Open.class);
        assertThat(in.toString(StandardCharsets.US_ASCII)).isEqualTo("SSH-2.0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 407 no\r\n\r\n",
                "HTTP/1.1 100 Continue\r\n\r\n",
                "HTTP/2 200 OK\r\n\r\n",
                "HTTP/1.1 2000 OK\r\n\r\n",
                "SSH-2.0-x\r\n\r\n",
                " HTTP/1.1 200 OK\r\n\r\n",
                "\r\n\r\n"
            })
    void http_otherAnswers_areRefusals(String answer) {
        assertThat(new HttpProxyTalk(NAME, ProxyLogin.none()).heard(text(answer)))
                .isInstanceOf(ProxyTalk.Step.Refused.class);
    }

    @Test
    void http_endlessAnswer_isARefusal() {
        assertThat(
                        new HttpProxyTalk(NAME, ProxyLogin.none())
                                .heard(text("HTTP/1.1 200 OK\r\nX: " + "x".repeat(17_000))))
                .isInstanceOf(ProxyTalk.Step.Refused.class);
    }

    @ParameterizedTest
    @CsvSource({
        "a.test, 0501000306612e7465737401bb",
        "192.0.2.7, 05010001c000020701bb",
        "2001:db8::1, 0501000420010db800000000000000000000000101bb"
    })
    void socks_withoutLogin_asksForTheDestination(String host, String request) {
        var talk = new SocksProxyTalk(new HostPort(host, 443), ProxyLogin.none());
        assertThat(ByteBufUtil.hexDump(talk.opening())).isEqualTo("050100");
        assertThat(talk.heard(hex("05"))).isInstanceOf(ProxyTalk.Step.More.class);
        assertThat(said(talk.heard(hex("0500")))).isEqualTo(request);
        ByteBuf in = hex("050000010000000000005353");
        for (int length = 1; length < 10; length++) {
            assertThat(talk.heard(in.slice(0, length))).isInstanceOf(ProxyTalk.Step.More.class);
        }
        assertThat(talk.heard(in)).isInstanceOf(ProxyTalk.Step.Open.class);
        assertThat(ByteBufUtil.hexDump(in)).isEqualTo("5353");
    }

    @Test
    void socks_withLogin_sendsItOnlyWhenAsked() {
        var talk = new SocksProxyTalk(NAME, login());
        assertThat(ByteBufUtil.hexDump(talk.opening())).isEqualTo("05020002");
        assertThat(said(talk.heard(hex("0502")))).isEqualTo("01026d6509706173733a776f7264");
        assertThat(said(talk.heard(hex("0100")))).startsWith("050100");
        assertThat(said(new SocksProxyTalk(NAME, login()).heard(hex("0500")))).startsWith("050100");
    }

    @Test
    void socks_passwordThatDoesNotFit_isRefusedRatherThanCut() {
        ProxyLogin login = ProxyLogin.of("me", Secret.of("p".repeat(256)));
        assertThat(new SocksProxyTalk(NAME, login).heard(hex("0502")))
                .isInstanceOfSatisfying(
                        ProxyTalk.Step.Refused.class,
                        refused -> assertThat(refused.detail()).contains("255 bytes"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"05ff", "0400", "0501", "4854"})
    void socks_greetedByOthers_refuses(String answer) {
        assertThat(new SocksProxyTalk(NAME, login()).heard(hex(answer)))
                .isInstanceOf(ProxyTalk.Step.Refused.class);
    }

    @Test
    void socks_askedForALoginItHasNot_refuses() {
        assertThat(new SocksProxyTalk(NAME, ProxyLogin.none()).heard(hex("0502")))
                .isInstanceOf(ProxyTalk.Step.Refused.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0502", "0505000100000000", "0400000100000000", "0500000900000000"})
    void socks_requestThatIsNotGranted_refuses(String answer) {
        var talk = new SocksProxyTalk(NAME, ProxyLogin.none());
        said(talk.heard(hex("0500")));
        assertThat(talk.heard(hex(answer))).isInstanceOf(ProxyTalk.Step.Refused.class);
    }

    @Test
    void randomAnswers_neverMakeItFail() {
        Random random = new Random(7);
        for (int round = 0; round < 20_000; round++) {
            byte[] noise = new byte[1 + random.nextInt(40)];
            random.nextBytes(noise);
            var socks = new SocksProxyTalk(NAME, ProxyLogin.none());
            said(socks.heard(hex("0500")));
            noise[0] = 5;
            assertThat(socks.heard(Unpooled.wrappedBuffer(noise))).isNotNull();
            assertThat(
                            new HttpProxyTalk(NAME, ProxyLogin.none())
                                    .heard(Unpooled.wrappedBuffer(noise)))
                    .isInstanceOf(ProxyTalk.Step.More.class);
        }
    }

    @Test
    void login_isWipedOnCloseAndHasNoText() {
        ProxyLogin login = login();
        assertThat(login.toString()).doesNotContain("pass");
        login.close();
        ByteBuf words = Unpooled.buffer();
        login.writeCounted(words);
        assertThat(ByteBufUtil.hexDump(words)).endsWith("09000000000000000000");
    }
}
