package org.clawpatrol.proxy.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.clawpatrol.engine.policy.EndpointPolicy;
import org.clawpatrol.engine.tree.DecisionTree;

/** Measures what building all decision trees of a configuration takes. One thread. */
final class TreeMeter {
    private static final int FEWEST_BUILDS = 3;
    private static final int WARM_BUILDS = 10;
    private static final int PATIENCE = 4;
    private static final int MOST_BUILDS = 200;
    private static final int COLLECTIONS = 5;

    private final MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
    private final List<TreeBuild> builds;

    TreeMeter(List<EndpointPolicy> policies) {
        this.builds = policies.stream().map(TreeBuild::of).toList();
    }

    /** One build, in nanoseconds. */
    long build() {
        long start = System.nanoTime();
        List<DecisionTree> trees = all();
        long taken = System.nanoTime() - start;
        // Always true: the trees are used, so that they are really built.
        return trees.size() == builds.size() ? taken : 0;
    }

    /** Builds again and again; the median of the later half, in nanoseconds. */
    long warmBuild(long most) {
        List<Long> taken = new ArrayList<>();
        long start = System.nanoTime();
        while (!isEnough(taken.size(), System.nanoTime() - start, most)) {
            taken.add(build());
        }
        long[] later =
                taken.subList(taken.size() / 2, taken.size()).stream()
                        .mapToLong(Long::longValue)
                        .sorted()
                        .toArray();
        return later[later.length / 2];
    }

    /** Code gets warm by builds, not by time: a few more where they are slow, within reason. */
    private static boolean isEnough(int builds, long elapsed, long most) {
        return builds >= FEWEST_BUILDS
                && elapsed >= (builds < WARM_BUILDS ? PATIENCE * most : most);
    }

    /**
     * The heap that the trees keep, without the rules and conditions they are built of.
     *
     * @param nanos what one build takes
     * @param most time for the builds
     */
    long bytes(long nanos, long most) {
        int times = Math.clamp(most / Math.max(1, nanos), 2, MOST_BUILDS);
        Object[] kept = new Object[times];
        long before = used();
        Arrays.setAll(kept, i -> all());
        long after = used();
        return Math.max(0, after - before) / Arrays.stream(kept).distinct().count();
    }

    private List<DecisionTree> all() {
        return builds.stream().map(TreeBuild::build).toList();
    }

    /** The serial collector leaves some dead objects where they are, but not every fourth time. */
    private long used() {
        return LongStream.range(0, COLLECTIONS).map(_ -> collected()).min().orElse(0);
    }

    private long collected() {
        System.gc();
        return memory.getHeapMemoryUsage().getUsed();
    }
}
