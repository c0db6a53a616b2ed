package org.clawpatrol.proxy.protocol.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LabelSelectorTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " \t\r\n",
                "a",
                " a ",
                "!a",
                "! a , b",
                "a=",
                "a==b,c!=d",
                "a=,b",
                "in",
                "notin=in",
                "in in (in, notin)",
                "a in(b)",
                "a notin ()",
                "a in (,)",
                "a in (b,)",
                "a in (,,,)",
                "a in (b,,c)",
                "x.y-z/A_b.c>007",
                "a<9223372036854775807",
                "a\0",
                "a\0\0 in the dark",
                "\0in the dark"
            })
    void selector_thatTheApiServerReads_isWellFormed(String selector) {
        assertThat(LabelSelector.isWellFormed(selector)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ",",
                ",a",
                "a,",
                "a,,b",
                "a b",
                "a\0b",
                "!",
                "!!a",
                "!a=b",
                "!a in (b)",
                "a!",
                "a===b",
                "a= =b",
                "a=b=c",
                "a=-b",
                "a=b-",
                "a=\u00e9",
                "-a",
                "a/b/c",
                "/a",
                "a/",
                "X/a",
                "a..b/c",
                "x_y/a",
                "a>",
                "a>x",
                "a>=1",
                "a<-1",
                "a>9223372036854775808",
                "a in",
                "a in b",
                "a in (b",
                "a in (b c)",
                "a in b)",
                "a in (b,,)",
                "a in (,,)",
                "a in (=)",
                "a in (b)c",
                "a=(b)",
                "(",
                "=",
                "!=a"
            })
    void selector_thatTheApiServerRefuses_isNot(String selector) {
        assertThat(LabelSelector.isWellFormed(selector)).isFalse();
    }

    @Test
    void names_areBounded_withoutAndWithDomain() {
        assertThat(LabelSelector.isWellFormed("a".repeat(63) + "=" + "b".repeat(63))).isTrue();
        assertThat(LabelSelector.isWellFormed("a".repeat(64))).isFalse();
        assertThat(LabelSelector.isWellFormed("a=" + "b".repeat(64))).isFalse();
        assertThat(LabelSelector.isWellFormed("a".repeat(253) + "/b")).isTrue();
        assertThat(LabelSelector.isWellFormed("a".repeat(254) + "/b")).isFalse();
    }

    @Test
    void longSelectors_areCheckedWithoutRecursion() {
        assertThat(LabelSelector.isWellFormed("a,".repeat(30_000) + "a")).isTrue();
        assertThat(LabelSelector.isWellFormed("!".repeat(60_000))).isFalse();
        assertThat(LabelSelector.isWellFormed("a in (" + "b,".repeat(30_000) + ")")).isTrue();
        assertThat(LabelSelector.isWellFormed("a".repeat(60_000))).isFalse();
    }
}
