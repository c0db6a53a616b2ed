package org.clawpatrol.dsl.condition;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Refuses trees that later stages could not walk recursively; itself does not recurse. One thread.
 */
final class DepthGuard {
    private final Problems problems;

    DepthGuard(Problems problems) {
        this.problems = problems;
    }

    void check(Syntax root) {
        Deque<Level> pending = new ArrayDeque<>();
        pending.push(new Level(root, 1));
        while (!pending.isEmpty()) {
            Level level = pending.pop();
            if (level.depth() > Limits.DEPTH) {
                problems.error(
                        level.part().span(),
                        "condition nests deeper than " + Limits.DEPTH + " levels",
                        "split it into several rules");
                return;
            }
            level.part()
                    .children()
                    .forEach(child -> pending.push(new Level(child, level.depth() + 1)));
        }
    }

    private record Level(Syntax part, int depth) {}
}
