package org.clawpatrol.dsl.draw;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.clawpatrol.dsl.source.VisibleText;
import org.clawpatrol.engine.policy.EndpointPolicy;
import org.clawpatrol.engine.policy.Rule;
import org.clawpatrol.engine.tree.Outline;

/**
 * Sketches the decision tree of an endpoint, level by level until there are enough nodes, so that
 * what is cut off is what is deepest. One thread.
 */
public final class Sketcher {
    private static final int MOST_NAMES = 4;
    private static final int LONGEST = 48;

    /** No node takes more than this part of all nodes for its own branches. */
    private static final int SHARE = 4;

    private static final int FEWEST = 8;

    private final EndpointPolicy policy;
    private final int limit;
    private int nodes = 1;

    /**
     * @param limit nodes at the most, but for the marks of what was cut off
     */
    public Sketcher(EndpointPolicy policy, int limit) {
        this.policy = policy;
        this.limit = limit;
    }

    /** Of actions that were read completely. */
    public Sketch sketch() {
        Draft root = new Draft("", policy.tree().outline(false, false));
        Deque<Draft> open = new ArrayDeque<>();
        open.add(root);
        while (!open.isEmpty()) {
            Draft next = open.remove();
            grow(next);
            open.addAll(next.below);
        }
        return finished(root);
    }

    /** A node whose branches are still to be looked at. */
    private static final class Draft {
        private final String label;
        private final Outline outline;
        private final List<Draft> below = new ArrayList<>();
        private int cut;

        Draft(String label, Outline outline) {
            this.label = label;
            this.outline = outline;
        }
    }

    private void grow(Draft draft) {
        List<Draft> all =
                switch (draft.outline) {
                    case Outline.Candidates _ -> List.of();
                    case Outline.Earliest(List<Outline> parts) ->
                            parts.stream().map(part -> new Draft("", part)).toList();
                    case Outline.Switch looked ->
                            looked.branches().stream()
                                    .map(
                                            branch ->
                                                    new Draft(
                                                            branch.constraint().text(),
                                                            branch.below()))
                                    .toList();
                };
        int room = Math.min(limit - nodes, Math.max(FEWEST, limit / SHARE));
        int kept = Math.clamp(room, 0, all.size());
        nodes += kept;
        draft.below.addAll(all.subList(0, kept));
        draft.cut = all.size() - kept;
    }

    private Sketch finished(Draft draft) {
        return switch (draft.outline) {
            case Outline.Candidates(List<Integer> rules) ->
                    Sketch.leaf(Sketch.Kind.RULES, names(rules));
            case Outline.Earliest _ ->
                    new Sketch(
                            Sketch.Kind.EARLIEST, "the earliest of", twigs(draft, "part", "parts"));
            case Outline.Switch(var subject, _) ->
                    new Sketch(
                            Sketch.Kind.SWITCH,
                            shortened(subject.text()) + "?",
                            twigs(draft, "branch", "branches"));
        };
    }

    private List<Sketch.Twig> twigs(Draft draft, String one, String several) {
        List<Sketch.Twig> twigs = new ArrayList<>();
        for (Draft each : draft.below) {
            twigs.add(new Sketch.Twig(shortened(each.label), finished(each)));
        }
        if (draft.cut > 0) {
            String words = draft.cut == 1 ? one : several;
            String label = String.format(Locale.ROOT, "... %,d more %s", draft.cut, words);
            twigs.add(new Sketch.Twig("", Sketch.leaf(Sketch.Kind.CUT, label)));
        }
        return twigs;
    }

    private String names(List<Integer> rules) {
        BitSet ordered = new BitSet();
        rules.forEach(ordered::set);
        String shown =
                ordered.stream()
                        .limit(MOST_NAMES)
                        .mapToObj(index -> policy.rules().get(index))
                        .map(Rule::name)
                        .map(Sketcher::shortened)
                        .collect(Collectors.joining(", "));
        int more = ordered.cardinality() - MOST_NAMES;
        return more > 0 ? String.format(Locale.ROOT, "%s and %,d more", shown, more) : shown;
    }

    private static String shortened(String text) {
        String visible = VisibleText.of(text);
        return visible.codePointCount(0, visible.length()) <= LONGEST
                ? visible
                : visible.substring(0, visible.offsetByCodePoints(0, LONGEST - 3)) + "...";
    }
}
