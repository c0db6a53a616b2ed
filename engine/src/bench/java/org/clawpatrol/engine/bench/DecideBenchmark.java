package org.clawpatrol.engine.bench;

import java.util.concurrent.TimeUnit;
import org.clawpatrol.engine.fact.Facts;
import org.clawpatrol.engine.policy.Decision;
import org.clawpatrol.engine.policy.EndpointPolicy;
import org.clawpatrol.engine.policy.PolicyEngine;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One decision with facts ready: by the tree, and by asking every rule in order. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 1, jvmArgsAppend = "-XX:+UseSerialGC")
public class DecideBenchmark {
    @Param({"http", "sql", "k8s"})
    public String mix = "";

    @Param({"10", "100", "1000", "10000", "100000"})
    public int rules;

    private EndpointPolicy policy = EndpointPolicies.NONE;
    private Facts[] actions = {};
    private int next;

    @Setup
    public void build() {
        Workload workload = Workload.of(Mix.of(mix), rules);
        policy = workload.policy();
        policy.prepare();
        actions = workload.actions().toArray(Facts[]::new);
    }

    @Benchmark
    public Decision tree() {
        return PolicyEngine.decide(policy, action(), null);
    }

    @Benchmark
    public Decision walk() {
        return PolicyEngine.walk(policy, action(), null);
    }

    /** Their order is random already. */
    private Facts action() {
        next = next + 1 < actions.length ? next + 1 : 0;
        return actions[next];
    }
}
