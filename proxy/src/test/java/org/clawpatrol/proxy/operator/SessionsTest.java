package org.clawpatrol.proxy.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.random.RandomGenerator;
import org.clawpatrol.proxy.fake.InMemoryOperatorTable;
import org.clawpatrol.proxy.fake.TestClock;
import org.junit.jupiter.api.Test;

final class SessionsTest {
    private final InMemoryOperatorTable table = new InMemoryOperatorTable();
    private final TestClock clock = new TestClock();
    private final RandomGenerator random = RandomGenerator.of("L64X128MixRandom");
    private final Sessions sessions = new Sessions(table, Duration.ofHours(24), clock, random);
    private final ApiTokens tokens = new ApiTokens(table, clock, random);

    @Test
    void session_inTheStore_isOnlyAHash() {
        String cookie = sessions.open("root");

        assertThat(cookie).matches("[0-9a-f]{64}");
        assertThat(table.dump()).doesNotContain(cookie);
    }

    @Test
    void session_forgedOrStolenHash_isNobody() {
        sessions.open("root");
        String storedHash = table.dump().replaceAll("(?s).*\\{([0-9a-f]{64})=.*", "$1");

        assertThat(storedHash).hasSize(64);
        assertThat(sessions.authenticate(storedHash)).isEmpty();
        assertThat(sessions.authenticate("0".repeat(64))).isEmpty();
        assertThat(sessions.authenticate("")).isEmpty();
    }

    @Test
    void session_afterItsLifetime_isOver() {
        String cookie = sessions.open("root");
        clock.advance(Duration.ofHours(24).minusMillis(1));
        assertThat(sessions.authenticate(cookie)).isPresent();

        clock.advance(Duration.ofMillis(1));
        assertThat(sessions.authenticate(cookie)).isEmpty();
        sessions.open("root");
        assertThat(table.sessionCount()).isEqualTo(1);
    }

    @Test
    void session_closed_isOverAndOthersLive() {
        String one = sessions.open("root");
        String other = sessions.open("root");
        sessions.close(one);

        assertThat(one).isNotEqualTo(other);
        assertThat(sessions.authenticate(one)).isEmpty();
        assertThat(sessions.authenticate(other)).isPresent();
    }

    @Test
    void token_created_worksAndIsStoredHashed() {
        String token = create("ci");

        assertThat(token).matches("cpo_[A-Za-z0-9_-]{43}");
        assertThat(table.dump()).doesNotContain(token).doesNotContain(token.substring(4));
        assertThat(tokens.authenticate(token).map(Principal::shown)).contains("root (token ci)");
    }

    @Test
    void token_revoked_isNobody() {
        String token = create("ci");

        assertThat(tokens.revoke("ci")).isTrue();
        assertThat(tokens.revoke("ci")).isFalse();
        assertThat(tokens.authenticate(token)).isEmpty();
    }

    @Test
    void token_secondOfAName_isNotCreated() {
        create("ci");

        assertThat(tokens.create("ci", "root")).isInstanceOf(ApiTokens.NotCreated.class);
        assertThat(tokens.create("<script>", "root")).isInstanceOf(ApiTokens.NotCreated.class);
        assertThat(tokens.all()).hasSize(1);
    }

    private String create(String name) {
        var creation = (ApiTokens.Created) tokens.create(name, "root");
        assertThat(creation.toString()).doesNotContain(creation.token().reveal());
        return creation.token().reveal();
    }
}
