package org.clawpatrol.conformance.decide;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.clawpatrol.dsl.config.Configuration;
import org.clawpatrol.dsl.load.LoadResult;
import org.clawpatrol.dsl.load.PolicyLoader;
import org.clawpatrol.dsl.source.DiagnosticRenderer;
import org.clawpatrol.dsl.test.FixtureException;
import org.clawpatrol.dsl.test.FixturePaths;
import org.clawpatrol.dsl.test.ReplayedAction;
import org.clawpatrol.dsl.test.ReplayedActions;
import org.clawpatrol.engine.fact.Facts;
import org.clawpatrol.proxy.reading.FixtureReaders;
import tools.jackson.databind.json.JsonMapper;

/** Measures one engine on the rules and actions of a folder and prints a line of JSON. */
final class Comparison {
    private static final double SECOND = 1e9;
    private static final long MILLISECOND = 1_000_000;

    private final List<ReplayedAction> actions;
    private final long time;

    private Comparison(List<ReplayedAction> actions, long time) {
        this.actions = actions;
        this.time = time;
    }

    /**
     * @param arguments folder, engine, seconds
     */
    public static void main(String[] arguments) throws IOException, FixtureException {
        Path folder = Path.of(arguments[0]);
        LoadResult loaded = new PolicyLoader(Map.of()).load(folder.resolve("policy.hcl"));
        Configuration configuration =
                loaded.configuration()
                        .orElseThrow(
                                () ->
                                        new IllegalArgumentException(
                                                DiagnosticRenderer.plain()
                                                        .render(loaded.diagnostics())));
        ReplayedActions reader = new ReplayedActions(configuration, FixtureReaders.all());
        List<ReplayedAction> actions = new ArrayList<>();
        for (Path fixture : FixturePaths.find(folder.resolve("fixtures"))) {
            actions.add(reader.read(fixture));
        }
        long start = System.nanoTime();
        Contender<?> contender = Engines.of(arguments[1], actions.getFirst().policy(), folder);
        long setUp = System.nanoTime() - start;
        long time = (long) (Double.parseDouble(arguments[2]) * SECOND);
        Map<String, Object> row = new Comparison(actions, time).row(contender);
        row.put("engine", arguments[1]);
        row.put("set_up_ms", setUp / MILLISECOND);
        System.out.println(JsonMapper.shared().writeValueAsString(row));
    }

    private <I> Map<String, Object> row(Contender<I> contender) throws FixtureException {
        List<I> inputs = new ArrayList<>();
        for (ReplayedAction action : actions) {
            inputs.add(contender.input(action.read()));
        }
        Clock clock = new Clock(actions.size());
        clock.warmUp(i -> contender.denies(inputs.get(i)));
        long[] ready = clock.measure(i -> contender.denies(inputs.get(i)), time);
        long[] read = clock.measure(i -> contender.denies(contender.input(read(i))), time);
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("p50_ns", ready[ready.length / 2]);
        row.put("p99_ns", ready[ready.length - 1 - ready.length / 100]);
        row.put("read_p50_ns", read[read.length / 2]);
        row.put("actions", actions.size());
        row.put("same", same(contender, inputs));
        row.put("yes", clock.yes());
        return row;
    }

    private Facts read(int action) {
        try {
            return actions.get(action).read();
        } catch (FixtureException e) {
            throw new IllegalStateException(e);
        }
    }

    /** To how many actions the answer is that of the rules asked in order. */
    private <I> int same(Contender<I> contender, List<I> inputs) {
        int same = 0;
        for (int i = 0; i < inputs.size(); i++) {
            WalkContender oracle = new WalkContender(actions.get(i).policy());
            same += oracle.denies(read(i)) == contender.denies(inputs.get(i)) ? 1 : 0;
        }
        return same;
    }
}
