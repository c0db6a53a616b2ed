package org.clawpatrol.engine.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.clawpatrol.engine.fact.Facts;
import org.clawpatrol.engine.policy.EndpointPolicy;
import org.clawpatrol.engine.policy.NoMatch;
import org.clawpatrol.engine.policy.Outcome;
import org.clawpatrol.engine.policy.Rule;

/**
 * Rules of one mix and actions about them: three in four are about some rule, the others about
 * none. Immutable.
 */
record Workload(EndpointPolicy policy, List<Facts> actions) {
    private static final int ACTIONS = 512;
    private static final int PRIORITIES = 50;
    private static final int NAMES = 1_000_000;

    static Workload of(Mix mix, int rules) {
        SplittableRandom random = new SplittableRandom(rules);
        List<String> words = new ArrayList<>();
        List<Rule> declared = new ArrayList<>();
        for (int i = 0; i < rules; i++) {
            words.add((char) ('a' + random.nextInt(8)) + "" + random.nextInt(NAMES));
            Outcome outcome = random.nextInt(3) == 0 ? new Outcome.Deny() : new Outcome.Allow();
            declared.add(
                    new Rule(
                            "r" + i,
                            random.nextInt(PRIORITIES),
                            Optional.empty(),
                            Optional.of(mix.condition(i, words.get(i))),
                            outcome,
                            ""));
        }
        List<Facts> actions = new ArrayList<>();
        for (int i = 0; i < ACTIONS; i++) {
            int about = random.nextInt(rules);
            actions.add(mix.action(about, i % 4 == 0 ? "nobody" : words.get(about)));
        }
        return new Workload(
                EndpointPolicy.of("bench", mix.family(), declared, NoMatch.ALLOW), actions);
    }
}
