package org.clawpatrol.engine.bench;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.clawpatrol.engine.policy.EndpointPolicy;
import org.clawpatrol.engine.tree.DecisionTree;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Compiling rules to their decision tree; what the tree keeps is printed with it. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = "-XX:+UseSerialGC")
public class CompileBenchmark {
    @Param({"http", "sql", "k8s"})
    public String mix = "";

    @Param({"10", "100", "1000", "10000", "100000"})
    public int rules;

    private List<DecisionTree.Condition> conditions = List.of();

    @Setup
    public void build() {
        EndpointPolicy policy = Workload.of(Mix.of(mix), rules).policy();
        conditions =
                policy.rules().stream()
                        .map(
                                rule ->
                                        new DecisionTree.Condition(
                                                rule.credential(), rule.condition()))
                        .toList();
    }

    @Benchmark
    public DecisionTree compile() {
        DecisionTree tree = DecisionTree.of(conditions);
        tree.prepare();
        return tree;
    }

    @TearDown
    public void weigh() {
        long bytes = RetainedHeap.of(this::compile);
        System.out.printf(
                "%nheap: %s %,d rules: %,d bytes, %.1f a rule%n",
                mix, rules, bytes, (double) bytes / rules);
    }
}
