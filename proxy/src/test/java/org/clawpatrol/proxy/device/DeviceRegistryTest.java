package org.clawpatrol.proxy.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.random.RandomGenerator;
import org.clawpatrol.proxy.fake.Configurations;
import org.clawpatrol.proxy.fake.InMemoryDeviceTable;
import org.clawpatrol.proxy.fake.TestClock;
import org.clawpatrol.proxy.flow.Peer;
import org.clawpatrol.proxy.reload.ActiveConfiguration;
import org.junit.jupiter.api.Test;

final class DeviceRegistryTest {
    private final InMemoryDeviceTable table = new InMemoryDeviceTable();
    private final TestClock clock = new TestClock();
    private final RandomGenerator random = RandomGenerator.of("L64X128MixRandom");
    private final DeviceRegistry registry = registry("agents", "default");
    private final Enrolments enrolments = new Enrolments(registry, clock, random);

    private DeviceRegistry registry(String... profiles) {
        var configuration =
                new ActiveConfiguration(Configurations.of(List.of(profiles), List.of()));
        return new DeviceRegistry(table, configuration, Runnable::run, clock, random);
    }

    private DeviceRegistry.Registered register() {
        return registry.register("laptop", "agents").orElseThrow();
    }

    @Test
    void token_inTheStore_isOnlyAHash() {
        String token = register().token().reveal();

        assertThat(token).matches("cpd_[A-Za-z0-9_-]{43}");
        assertThat(table.dump()).doesNotContain(token).doesNotContain(token.substring(4));
    }

    @Test
    void authenticate_unknownOrMalformedToken_isNobody() {
        register();
        assertThat(registry.authenticate("cpd_" + "A".repeat(43), "127.0.0.1")).isEmpty();
        assertThat(registry.authenticate("", "127.0.0.1")).isEmpty();
        assertThat(registry.authenticate("x".repeat(100_000), "127.0.0.1")).isEmpty();
        assertThat(table.lookups()).isEqualTo(1);
    }

    /** A89: of tokens that somebody makes up no more are remembered than the cache may hold. */
    @Test
    void authenticate_aHundredThousandUnknownTokens_remembersFew() {
        int tokens = 100_000;
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < tokens; i++) {
                String token = "cpd_" + "A".repeat(37) + "%06d".formatted(i);
                assertThat(registry.authenticate(token, "127.0.0.1")).isEmpty();
            }
        }
        assertThat(table.lookups()).isGreaterThanOrEqualTo(2 * tokens - 10_000);
    }

    @Test
    void authenticate_registered_isThatPeer() {
        var device = register();

        assertThat(registry.authenticate(device.token().reveal(), "127.0.0.1"))
                .contains(new Peer(device.id(), "laptop", "agents", "127.0.0.1"));
    }

    @Test
    void authenticate_profileNoLongerDeclared_isNobody() {
        String token = register().token().reveal();

        assertThat(registry("default").authenticate(token, "127.0.0.1")).isEmpty();
    }

    @Test
    void authenticate_removedHere_isNobodyAtOnce() {
        var device = register();
        assertThat(registry.authenticate(device.token().reveal(), "a")).isPresent();
        registry.delete(device.id());

        assertThat(registry.authenticate(device.token().reveal(), "a")).isEmpty();
    }

    @Test
    void authenticate_removedByAnotherProcess_isNobodySoon() {
        var device = register();
        assertThat(registry.authenticate(device.token().reveal(), "a")).isPresent();
        table.delete(device.id());
        clock.advance(DeviceRegistry.TRUST.plusMillis(1));

        assertThat(registry.authenticate(device.token().reveal(), "a")).isEmpty();
    }

    @Test
    void authenticate_profileChanged_isSeenAtOnce() {
        var device = register();
        assertThat(registry.authenticate(device.token().reveal(), "a")).isPresent();

        assertThat(registry.setProfile(device.id(), "nowhere")).isFalse();
        assertThat(registry.setProfile(device.id(), "default")).isTrue();
        assertThat(registry.authenticate(device.token().reveal(), "a").map(Peer::profile))
                .contains("default");
    }

    @Test
    void change_ofADevice_isToldAfterItsProofIsDoubted() {
        var device = register();
        Peer before = registry.authenticate(device.token().reveal(), "a").orElseThrow();
        List<String> told = new ArrayList<>();
        registry.whenRevoked(id -> told.add(id + registry.isCurrent(before)));
        assertThat(registry.isCurrent(before)).isTrue();

        registry.setProfile(device.id(), "default");
        assertThat(told).containsExactly(device.id() + "false");
        Peer after = registry.authenticate(device.token().reveal(), "a").orElseThrow();
        assertThat(registry.isCurrent(after)).isTrue();

        registry.delete(device.id());
        assertThat(told).hasSize(2);
        assertThat(registry.isCurrent(after)).isFalse();
        assertThat(registry.delete("dev_nobody")).isFalse();
        assertThat(told).hasSize(2);
    }

    @Test
    void authenticate_often_asksAndWritesTheStoreRarely() {
        String token = register().token().reveal();
        for (int i = 0; i < 1_000; i++) {
            assertThat(registry.authenticate(token, "a")).isPresent();
        }
        assertThat(table.lookups()).isEqualTo(1);
        assertThat(table.seenCalls()).hasSize(1);

        clock.advance(DeviceRegistry.SEEN_EVERY.plusMillis(1));
        assertThat(registry.authenticate(token, "a")).isPresent();
        assertThat(table.seenCalls()).hasSize(2);
    }

    @Test
    void authenticate_whenLastSeenCannotBeWritten_stillWorks() {
        String token = register().token().reveal();
        var configuration =
                new ActiveConfiguration(Configurations.of(List.of("agents"), List.of()));
        var busy =
                new DeviceRegistry(
                        table,
                        configuration,
                        task -> {
                            throw new RejectedExecutionException("full");
                        },
                        clock,
                        random);
        assertThat(busy.authenticate(token, "a")).isPresent();
    }

    @Test
    void register_hostileNameOrUnknownProfile_isRefused() {
        for (String name : new String[] {"", "<script>", "a\u202eb", "a\nb", "x".repeat(101)}) {
            assertThat(registry.register(name, "agents")).isEmpty();
        }
        assertThat(registry.register("laptop", "nowhere")).isEmpty();
        assertThat(table.all()).isEmpty();
    }

    @Test
    void defaultProfile_named_elseFirstDeclared() {
        assertThat(registry.defaultProfile()).contains("default");
        assertThat(registry("b", "a").defaultProfile()).contains("b");
        assertThat(registry().defaultProfile()).isEmpty();
    }

    @Test
    void enrolment_approved_givesTheTokenOnce() {
        var ticket = enrolments.request("laptop", "agents").orElseThrow();
        String secret = ticket.revealSecret();
        String code = ticket.pending().userCode();
        assertThat(code).matches("[A-HJ-NP-Z]{4}-[2-9]{4}");
        assertThat(enrolments.poll(secret)).isEqualTo(new EnrolmentStatus.Waiting());
        assertThat(table.all()).isEmpty();

        assertThat(enrolments.decide(code.toLowerCase(java.util.Locale.ROOT), true, "root"))
                .isTrue();
        var granted = (EnrolmentStatus.Granted) enrolments.poll(secret);
        assertThat(registry.authenticate(granted.token().reveal(), "a")).isPresent();
        assertThat(enrolments.poll(secret)).isEqualTo(new EnrolmentStatus.Gone());
        assertThat(table.all()).hasSize(1);
    }

    @Test
    void enrolment_denied_staysDenied() {
        var ticket = enrolments.request("laptop", "agents").orElseThrow();
        String code = ticket.pending().userCode();

        assertThat(enrolments.decide(code, false, "root")).isTrue();
        assertThat(enrolments.decide(code, true, "root")).isFalse();
        assertThat(enrolments.poll(ticket.revealSecret())).isEqualTo(new EnrolmentStatus.Refused());
    }

    @Test
    void enrolment_afterTenMinutes_isGoneEvenIfApproved() {
        var ticket = enrolments.request("laptop", "agents").orElseThrow();
        enrolments.decide(ticket.pending().userCode(), true, "root");
        clock.advance(Duration.ofMinutes(10));

        assertThat(enrolments.poll(ticket.revealSecret())).isEqualTo(new EnrolmentStatus.Gone());
        assertThat(enrolments.pending()).isEmpty();
    }

    @Test
    void enrolment_forAnUndeclaredProfile_isRefusedWhenCollected() {
        var ticket = enrolments.request("laptop", "nowhere").orElseThrow();
        enrolments.decide(ticket.pending().userCode(), true, "root");

        assertThat(enrolments.poll(ticket.revealSecret())).isEqualTo(new EnrolmentStatus.Refused());
    }

    @Test
    void enrolment_flooded_isBounded() {
        for (int i = 0; i < Enrolments.MAX_WAITING; i++) {
            assertThat(enrolments.request("laptop", "agents")).isPresent();
        }
        assertThat(enrolments.request("laptop", "agents")).isEmpty();
        assertThat(enrolments.request("<b>", "agents")).isEmpty();
    }
}
