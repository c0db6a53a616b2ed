package org.clawpatrol.proxy.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.clawpatrol.proxy.flow.ShadowAlarm;
import org.junit.jupiter.api.Test;

/** The banner that must not be overlooked. */
final class AlarmTest {
    private static final String STARTS = "Policy shadow check: 2 decisions ";

    @Test
    void raisedAlarm_isOnEveryPage() throws Exception {
        try (var dashboard = TestDashboard.signedIn()) {
            dashboard.status.shadowCheck = new ShadowAlarm.Counts(5, 2);
            for (String page : List.of("/", "/devices", "/credentials", "/account")) {
                assertThat(dashboard.browser.get(page).body())
                        .contains("role=\"alert\"", "class=\"alarm bad\"", STARTS);
            }
        }
    }

    @Test
    void noDifference_showsNoBanner() throws Exception {
        try (var dashboard = TestDashboard.signedIn()) {
            dashboard.status.shadowCheck = new ShadowAlarm.Counts(5, 0);
            assertThat(dashboard.browser.get("/").body()).doesNotContain("class=\"alarm");
        }
    }

    @Test
    void openPage_getsTheBannerOnceTheAlarmIsRaised() throws Exception {
        try (var dashboard = TestDashboard.signedIn()) {
            assertThat(dashboard.browser.get("/").body()).contains("/fragments/alarm?v=0");
            assertThat(dashboard.browser.get("/fragments/alarm?v=0").statusCode()).isEqualTo(204);
            dashboard.status.shadowCheck = new ShadowAlarm.Counts(5, 2);
            assertThat(dashboard.browser.get("/fragments/alarm?v=0").body())
                    .contains(STARTS, "/fragments/alarm?v=2");
        }
    }

    @Test
    void counts_areJson() throws Exception {
        try (var dashboard = TestDashboard.signedIn()) {
            dashboard.status.shadowCheck = new ShadowAlarm.Counts(5, 2);
            assertThat(dashboard.browser.get("/api/alarms").body())
                    .isEqualTo("{\"shadow_check\":{\"compared\":5,\"differed\":2}}");
        }
    }
}
