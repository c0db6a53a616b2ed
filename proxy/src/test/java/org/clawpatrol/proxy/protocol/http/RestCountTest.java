package org.clawpatrol.proxy.protocol.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.RejectedExecutionException;
import org.clawpatrol.dsl.config.HostPort;
import org.clawpatrol.dsl.config.OriginLimits;
import org.junit.jupiter.api.Test;

/** Two loops, of whose connections one may rest. */
class RestCountTest {
    private static final HostPort ORIGIN = new HostPort("one.test", 443);
    private static final OriginLimits LIMITS =
            new OriginLimits(Duration.ofMinutes(1), 1, 1, Duration.ofSeconds(5));

    private final Queue<Runnable> tasks = new ArrayDeque<>();
    private final List<String> ended = new ArrayList<>();
    private final RestingConnections resting = new RestingConnections(() -> LIMITS);
    private final RestCount<String> here = new RestCount<>(resting, tasks::add, ended::add);

    private void runTasks() {
        while (!tasks.isEmpty()) {
            tasks.remove().run();
        }
    }

    @Test
    void oneTooMany_ends() {
        here.rests("a", ORIGIN, 1);
        here.rests("b", ORIGIN, 2);
        runTasks();
        assertThat(ended).containsExactly("a");
    }

    @Test
    void oneTooMany_thatIsUsedAgainBefore_stays() {
        here.rests("a", ORIGIN, 1);
        here.rests("b", ORIGIN, 2);
        here.wakes("a");
        runTasks();
        assertThat(ended).isEmpty();
    }

    @Test
    void oneTooMany_ofALoopThatEnded_concernsNobody() {
        var gone =
                new RestCount<String>(
                        resting,
                        task -> {
                            throw new RejectedExecutionException("the loop has ended");
                        },
                        ended::add);
        gone.rests("a", ORIGIN, 1);
        here.rests("b", ORIGIN, 2);
        here.rests("c", ORIGIN, 3);
        runTasks();
        assertThat(ended).containsExactly("b");
    }
}
