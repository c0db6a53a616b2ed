package org.clawpatrol.proxy.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.clawpatrol.proxy.dashboard.page.VisibleText;
import org.clawpatrol.proxy.journal.Records;
import org.clawpatrol.proxy.state.ActionTable;
import org.junit.jupiter.api.Test;

/** What agents write must neither run nor deceive. */
final class HostileTextTest {
    static final List<String> ATTACKS =
            List.of(
                    "<script>alert(1)</script>",
                    "\"><img src=x onerror=alert(1)>",
                    "' onmouseover='alert(1)",
                    "javascript:alert(1)",
                    "</pre><svg/onload=alert(1)>",
                    "${7*7}{{7*7}}@if(true)",
                    "\u001b[31mred\u001b[0m",
                    "<a href=\"javascript:alert(1)\">x</a>");

    private static final Pattern TAG = Pattern.compile("<[a-zA-Z](?:\"[^\"]*\"|'[^']*'|[^>\"'])*>");

    @Test
    void storedText_onEveryPage_isInert() throws Exception {
        try (var dashboard = TestDashboard.signedIn()) {
            int number = 0;
            for (String attack : ATTACKS) {
                String id = "a" + number++;
                dashboard.actions.add(
                        Actions.row(id, attack, attack, dashboard.clock.instant(), attack, attack));
                String approval = dashboard.ask("/" + attack, attack);
                for (String path :
                        List.of(
                                "/",
                                "/actions/" + id,
                                "/approvals/" + approval,
                                "/fragments/pending",
                                "/fragments/actions")) {
                    assertInert(dashboard.browser.get(path).body(), path);
                }
            }
        }
    }

    @Test
    void shadowDecision_isMarkedInTheListAndOnItsPageAndInert() throws Exception {
        try (var dashboard = TestDashboard.signedIn()) {
            for (String attack : ATTACKS) {
                var action = Records.shadowed("s1", List.of("deny by rule `" + attack + "`"));
                dashboard.actions.add(new ActionTable.Row(action, Optional.empty()));
                for (String path : List.of("/fragments/actions", "/actions/s1")) {
                    String page = dashboard.browser.get(path).body();
                    assertInert(page, path);
                    assertThat(page).contains("would be deny by rule `");
                }
            }
        }
    }

    static void assertInert(String page, String path) {
        assertThat(page).as(path).doesNotContain("<script>", "<img src=x", "<svg/", "\u001b");
        var tags = TAG.matcher(page);
        int found = 0;
        while (tags.find()) {
            found++;
            String tag = tags.group();
            assertThat(tag.replaceAll("=(\"[^\"]*\"|'[^']*')", "="))
                    .as(path)
                    .doesNotContainPattern("(?i)\\son[a-z]+");
            assertThat(tag).as(path).doesNotContainPattern("(?i)(href|src|action)=\"[^/#]");
        }
        assertThat(found).isPositive();
    }

    @Test
    void storedText_asJson_isDataWithTheRightType() throws Exception {
        try (var dashboard = TestDashboard.signedIn()) {
            dashboard.ask("/" + ATTACKS.getFirst(), ATTACKS.getFirst());
            var response = dashboard.browser.get("/api/hitl/pending");

            assertThat(response.headers().firstValue("content-type"))
                    .hasValueSatisfying(type -> assertThat(type).startsWith("application/json"));
            assertThat(response.body()).contains("\"body_sample\":\"<script>alert(1)</script>\"");
        }
    }

    @Test
    void approver_sees_theWholeBodyWithEveryHiddenCharacterMarked() throws Exception {
        try (var dashboard = TestDashboard.signedIn()) {
            String body = "pay 10\u202e00\u200b0\r\n" + "x".repeat(50_000) + "the end";
            String id = dashboard.ask("/v1/" + "p".repeat(10_000) + "/p\u0430y", body);
            String page = dashboard.browser.get("/approvals/" + id).body();

            assertThat(page)
                    .contains("the end", "U+202E</span>", "U+200B</span>", "U+000D</span>")
                    .contains("U+0430</span>", "p".repeat(10_000))
                    .doesNotContain("\u202e", "\u200b");
        }
    }

    @Test
    void visibleText_plainLanguages_stayReadable() {
        for (String plain : List.of("grüße", "日本語", "שלום", "naïve é", "emoji 🦀", "a\tb\nc")) {
            assertThat(VisibleText.block(plain).toString()).isEqualTo(plain);
        }
    }

    @Test
    void visibleText_hiddenCharacters_areMarked() {
        for (int point :
                new int[] {
                    0, 7, 0x1b, 0x7f, 0x85, 0xa0, 0xad, 0x200b, 0x200e, 0x202a, 0x202e, 0x2028,
                    0x2066, 0x2069, 0xfeff, 0xfe0f, 0x3164, 0x2800, 0xe000, 0xd800, 0x338, 0xe0041,
                    0xe0100, 0x20dd, 0x10ffff
                }) {
            String text = "a" + new StringBuilder().appendCodePoint(point) + "b";
            assertThat(VisibleText.block(text).toString())
                    .as(Integer.toHexString(point))
                    .isEqualTo("a\u27e8" + String.format("U+%04X", point) + "\u27e9b");
        }
    }

    @Test
    void visibleText_ofNamesAndPaths_marksEverythingThatIsNotAscii() {
        assertThat(VisibleText.strict("\u0430pi.test/\n").toString())
                .isEqualTo("\u27e8U+0430\u27e9pi.test/\u27e8U+000A\u27e9");
    }
}
