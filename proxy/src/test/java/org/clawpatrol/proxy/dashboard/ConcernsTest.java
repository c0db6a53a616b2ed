package org.clawpatrol.proxy.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.clawpatrol.proxy.dashboard.CredentialHealth.Complaint;
import org.clawpatrol.proxy.dashboard.page.Concerns.Concern;
import org.clawpatrol.proxy.journal.Outcome;
import org.clawpatrol.proxy.state.ActionTable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** The banner of credentials that need care. */
final class ConcernsTest {
    private static final List<String> PAGES = List.of("/", "/credentials");

    @AutoClose private final TestDashboard dashboard;

    ConcernsTest() throws Exception {
        dashboard = TestDashboard.signedIn();
    }

    @Test
    void nothingToDo_showsNothing() throws Exception {
        for (String page : PAGES) {
            assertThat(dashboard.browser.get(page).body()).doesNotContain("id=\"concerns\"");
        }
    }

    @Test
    void complaint_namesTheCredentialAndLeadsToItsPlace() throws Exception {
        dashboard.complaints =
                List.of(
                        new Complaint("stripe", " has no secret", Optional.empty()),
                        new Complaint("store-prod", " has no secret: type", Optional.empty()),
                        new Complaint(
                                "github",
                                ": its secret `cert` ends",
                                Optional.of(dashboard.clock.instant().plus(Duration.ofDays(3)))));
        for (String page : PAGES) {
            assertThat(dashboard.browser.get(page).body())
                    .contains("<a href=\"/credentials#credential-stripe\">stripe</a> has no secret")
                    .contains("<strong>store-prod</strong> has no secret: type")
                    .containsPattern("github</a>: its secret `cert` ends <time[^>]*>in 3 d<");
        }
        assertThat(dashboard.browser.get("/credentials").body())
                .contains("id=\"credential-stripe\"", "id=\"credential-github\"");
    }

    @Test
    void namesAndReasons_areInert() throws Exception {
        for (String attack : HostileTextTest.ATTACKS) {
            dashboard.complaints = List.of(new Complaint(attack, attack, Optional.empty()));
            for (String page : PAGES) {
                HostileTextTest.assertInert(dashboard.browser.get(page).body(), page);
            }
            assertThat(new Concern(attack, "", Optional.empty(), true).link())
                    .matches("/credentials#[A-Za-z0-9._*%-]+");
        }
    }

    @Test
    void withoutASession_nothingIsTold() throws Exception {
        dashboard.complaints = List.of(new Complaint("stripe", " has none", Optional.empty()));
        try (var stranger = new Browser(dashboard.address)) {
            for (String page : PAGES) {
                assertThat(stranger.get(page).body()).doesNotContain("stripe");
            }
        }
    }

    @Test
    void list_permittedActionThatDidNotGetThrough_saysWhy() throws Exception {
        ActionTable.Row row = Actions.row("a1", "allow", "/v1", dashboard.clock.instant());
        Outcome refused = new Outcome("502", 0, 0, 0, "credential has no <secret>");
        dashboard.actions.add(new ActionTable.Row(row.record(), Optional.of(refused)));

        assertThat(dashboard.browser.get("/").body())
                .contains("<span class=\"dim\">credential has no &lt;secret");
    }
}
