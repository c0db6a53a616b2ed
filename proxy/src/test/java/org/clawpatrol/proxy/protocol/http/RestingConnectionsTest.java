package org.clawpatrol.proxy.protocol.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.clawpatrol.dsl.config.HostPort;
import org.clawpatrol.dsl.config.OriginLimits;
import org.junit.jupiter.api.Test;

/** Three connections may rest, two of them to one host. */
class RestingConnectionsTest {
    private static final HostPort ONE = new HostPort("one.test", 443);
    private static final HostPort TWO = new HostPort("two.test", 443);

    private final List<String> ended = new ArrayList<>();
    private OriginLimits limits =
            new OriginLimits(Duration.ofMinutes(1), 3, 2, Duration.ofSeconds(5));
    private final RestingConnections resting = new RestingConnections(() -> limits);

    private RestingConnections.Rest add(String name, HostPort origin, long since) {
        return resting.add(origin, since, rest -> ended.add(name));
    }

    @Test
    void pastTheLimitOfAHost_theOneOfThatHostThatRestedLongest_ends() {
        add("elsewhere", TWO, 1);
        add("second", ONE, 12);
        add("first", ONE, 11);
        assertThat(ended).isEmpty();
        add("third", ONE, 13);
        assertThat(ended).containsExactly("first");
    }

    /** Whoever was seen last need not have come last. */
    @Test
    void pastTheLimitOfAHost_theNewOneEnds_whereItRestedLongest() {
        add("second", ONE, 12);
        add("third", ONE, 13);
        add("first", ONE, 11);
        assertThat(ended).containsExactly("first");
    }

    @Test
    void pastTheLimitOfAll_theOneThatRestedLongest_endsWhateverItsHost() {
        add("oldest", TWO, 1);
        add("a", ONE, 11);
        add("b", ONE, 12);
        add("c", TWO, 13);
        assertThat(ended).containsExactly("oldest");
    }

    @Test
    void hostAtAnotherPort_isAnotherHost() {
        add("a", ONE, 1);
        add("b", ONE, 2);
        add("c", new HostPort("one.test", 8443), 3);
        assertThat(ended).isEmpty();
    }

    @Test
    void whatIsUsedAgain_makesRoom() {
        RestingConnections.Rest used = add("used", ONE, 1);
        add("a", ONE, 2);
        resting.remove(used);
        resting.remove(used);
        add("b", ONE, 3);
        assertThat(ended).isEmpty();
        add("c", ONE, 4);
        assertThat(ended).containsExactly("a");
    }

    @Test
    void equalTimes_overflowingOnes_andLowerLimitsAreKept() {
        add("before", ONE, Long.MAX_VALUE);
        add("same", ONE, Long.MAX_VALUE);
        add("after", ONE, Long.MIN_VALUE);
        assertThat(ended).containsExactly("before");
        limits = new OriginLimits(Duration.ofMinutes(1), 1, 1, Duration.ofSeconds(5));
        add("only", TWO, Long.MIN_VALUE + 1);
        assertThat(ended).containsExactly("before", "same", "after");
    }
}
