package org.clawpatrol.proxy.learn;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.clawpatrol.proxy.replay.Answer.Verdict;

/**
 * A rule for recorded traffic, by methods and paths. Immutable.
 *
 * @param methods in upper case
 * @param paths none for a rule that is about everything
 */
record ProposedRule(
        String name, Verdict verdict, SortedSet<String> methods, List<ProposedPath> paths) {
    private static final int LOWEST = -1000;

    ProposedRule {
        methods = new TreeSet<>(methods);
        paths = List.copyOf(paths);
    }

    /** The one that denies what no other is about. */
    static ProposedRule rest(String name) {
        return new ProposedRule(name, Verdict.DENY, new TreeSet<>(), List.of());
    }

    boolean isRest() {
        return paths.isEmpty();
    }

    int priority() {
        return isRest() ? LOWEST : 0;
    }

    /** How many recorded actions it covers. */
    long actions() {
        return paths.stream().mapToLong(ProposedPath::actions).sum();
    }
}
