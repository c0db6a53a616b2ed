package org.clawpatrol.proxy.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class FilingPaceTest {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final long MEBIBYTE = 1 << 20;

    private final FilingPace pace = new FilingPace(0, 0);

    @Test
    void journal_growingFasterThanItIsFiled_getsASixtyFourthOfTheTime() {
        assertThat(pace.rest(50 * MEBIBYTE, SECOND, 1000)).isEqualTo(63_000);
    }

    @Test
    void journal_growingFast_getsAnEighthOfTheTime() {
        assertThat(pace.rest(6 * MEBIBYTE, SECOND, 1000)).isEqualTo(7000);
    }

    @Test
    void journal_growingSlowly_getsAQuarterOfTheTime() {
        assertThat(pace.rest(MEBIBYTE, SECOND, 1000)).isEqualTo(3000);
    }

    @Test
    void journal_hardlyGrowing_isFiledAtOnce() {
        assertThat(pace.rest(MEBIBYTE / 32, SECOND, 1000)).isZero();
    }

    @Test
    void backlog_afterTheTrafficEnded_isFiledAtOnce() {
        assertThat(pace.rest(500 * MEBIBYTE, SECOND, 1000)).isPositive();
        assertThat(pace.rest(500 * MEBIBYTE, 2 * SECOND, 1000)).isZero();
    }

    @Test
    void journal_begunAnew_isFiledAtOnce() {
        assertThat(pace.rest(-MEBIBYTE, SECOND, 1000)).isZero();
    }

    @Test
    void journal_growingFast_isFiledInSmallPortions() {
        int alone = pace.lines();
        pace.rest(6 * MEBIBYTE, SECOND, 1000);
        assertThat(pace.lines()).isEqualTo(alone / 5);
        pace.rest(6 * MEBIBYTE, 2 * SECOND, 1000);
        assertThat(pace.lines()).isEqualTo(alone);
    }
}
