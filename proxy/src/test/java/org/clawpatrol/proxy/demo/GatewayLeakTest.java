package org.clawpatrol.proxy.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.clawpatrol.proxy.net.NoLeaks;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The whole gateway under the paranoid leak detector, over real TLS on both legs. */
@Tag("integration")
@ExtendWith(NoLeaks.class)
class GatewayLeakTest {
    private static final int REQUESTS = 2_000;
    private static final int AGENTS = 4;

    @Test
    void twoThousandRequests_allowedAndDenied_leakNothing()
            throws IOException, InterruptedException, ExecutionException {
        try (Demo demo = Demo.start("test");
                ExecutorService agents = Executors.newFixedThreadPool(AGENTS)) {
            List<Future<Integer>> wrong = new ArrayList<>();
            for (int i = 0; i < AGENTS; i++) {
                wrong.add(agents.submit(() -> wrongAnswers(demo.demoAgent())));
            }
            for (Future<Integer> agent : wrong) {
                assertThat(agent.get()).isZero();
            }
        }
    }

    private static int wrongAnswers(DemoAgent agent) throws InterruptedException {
        int wrong = 0;
        for (int i = 0; i < REQUESTS / AGENTS; i++) {
            boolean denied = i % 10 == 9;
            var answer =
                    agent.send(
                            denied ? "DELETE" : "GET",
                            "https://" + DemoStory.HOST + "/tickets/" + i,
                            "body of request " + i);
            wrong += answer.status() == (denied ? 403 : 200) ? 0 : 1;
        }
        return wrong;
    }
}
