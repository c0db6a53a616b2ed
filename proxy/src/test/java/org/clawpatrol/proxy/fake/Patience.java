package org.clawpatrol.proxy.fake;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/** How long tests wait for what must come: long enough for a machine that builds other things. */
public final class Patience {
    private Patience() {}

    public static ConditionFactory await() {
        return Awaitility.await().atMost(Duration.ofMinutes(1));
    }
}
