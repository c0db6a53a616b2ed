package org.clawpatrol.proxy.credential.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.clawpatrol.proxy.secret.Secret;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class LiveTokenTest {
    private Instant now = Instant.parse("2026-11-21T20:00:00Z");
    private final Queue<Runnable> calls = new ArrayDeque<>();
    private int issued;
    private @Nullable TokenException failure;
    private Optional<Duration> lifetime = Optional.of(Duration.ofHours(1));
    private final LiveToken token =
            new LiveToken(
                    "key",
                    this::issue,
                    new LiveToken.Surroundings(calls::add, () -> now, new Random(1)));

    private IssuedToken issue() throws TokenException {
        issued++;
        if (failure != null) {
            throw failure;
        }
        return new IssuedToken(Secret.of("token-" + issued), now, lifetime.map(now::plus));
    }

    @Test
    void use_thousandAtOnce_isOneCall() {
        List<CompletableFuture<Secret>> waiting = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            waiting.add(token.use().toCompletableFuture());
        }

        assertThat(calls).hasSize(1);
        assertThat(waiting).noneMatch(CompletableFuture::isDone);
        work();

        assertThat(waiting).allMatch(each -> each.join().revealText().equals("token-1"));
        assertThat(issued).isEqualTo(1);
    }

    @Test
    void use_copyThatIsClosed_leavesTheTokenAlone() {
        used().close();

        assertThat(used().revealText()).isEqualTo("token-1");
    }

    @Test
    void use_withinAMinuteOfTheEnd_waitsForANewOne() {
        used();
        pass(Duration.ofMinutes(59));

        CompletableFuture<Secret> waiting = token.use().toCompletableFuture();

        assertThat(waiting).isNotDone();
        work();
        assertThat(waiting.join().revealText()).isEqualTo("token-2");
    }

    @Test
    void use_aWhileBeforeTheEnd_replacesItBesideTheUse() {
        used();
        pass(Duration.ofMinutes(58).plusSeconds(59));

        assertThat(token.use().toCompletableFuture().join().revealText()).isEqualTo("token-1");
        assertThat(calls).hasSize(1);
        work();
        assertThat(used().revealText()).isEqualTo("token-2");
    }

    @Test
    void tend_tokenNobodyUses_isNotReplaced() {
        used();
        used();
        pass(Duration.ofMinutes(58).plusSeconds(59));
        token.tend();
        work();
        pass(Duration.ofMinutes(58).plusSeconds(59));

        token.tend();

        assertThat(calls).isEmpty();
        assertThat(issued).isEqualTo(2);
    }

    @Test
    void use_shortLife_isNotAskedForAtEachUse() {
        lifetime = Optional.of(Duration.ofSeconds(40));
        used();
        pass(Duration.ofSeconds(19));

        used();

        assertThat(calls).isEmpty();
    }

    @Test
    void use_noLifetime_staysForEver() {
        lifetime = Optional.empty();
        used();
        pass(Duration.ofDays(400));

        assertThat(used().revealText()).isEqualTo("token-1");
    }

    @Test
    void use_failureBeforeTheEnd_usesItToTheEnd() {
        used();
        failure = TokenException.transientFailure(": it did not answer");
        pass(Duration.ofMinutes(59).plusSeconds(30));

        assertThat(used().revealText()).isEqualTo("token-1");
        pass(Duration.ofSeconds(30));
        assertThatThrownBy(this::used).hasRootCauseInstanceOf(TokenException.class);
    }

    @Test
    void use_failureAgainAndAgain_asksLessAndLess() {
        failure = TokenException.transientFailure(": it did not answer");
        for (int second = 0; second < 3_600; second++) {
            assertThatThrownBy(this::used).hasRootCauseMessage(": it did not answer");
            pass(Duration.ofSeconds(1));
        }

        assertThat(issued).isBetween(15, 35);
        failure = null;
        pass(Duration.ofMinutes(5));
        assertThat(used().revealText()).startsWith("token-");
    }

    @Test
    void use_grantGone_isNeverAskedForAgainUntilSomethingChanges() {
        used();
        pass(Duration.ofMinutes(59).plusSeconds(1));
        failure = TokenException.refused("`login.lab.test`", "invalid_grant");
        for (int hour = 0; hour < 100; hour++) {
            assertThatThrownBy(this::used).hasRootCauseInstanceOf(TokenException.class);
            pass(Duration.ofHours(1));
        }

        assertThat(issued).isEqualTo(2);
        assertThat(token.trouble().orElseThrow()).contains("invalid_grant");
        failure = null;
        token.outdate();
        assertThat(used().revealText()).isEqualTo("token-3");
        assertThat(token.trouble()).isEmpty();
    }

    @Test
    void trouble_thatNobodyLoggedIn_isNone() {
        failure = TokenException.notConnected();
        assertThatThrownBy(this::used).hasRootCauseInstanceOf(TokenException.class);
        assertThat(token.trouble()).isEmpty();
    }

    @Test
    void use_serverAsksForPatience_hasIt() {
        failure = TokenException.later(": it is busy", Duration.ofMinutes(2));
        assertThatThrownBy(this::used).hasRootCauseInstanceOf(TokenException.class);
        failure = null;
        pass(Duration.ofSeconds(119));
        assertThatThrownBy(this::used).hasRootCauseMessage(": it is busy");

        pass(Duration.ofSeconds(1));

        assertThat(used().revealText()).isEqualTo("token-2");
    }

    @Test
    void use_supplyBreaks_refuses() {
        LiveToken broken =
                new LiveToken(
                        "key",
                        () -> {
                            throw new IllegalStateException("boom");
                        },
                        new LiveToken.Surroundings(calls::add, () -> now, new Random(1)));

        CompletableFuture<Secret> waiting = broken.use().toCompletableFuture();
        work();

        assertThat(waiting).isCompletedExceptionally();
    }

    private Secret used() {
        CompletableFuture<Secret> waiting = token.use().toCompletableFuture();
        work();
        return waiting.join();
    }

    private void work() {
        for (Runnable call = calls.poll(); call != null; call = calls.poll()) {
            call.run();
        }
    }

    private void pass(Duration time) {
        now = now.plus(time);
    }
}
