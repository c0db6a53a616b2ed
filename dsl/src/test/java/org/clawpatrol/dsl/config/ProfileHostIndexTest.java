package org.clawpatrol.dsl.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.clawpatrol.engine.fact.Family;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which endpoint a name leads to, and above all which names lead to none. */
final class ProfileHostIndexTest {
    private static final ProfileHostIndex INDEX =
            index(
                    endpoint("wild", "*.example.test"),
                    endpoint("exact", "api.example.test"),
                    endpoint("deep", "*.eu.example.test"),
                    endpoint("other", "plain.test", "ported.test:8443", "*.ported.test:9443"),
                    endpoint("address", "192.0.2.7", "[2001:db8::7]:443", "198.51.100.1:8443"),
                    endpoint("idn", "b\u00fccher.test", "*.m\u00fcnchen.test"));

    @ParameterizedTest
    @CsvSource({
        "attacker-controlled.example.test, wild",
        "a.b.example.test,                 wild",
        "A.B.EXAMPLE.TEST,                 wild",
        "a.example.test.,                  wild",
        "api.example.test,                 exact",
        "API.Example.Test.,                exact",
        "x.api.example.test,               wild",
        "eu.example.test,                  wild",
        "x.eu.example.test,                deep",
        "y.x.eu.example.test,              deep",
        "plain.test,                       other",
        "192.0.2.7,                        address",
        "2001:db8::7,                      address",
        "2001:0DB8:0:0:0:0:0:7,            address",
        "xn--bcher-kva.test,               idn",
        "a.xn--mnchen-3ya.test,            idn",
    })
    void find_nameThatIsClaimed_leadsToTheMostSpecificEndpoint(String host, String endpoint) {
        assertThat(INDEX.find("default", host, 443).map(EndpointConfig::name)).contains(endpoint);
    }

    @ParameterizedTest
    @CsvSource({
        "example.test",
        "evilexample.test",
        "example.test.evil.test",
        "api.example.test.evil.test",
        "*.example.test",
        "a.*.example.test",
        ".example.test",
        "..example.test",
        "a..example.test",
        "example.test..",
        "a.example.test..",
        "a.example.test.x",
        "a.example.test:443",
        "'a.example.test '",
        "' a.example.test'",
        "a.example.test/",
        "u@a.example.test",
        "a%2eexample.test",
        "a\u3002example.test",
        "\u212Aelvin.example.test",
        "b\u00fccher.test",
        "sub.plain.test",
        "xplain.test",
        "192.0.2.8",
        "192.0.2.07",
        "192.0.2.7.example.invalid",
        "0xc0000207",
        "[2001:db8::7]",
        "2001:db8::7%eth0",
        "::ffff:192.0.2.9",
        "''",
        ".",
    })
    void find_nameThatOnlyLooksClaimed_leadsNowhere(String host) {
        assertThat(INDEX.find("default", host, 443)).isEmpty();
        assertThat(INDEX.findInAll(host)).isEmpty();
    }

    @Test
    void find_nameOfUnboundedLength_leadsNowhere() {
        assertThat(INDEX.find("default", "a.".repeat(100_000) + "example.test", 443)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "plain.test,       443,  true",
        "plain.test,       80,   false",
        "plain.test,       8443, false",
        "ported.test,      8443, true",
        "ported.test,      443,  false",
        "a.ported.test,    9443, true",
        "a.ported.test,    443,  false",
        "198.51.100.1,     8443, true",
        "198.51.100.1,     443,  false",
        "a.example.test,   80,   false",
    })
    void find_port_countsAsDeclaredAndIsThatOfHttpsOtherwise(
            String host, int port, boolean claimed) {
        assertThat(INDEX.find("default", host, port).isPresent()).isEqualTo(claimed);
    }

    @Test
    void find_wildcardOverDigits_doesNotMatchAnAddress() {
        ProfileHostIndex index = index(endpoint("digits", "*.0.2.7"));

        assertThat(index.find("default", "192.0.2.7", 443)).isEmpty();
    }

    @Test
    void find_unknownProfile_findsNothing() {
        assertThat(INDEX.find("other", "api.example.test", 443)).isEmpty();
        assertThat(INDEX.find("", "api.example.test", 443)).isEmpty();
    }

    @Test
    void find_endpointOfAnotherProfile_isAsIfItDidNotExist() {
        EndpointConfig mine = endpoint("mine", "mine.test");
        EndpointConfig theirs = endpoint("theirs", "theirs.test", "*.mine.test");
        ProfileHostIndex index =
                ProfileHostIndex.of(
                        List.of(mine, theirs),
                        Map.of("me", List.of(mine), "they", List.of(theirs)));

        assertThat(index.find("me", "theirs.test", 443)).isEmpty();
        assertThat(index.find("me", "a.mine.test", 443)).isEmpty();
        assertThat(index.find("they", "a.mine.test", 443)).contains(theirs);
        assertThat(index.findInAll("THEIRS.test.")).containsExactly(theirs);
    }

    @Test
    void findInAll_hostOfSeveralEndpoints_givesAllOfThemWhateverTheirPort() {
        EndpointConfig one = endpoint("one", "api.test");
        EndpointConfig two = endpoint("two", "API.test:8443");
        EndpointConfig wild = endpoint("wild", "*.test.invalid", "*.api.test");
        ProfileHostIndex index = ProfileHostIndex.of(List.of(one, two, wild), Map.of());

        assertThat(index.findInAll("api.test")).containsExactly(one, two);
        assertThat(index.findInAll("x.api.test")).containsExactly(wild);
    }

    /** The tables must agree with reading the definition aloud. */
    @Test
    void find_randomNamesAndClaims_agreesWithTheDefinition() {
        Random random = new Random(20260101);
        for (int round = 0; round < 300; round++) {
            List<EndpointConfig> endpoints = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                String entry =
                        (random.nextBoolean() ? "*." : "") + name(random, 2 + random.nextInt(2));
                if (endpoints.stream().noneMatch(e -> e.hosts().equals(patterns(entry)))) {
                    endpoints.add(endpoint("e" + i, entry));
                }
            }
            ProfileHostIndex index = index(endpoints.toArray(EndpointConfig[]::new));
            for (int i = 0; i < 20; i++) {
                String host = name(random, 1 + random.nextInt(4));
                assertThat(index.find("default", host, 443))
                        .as("%s among %s", host, endpoints)
                        .isEqualTo(byDefinition(endpoints, host));
            }
        }
    }

    private static Optional<EndpointConfig> byDefinition(
            List<EndpointConfig> endpoints, String host) {
        String wanted = host.toLowerCase(Locale.ROOT);
        EndpointConfig best = null;
        int bestLength = -1;
        for (EndpointConfig endpoint : endpoints) {
            HostPattern pattern = endpoint.hosts().getFirst();
            boolean exact = !pattern.wildcard() && pattern.name().equals(wanted);
            boolean suffix = pattern.wildcard() && wanted.endsWith("." + pattern.name());
            int length = exact ? Integer.MAX_VALUE : pattern.name().length();
            if ((exact || suffix) && length > bestLength) {
                best = endpoint;
                bestLength = length;
            }
        }
        return Optional.ofNullable(best);
    }

    private static String name(Random random, int labels) {
        return Stream.generate(() -> List.of("a", "B", "c").get(random.nextInt(3)))
                .limit(labels)
                .reduce((left, right) -> left + "." + right)
                .orElseThrow();
    }

    private static ProfileHostIndex index(EndpointConfig... endpoints) {
        return ProfileHostIndex.of(List.of(endpoints), Map.of("default", List.of(endpoints)));
    }

    private static EndpointConfig endpoint(String name, String... hosts) {
        return new EndpointConfig(
                name,
                "https",
                Family.HTTP,
                patterns(hosts),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static List<HostPattern> patterns(String... entries) {
        return Stream.of(entries).map(ProfileHostIndexTest::pattern).toList();
    }

    private static HostPattern pattern(String entry) {
        return switch (HostEntry.parse(entry)) {
            case HostEntry.Valid valid -> valid.pattern();
            case HostEntry.Malformed malformed ->
                    throw new AssertionError(entry + " " + malformed.problem());
        };
    }
}
