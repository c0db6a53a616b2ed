package org.clawpatrol.proxy.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class HostCheckTest {
    private final HostCheck check = new HostCheck(new PublicUrl("https://patrol.example.test"));

    @Test
    void host_ours_isAccepted() {
        for (String host :
                new String[] {
                    "localhost",
                    "localhost:8080",
                    "LOCALHOST:9",
                    "127.0.0.1:8080",
                    "127.9.8.7",
                    "[::1]:8080",
                    "patrol.example.test",
                    "Patrol.Example.Test:443",
                    "10.1.2.3:8080"
                }) {
            assertThat(check.ours(host, "10.1.2.3")).as(host).isTrue();
        }
    }

    @Test
    void host_foreignOrOdd_isRefused() {
        for (String host :
                new String[] {
                    "",
                    "rebind.test",
                    "rebind.test:8080",
                    "localhost.rebind.test",
                    "127.0.0.1.rebind.test",
                    "patrol.example.test.evil.test",
                    "evil.test#patrol.example.test",
                    "localhost@evil.test",
                    "10.1.2.4",
                    "[::2]",
                    "localhost:port",
                    "127.0.0.1 rebind.test",
                    "localhost."
                }) {
            assertThat(check.ours(host, "10.1.2.3")).as(host).isFalse();
        }
        assertThat(check.ours(null, "10.1.2.3")).isFalse();
    }

    @Test
    void rebinding_overTheWire_isMisdirectedEvenWithASession() throws Exception {
        try (var dashboard = TestDashboard.signedIn()) {
            String cookie =
                    "Cookie: cp_session=" + dashboard.browser.cookieValue(Cookies.SESSION) + "\r\n";
            for (String target : new String[] {"/", "/api/hitl/pending", "/__login", "/healthz"}) {
                assertThat(RawHttp.get(dashboard.address, target, "rebind.test:8080", cookie))
                        .as(target)
                        .startsWith("HTTP/1.1 421 ")
                        .doesNotContain("rebind.test");
            }
            assertThat(RawHttp.get(dashboard.address, "/", "localhost", cookie))
                    .startsWith("HTTP/1.1 200 ");
        }
    }

    @Test
    void hostHeader_poisoned_reachesNoLink() throws Exception {
        try (var dashboard = TestDashboard.withPassword("https://patrol.example.test")) {
            assertThat(RawHttp.get(dashboard.address, "/devices", "patrol.example.test"))
                    .contains("Location: /__login?next=%2Fdevices\r\n");
        }
    }
}
