package org.clawpatrol.conformance.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.clawpatrol.conformance.lab.Finished;
import org.clawpatrol.conformance.lab.Lab;
import org.clawpatrol.conformance.lab.LabPolicy;
import org.clawpatrol.conformance.lab.Peers;
import org.clawpatrol.conformance.lab.Product;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * curl through each way into the explicit proxy: with its token it gets in, without it does not.
 */
class ProxyEntrancesTest {
    @TempDir private static Path folder;
    @AutoClose private static Lab lab;
    private static String token;
    private static Path authority;

    @BeforeAll
    static void start() throws Exception {
        Peers.CURL.needed();
        lab = Lab.withFile(folder, LabPolicy.strictFrame() + LabPolicy.RULES);
        Path device = folder.resolve("device");
        Finished joined = lab.product().call("join", "--local", "--ca-dir", device.toString());
        assertThat(joined.code()).as(joined.err()).isZero();
        token = Files.readString(device.resolve("api-token")).strip();
        authority = lab.authority(folder);
    }

    @BeforeEach
    void forget() {
        lab.origin().forget();
    }

    private static Finished curl(String... words) throws Exception {
        List<String> all =
                new ArrayList<>(
                        List.of("curl", "-sS", "--noproxy", "", "--cacert", authority.toString()));
        all.addAll(List.of(words));
        all.add("https://" + Lab.HOST + "/x");
        return Product.finish(lab.product().start(all), "");
    }

    private static String port() {
        return ":" + lab.gateway().proxy().getPort();
    }

    private static void getsTheInjectedAnswer(Finished curl) {
        assertThat(curl.code()).as(curl.err()).isZero();
        assertThat(curl.out()).isEqualTo("{\"ok\":true}");
        assertThat(lab.origin().requests().getFirst().fields("Authorization"))
                .containsExactly("Bearer " + Lab.SECRET);
    }

    private static void getsNowhere(Finished curl, int code) {
        assertThat(curl.code()).as(curl.err()).isEqualTo(code);
        assertThat(lab.origin().connections()).isZero();
    }

    @Test
    void socks5ByName_withToken_getsTheInjectedAnswer() throws Exception {
        getsTheInjectedAnswer(
                curl("--socks5-hostname", "127.0.0.1" + port(), "-U", "device:" + token));
    }

    @Test
    void socks5ByAddress_withToken_getsTheInjectedAnswer() throws Exception {
        getsTheInjectedAnswer(
                curl(
                        "--socks5",
                        "127.0.0.1" + port(),
                        "-U",
                        "device:" + token,
                        "--resolve",
                        Lab.HOST + ":443:203.0.113.7"));
    }

    @Test
    void socks5_withoutOrWithWrongToken_getsNowhere() throws Exception {
        getsNowhere(curl("--socks5-hostname", "127.0.0.1" + port()), 97);
        getsNowhere(curl("--socks5-hostname", "127.0.0.1" + port(), "-U", "device:wrong"), 97);
    }

    @Test
    void proxyOverHttps_withToken_getsTheInjectedAnswer() throws Exception {
        for (String name : List.of("localhost", "127.0.0.1")) {
            lab.origin().forget();
            getsTheInjectedAnswer(
                    curl(
                            "--proxy",
                            "https://" + name + port(),
                            "--proxy-cacert",
                            authority.toString(),
                            "-U",
                            "device:" + token));
        }
    }

    @Test
    void proxyOverHttps_withoutToken_getsNowhere() throws Exception {
        Finished curl =
                curl(
                        "--proxy",
                        "https://localhost" + port(),
                        "--proxy-cacert",
                        authority.toString());
        getsNowhere(curl, 56);
        assertThat(curl.err()).contains("407");
    }

    @Test
    void proxyOverHttps_ofAnUntrustedAuthority_isRefusedByTheAgent() throws Exception {
        getsNowhere(curl("--proxy", "https://localhost" + port(), "-U", "device:" + token), 60);
    }

    @Test
    void proxyInClear_withToken_getsTheInjectedAnswer() throws Exception {
        getsTheInjectedAnswer(
                curl("--proxy", "http://127.0.0.1" + port(), "-U", "device:" + token));
    }
}
