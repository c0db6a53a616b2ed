package org.clawpatrol.engine.tree;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Nodes by texts that stand somewhere in a text, all found in one pass over it: the automaton of
 * Aho and Corasick (Efficient string matching, 1975). States are numbered level by level, so that
 * those which follow one state are neighbours in the order of their characters. Immutable.
 */
final class PartTable {
    private static final int ROOT = 0;
    private static final int NONE = -1;
    private static final int ASCII = 128;

    private final int[] first;
    private final char[] labels;
    private final int[] fallback;
    private final int[] shorter;
    private final int[] outputs;
    private final int[] fromRoot = new int[ASCII];
    private final String[] parts;
    private final Node[] nodes;
    private final int least;

    PartTable(Map<String, Node> entries) {
        TreeMap<String, Node> ordered = new TreeMap<>(entries);
        this.parts = ordered.keySet().toArray(String[]::new);
        this.nodes = ordered.values().toArray(Node[]::new);
        this.least = Arrays.stream(nodes).mapToInt(Node::least).min().orElse(Integer.MAX_VALUE);
        PartStates states = new PartStates(parts);
        this.first = states.first();
        this.labels = states.labels();
        this.outputs = states.outputs();
        this.fallback = new int[labels.length];
        this.shorter = new int[labels.length];
        for (char c = 0; c < ASCII; c++) {
            fromRoot[c] = child(ROOT, c);
        }
        for (int state = 0; state < labels.length; state++) {
            for (int child = first[state]; child < first[state + 1]; child++) {
                link(state, child);
            }
        }
    }

    /** Where to go on after a state, and which shorter part also ends there. */
    private void link(int state, int child) {
        int other = state == ROOT ? ROOT : next(fallback[state], labels[child]);
        fallback[child] = other;
        shorter[child] = outputs[other] == NONE ? shorter[other] : other;
    }

    private int child(int state, char c) {
        int found = Arrays.binarySearch(labels, first[state], first[state + 1], c);
        return found < 0 ? NONE : found;
    }

    private int next(int from, char c) {
        int state = from;
        while (state != ROOT) {
            int child = child(state, c);
            if (child != NONE) {
                return child;
            }
            state = fallback[state];
        }
        int child = c < ASCII ? fromRoot[c] : child(ROOT, c);
        return child == NONE ? ROOT : child;
    }

    int least() {
        return least;
    }

    int search(String text, Search search, int best) {
        Marks marks = search.marks();
        int seen = marks.open(nodes.length);
        int found = best;
        int state = ROOT;
        for (int i = 0; i < text.length() && least < found; i++) {
            state = next(state, text.charAt(i));
            int ending = outputs[state] == NONE ? shorter[state] : state;
            // What was seen before was followed to its shorter parts then.
            while (ending != ROOT && marks.add(seen, outputs[ending])) {
                Node node = nodes[outputs[ending]];
                found = node.least() < found ? node.search(search, found) : found;
                ending = shorter[ending];
            }
        }
        marks.close(seen);
        return found;
    }

    int searchAll(Search search, int best) {
        int found = best;
        for (Node node : nodes) {
            found = node.least() < found ? node.search(search, found) : found;
        }
        return found;
    }

    List<Outline.Branch> branches() {
        List<Outline.Branch> branches = new ArrayList<>();
        for (int i = 0; i < parts.length; i++) {
            var contains = new Constraint.Contains(Set.of(parts[i]));
            branches.add(new Outline.Branch(contains, nodes[i].outline()));
        }
        return branches;
    }
}
