package org.clawpatrol.proxy.bench;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.clawpatrol.engine.policy.Decision;
import org.jspecify.annotations.Nullable;

/** Counts the bytes that decisions allocate, facts excluded. One thread. */
final class AllocationMeter {
    private static final int MOST_DECISIONS = 2_000;

    private final ThreadMXBean threads = ManagementFactory.getPlatformMXBean(ThreadMXBean.class);

    /** Kept, so that no decision, and with it what it allocates, can be optimised away. */
    private @Nullable Decision last;

    /**
     * Bytes for one decision of each action.
     *
     * @param nanos what one decision takes
     * @param most time for all of them
     */
    double[] bytes(List<Question> questions, long nanos, long most) {
        long affordable = most / questions.size() / Math.max(1, nanos);
        int each = Math.clamp(affordable, 1, MOST_DECISIONS);
        double[] bytes = new double[questions.size()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (double) allocated(questions.get(i), each) / each;
        }
        return bytes;
    }

    private long allocated(Question question, int times) {
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < times; i++) {
            last = question.decide();
        }
        return threads.getCurrentThreadAllocatedBytes() - before;
    }

    /** The decision made last. */
    @Nullable Decision last() {
        return last;
    }
}
