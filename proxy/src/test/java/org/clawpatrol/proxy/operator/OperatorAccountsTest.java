package org.clawpatrol.proxy.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.clawpatrol.proxy.fake.InMemoryOperatorTable;
import org.clawpatrol.proxy.fake.TestClock;
import org.junit.jupiter.api.Test;

final class OperatorAccountsTest {
    private static final String PASSWORD = "correct horse battery";

    private final InMemoryOperatorTable table = new InMemoryOperatorTable();
    private final SetupToken token = SetupToken.generate(RandomGenerator.of("L64X128MixRandom"));
    private final OperatorAccounts accounts =
            new OperatorAccounts(table, token, new TestClock(), new PasswordHash(4));

    @Test
    void createFirst_withoutTheToken_isRejectedAndStoresNothing() {
        for (String wrong : new String[] {"", "guess", token.reveal() + "x"}) {
            assertThat(accounts.createFirst(wrong, PASSWORD))
                    .isEqualTo(new PasswordChange.Rejected("the set-up token is not right"));
        }
        assertThat(accounts.firstRun()).isTrue();
    }

    @Test
    void createFirst_severalAtOnce_onlyOneGetsThrough() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var tasks =
                    IntStream.range(0, 8)
                            .mapToObj(
                                    i ->
                                            (Callable<PasswordChange>)
                                                    () ->
                                                            accounts.createFirst(
                                                                    token.reveal(), PASSWORD + i))
                            .toList();
            long done = 0;
            for (var future : threads.invokeAll(tasks)) {
                done += future.get() instanceof PasswordChange.Done ? 1 : 0;
            }
            assertThat(done).isEqualTo(1);
        }
        assertThat(accounts.setupToken()).isEmpty();
    }

    @Test
    void createFirst_shortOrOverlongPassword_isRejectedWithTheRule() {
        assertThat(accounts.createFirst(token.reveal(), "elevenchars"))
                .isEqualTo(
                        new PasswordChange.Rejected(
                                "the password must have at least 12 characters"));
        assertThat(accounts.createFirst(token.reveal(), "é".repeat(37)))
                .isEqualTo(
                        new PasswordChange.Rejected(
                                "the password must not be longer than 72 bytes"));
        assertThat(accounts.createFirst(token.reveal(), "é".repeat(36)))
                .isEqualTo(new PasswordChange.Done());
    }

    @Test
    void verify_afterCreation_onlyTheRightPassword() {
        assertThat(accounts.createFirst(token.reveal(), PASSWORD))
                .isEqualTo(new PasswordChange.Done());

        assertThat(accounts.verify(PASSWORD)).isTrue();
        assertThat(accounts.verify(PASSWORD + " ")).isFalse();
        assertThat(accounts.verify("")).isFalse();
        assertThat(accounts.verify("x".repeat(100_000))).isFalse();
        assertThat(table.dump()).doesNotContain(PASSWORD);
    }

    @Test
    void verify_hashWrittenByNewerTools_isUnderstood() {
        String hash = new PasswordHash(4).of(PASSWORD);
        for (String prefix : new String[] {"$2b$", "$2y$"}) {
            table.setPasswordHash("root", prefix + hash.substring(4), new TestClock().instant());
            assertThat(accounts.verify(PASSWORD)).isTrue();
        }
    }

    @Test
    void verify_standardCost_isTwelve() {
        assertThat(new PasswordHash(PasswordHash.STANDARD_COST).of(PASSWORD)).startsWith("$2a$12$");
    }

    @Test
    void setupToken_printed_hidesItself() {
        assertThat(token.toString()).isEqualTo("***");
        assertThat(token.reveal()).hasSize(24);
    }
}
