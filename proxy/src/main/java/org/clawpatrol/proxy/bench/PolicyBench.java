package org.clawpatrol.proxy.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
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

    private final BenchSettings settings;
    private final List<EndpointPolicy> policies;
    private final List<ReplayedAction> actions;
    private final Samples samples;

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
        this.samples = new Samples(Math.max(MOST_SAMPLES, actions.size()));
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
        DecisionClock clock = new DecisionClock(questions, samples, settings.seed());
        long warmUp = clock.warmUp(settings.nanos(WARM_UP));
        clock.measure(settings.nanos(DECISIONS));
        BenchReport.Decisions decisions = decisions(questions, timer);
        Distribution extraction = extraction(timer);
        long compile = trees.warmBuild(settings.nanos(BUILDS));
        long treeBytes = trees.bytes(compile, settings.nanos(RETAINED));
        return new BenchReport(
                scope(questions),
                decisions,
                extraction,
                new BenchReport.Building(load, coldCompile, compile, treeBytes),
                new BenchReport.Running(Machine.here(), timer, warmUp));
    }

    /** What the samples say, and what the decisions allocate. */
    private BenchReport.Decisions decisions(List<Question> questions, long timer) {
        Distribution all = samples.distribution(timer);
        double[] bytes =
                new AllocationMeter().bytes(questions, all.p50(), settings.nanos(ALLOCATION));
        boolean[] regex = regexCandidates(questions);
        IntPredicate beside = action -> regex[action];
        return new BenchReport.Decisions(
                all,
                samples.distribution(beside, timer),
                (int) IntStream.range(0, regex.length).filter(beside).count(),
                mean(bytes, beside.negate()),
                mean(bytes, beside));
    }

    private static boolean[] regexCandidates(List<Question> questions) {
        RegexCandidates candidates = new RegexCandidates();
        boolean[] has = new boolean[questions.size()];
        for (int i = 0; i < has.length; i++) {
            has[i] = candidates.has(questions.get(i));
        }
        return has;
    }

    private static double mean(double[] values, IntPredicate which) {
        return IntStream.range(0, values.length)
                .filter(which)
                .mapToDouble(i -> values[i])
                .average()
                .orElse(0);
    }

    private Distribution extraction(long timer) throws FixtureException {
        new ExtractionClock(actions, samples, settings.seed()).measure(settings.nanos(EXTRACTION));
        return samples.distribution(timer);
    }

    private BenchReport.Scope scope(List<Question> questions) {
        int rules = policies.stream().mapToInt(policy -> policy.rules().size()).sum();
        int unmatched =
                (int) questions.stream().filter(each -> each.decide().rule().isEmpty()).count();
        return new BenchReport.Scope(rules, questions.size(), unmatched);
    }
}
