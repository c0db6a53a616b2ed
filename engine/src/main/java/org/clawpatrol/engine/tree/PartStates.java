package org.clawpatrol.engine.tree;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Queue;

/** Numbers the tree of the characters of sorted texts level by level. One thread. */
final class PartStates {
    private static final int NONE = -1;

    private final String[] texts;
    private final int[] first;
    private final char[] labels;
    private final int[] outputs;
    private final Queue<Part> waiting = new ArrayDeque<>();
    private int count = 1;

    /**
     * @param texts sorted, different, none empty
     */
    PartStates(String... texts) {
        int most = 1 + Arrays.stream(texts).mapToInt(String::length).sum();
        this.texts = texts;
        this.first = new int[most + 1];
        this.labels = new char[most];
        this.outputs = new int[most];
        waiting.add(new Part(0, texts.length, 0));
        for (int state = 0; !waiting.isEmpty(); state++) {
            first[state] = count;
            expand(state, waiting.remove());
        }
        first[count] = count;
    }

    /** Texts that have their first characters, as many as the depth, in common. */
    private record Part(int from, int to, int depth) {}

    private void expand(int state, Part part) {
        boolean ends = part.from < part.to && texts[part.from].length() == part.depth;
        outputs[state] = ends ? part.from : NONE;
        int from = ends ? part.from + 1 : part.from;
        while (from < part.to) {
            char label = texts[from].charAt(part.depth);
            int to = from + 1;
            while (to < part.to && texts[to].charAt(part.depth) == label) {
                to++;
            }
            labels[count++] = label;
            waiting.add(new Part(from, to, part.depth + 1));
            from = to;
        }
    }

    /** For each state the first of those that follow it; the next state's first ends them. */
    int[] first() {
        return Arrays.copyOf(first, count + 1);
    }

    /** For each state the character that leads to it; none for state 0. */
    char[] labels() {
        return Arrays.copyOf(labels, count);
    }

    /** For each state the index of the text that ends there, -1 for none. */
    int[] outputs() {
        return Arrays.copyOf(outputs, count);
    }
}
