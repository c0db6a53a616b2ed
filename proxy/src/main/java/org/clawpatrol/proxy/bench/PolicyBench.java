package org.clawpatrol.proxy.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.clawpatrol.dsl.config.Configuration;
import org.clawpatrol.dsl.test.FixtureException;
import org.clawpatrol.dsl.test.ReplayedAction;
import org.clawpatrol.engine.policy.EndpointPolicy;

/** Measures the decisions of a configuration about recorded actions. One thread, one use. */
public final class PolicyBench {
    private static final int MOST_SAMPLES = 1_000_000;
    private static final double WARM_UP = 0.35;
    private static final double DECISIONS = 0.25;
    private static final double EXTRACTION = 0.15;
    private static final double ALLOCATION = 0.05;
    private static final double BUILDS = 0.15;
    private static final double RETAINED = 0.05;
    private static final IntPredicate ALL = action -> true;

    private final BenchSettings settings;
    private final List<EndpointPolicy> policies;
    private final List<ReplayedAction> actions;

    /**
     * @param actions at least one
     */
    public PolicyBench(
            BenchSettings settings, Configuration configuration, List<ReplayedAction> actions) {
        this.settings = settings;
        this.actions = List.copyOf(actions);
        this.policies =
                configuration.endpoints().keySet().stream()
                        .map(configuration.policy()::endpoint)
                        .flatMap(Optional::stream)
                        .toList();
    }

    /**
     * @param load nanoseconds that loading the configuration took
     * @throws FixtureException when an action cannot be read
     */
    public BenchReport run(long load) throws FixtureException {
        TreeMeter trees = new TreeMeter(policies);
        long coldCompile = trees.build();
        long timer = TimerCost.nanos();
        List<Question> questions = new ArrayList<>();
        for (ReplayedAction action : actions) {
            questions.add(Question.of(action));
        }
        Samples samples = new Samples(Math.max(MOST_SAMPLES, actions.size()));
        DecisionClock clock = new DecisionClock(questions, samples, settings.seed());
        long warmUp = clock.warmUp(settings.nanos(WARM_UP));
        clock.measure(settings.nanos(DECISIONS));
        Distribution decisions = samples.distribution(ALL, timer);
        double bytes = bytesPerDecision(questions, decisions.p50());
        Distribution extraction = extraction(samples, timer);
        long compile = trees.warmBuild(settings.nanos(BUILDS));
        long treeBytes = trees.bytes(compile, settings.nanos(RETAINED));
        return new BenchReport(
                scope(questions),
                decisions,
                extraction,
                bytes,
                new BenchReport.Building(load, coldCompile, compile, treeBytes),
                new BenchReport.Running(Conditions.here(), timer, warmUp));
    }

    private double bytesPerDecision(List<Question> questions, long nanos) {
        double[] bytes = new AllocationMeter().bytes(questions, nanos, settings.nanos(ALLOCATION));
        return Arrays.stream(bytes).average().orElse(0);
    }

    private Distribution extraction(Samples samples, long timer) throws FixtureException {
        new ExtractionClock(actions, samples, settings.seed()).measure(settings.nanos(EXTRACTION));
        return samples.distribution(ALL, timer);
    }

    private BenchReport.Scope scope(List<Question> questions) {
        int rules = policies.stream().mapToInt(policy -> policy.rules().size()).sum();
        int unmatched =
                (int) questions.stream().filter(each -> each.decide().rule().isEmpty()).count();
        return new BenchReport.Scope(rules, questions.size(), unmatched);
    }
}
