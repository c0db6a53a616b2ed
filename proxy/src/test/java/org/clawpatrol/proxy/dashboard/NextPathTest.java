package org.clawpatrol.proxy.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class NextPathTest {

    @Test
    void next_hostile_isTheStart() {
        for (String hostile :
                new String[] {
                    "//evil.test",
                    "///evil.test",
                    "/\\evil.test",
                    "\\\\evil.test",
                    "https:evil.test",
                    "https://evil.test/",
                    "%2f%2fevil.test",
                    "/%2f%2fevil.test",
                    "/%5cevil.test",
                    "javascript:alert(1)",
                    "/javascript:alert(1)",
                    "data:text/html,x",
                    " /devices",
                    "/\t/evil.test",
                    "/\n/evil.test",
                    "/devices\r\nSet-Cookie: a=b",
                    "/a@evil.test",
                    "/.//evil.test",
                    "/../evil",
                    "/\u2044evil.test",
                    "/__logout",
                    "/__login?next=/__login",
                    "devices",
                    "",
                    "/" + "a".repeat(1_000)
                }) {
            assertThat(NextPath.of(hostile)).as(hostile).isEqualTo("/");
        }
        assertThat(NextPath.of(null)).isEqualTo("/");
    }

    @Test
    void next_ofOurs_isKept() {
        for (String own :
                new String[] {"/", "/devices", "/actions/0198c0de-0000-7000", "/approvals/a_-9"}) {
            assertThat(NextPath.of(own)).isEqualTo(own);
        }
    }
}
