package org.clawpatrol.proxy.net;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.Channel;
import io.netty.util.concurrent.ImmediateEventExecutor;
import io.netty.util.concurrent.Promise;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.clawpatrol.proxy.failure.Failure;
import org.junit.jupiter.api.Test;

class CircuitTest {
    private static final Circuits.Origin ORIGIN = new Circuits.Origin("api", "api.test", 443);

    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5);
    private final Circuits circuits = new Circuits(now::get);

    private Promise<Channel> dialled(Circuits.Origin origin) {
        assertThat(circuits.admits(origin)).isTrue();
        Promise<Channel> dial = ImmediateEventExecutor.INSTANCE.newPromise();
        circuits.watch(origin, dial);
        return dial;
    }

    private void fails(Circuits.Origin origin, DialFailure failure) {
        dialled(origin).setFailure(failure.because("for the test", null));
    }

    private void failsOften() {
        for (int i = 0; i < Circuit.LIMIT; i++) {
            fails(ORIGIN, DialFailure.UNREACHABLE);
        }
    }

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }

    /** Agents are told when to try again. */
    @Test
    void rest_isAsLongAsAgentsAreTold() {
        assertThat(Failure.UPSTREAM_RESTING.retryAfter()).hasValue((int) Circuit.REST.toSeconds());
    }

    @Test
    void origin_afterFailuresInARow_rests() {
        failsOften();
        assertThat(circuits.admits(ORIGIN)).isFalse();
        pass(Circuit.REST.minusNanos(1));
        assertThat(circuits.admits(ORIGIN)).isFalse();
    }

    @Test
    void origin_thatRested_isTriedByOneAtATime() {
        failsOften();
        pass(Circuit.REST);
        Promise<Channel> probe = dialled(ORIGIN);
        assertThat(circuits.admits(ORIGIN)).isFalse();
        probe.setFailure(DialFailure.NOT_TRUSTED.because("still", null));
        assertThat(circuits.admits(ORIGIN)).isFalse();
        pass(Circuit.REST);
        assertThat(circuits.admits(ORIGIN)).isTrue();
    }

    @Test
    void origin_thatIsBack_isFreeOfItsPast() {
        failsOften();
        pass(Circuit.REST);
        dialled(ORIGIN).setSuccess(null);
        for (int i = 0; i < Circuit.LIMIT - 1; i++) {
            fails(ORIGIN, DialFailure.UNREACHABLE);
        }
        assertThat(circuits.admits(ORIGIN)).isTrue();
    }

    @Test
    void probe_thatWasGivenUp_leavesRoomForAnother() {
        failsOften();
        pass(Circuit.REST);
        dialled(ORIGIN).cancel(false);
        assertThat(circuits.admits(ORIGIN)).isTrue();
    }

    @Test
    void failures_farApart_doNotCount() {
        for (int i = 0; i < 3 * Circuit.LIMIT; i++) {
            fails(ORIGIN, DialFailure.UNREACHABLE);
            pass(Circuit.WINDOW.dividedBy(Circuit.LIMIT - 2));
        }
        assertThat(circuits.admits(ORIGIN)).isTrue();
    }

    @Test
    void failures_ofTheGatewayOrOfTheGuard_doNotCount() {
        for (int i = 0; i < 3 * Circuit.LIMIT; i++) {
            fails(ORIGIN, DialFailure.BUSY);
            fails(ORIGIN, DialFailure.NOT_ALLOWED);
            dialled(ORIGIN).setFailure(new IllegalStateException("a bug"));
            dialled(ORIGIN).cancel(false);
        }
        assertThat(circuits.admits(ORIGIN)).isTrue();
        assertThat(circuits.size()).isZero();
    }

    @Test
    void otherEndpointsPortsAndHosts_areNotPoisoned() {
        failsOften();
        assertThat(circuits.admits(new Circuits.Origin("other", "api.test", 443))).isTrue();
        assertThat(circuits.admits(new Circuits.Origin("api", "api.test", 444))).isTrue();
        assertThat(circuits.admits(new Circuits.Origin("api", "b.test", 443))).isTrue();
    }

    @Test
    void floodOfOrigins_staysBounded() {
        for (int i = 0; i < 30_000; i++) {
            fails(new Circuits.Origin("wild", "h" + i + ".test", 443), DialFailure.UNREACHABLE);
        }
        assertThat(circuits.size()).isLessThanOrEqualTo(10_000);
    }
}
