package org.clawpatrol.engine.tree;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.clawpatrol.engine.fact.Fact;
import org.clawpatrol.engine.value.IntValue;

/**
 * Rules by ranges in which a number lies: ranges in the order of their lower ends, each middle of a
 * part knowing the highest upper end in that part. Immutable.
 */
final class RangeSwitch implements FactSwitch {
    private final Fact fact;
    private final long[] lowest;
    private final long[] highest;
    private final long[] reach;
    private final Node[] nodes;
    private final int least;

    RangeSwitch(Fact fact, Map<Constraint.Between, Node> ranges) {
        this.fact = fact;
        List<Constraint.Between> ordered = new ArrayList<>(ranges.keySet());
        ordered.sort(
                (one, two) ->
                        one.least() == two.least()
                                ? Long.compare(one.most(), two.most())
                                : Long.compare(one.least(), two.least()));
        this.lowest = ordered.stream().mapToLong(Constraint.Between::least).toArray();
        this.highest = ordered.stream().mapToLong(Constraint.Between::most).toArray();
        this.reach = new long[ordered.size()];
        this.nodes = ordered.stream().map(ranges::get).toArray(Node[]::new);
        this.least = ranges.values().stream().mapToInt(Node::least).min().orElse(Integer.MAX_VALUE);
        reach(0, nodes.length);
    }

    private long reach(int from, int to) {
        if (from >= to) {
            return Long.MIN_VALUE;
        }
        int middle = (from + to) >>> 1;
        long sides = Math.max(reach(from, middle), reach(middle + 1, to));
        reach[middle] = Math.max(highest[middle], sides);
        return reach[middle];
    }

    @Override
    public Fact fact() {
        return fact;
    }

    @Override
    public int least() {
        return least;
    }

    @Override
    public int search(Search search, int best) {
        if (search.read(fact) instanceof IntValue(long number)) {
            return search(number, 0, nodes.length, search, best);
        }
        int found = best;
        for (Node node : nodes) {
            found = node.least() < found ? node.search(search, found) : found;
        }
        return found;
    }

    private int search(long number, int from, int to, Search search, int best) {
        int middle = (from + to) >>> 1;
        if (from >= to || reach[middle] < number) {
            return best;
        }
        int found = search(number, from, middle, search, best);
        if (lowest[middle] > number) {
            return found;
        }
        if (number <= highest[middle] && nodes[middle].least() < found) {
            found = nodes[middle].search(search, found);
        }
        return search(number, middle + 1, to, search, found);
    }

    @Override
    public List<Outline.Branch> branches() {
        List<Outline.Branch> branches = new ArrayList<>();
        for (int i = 0; i < nodes.length; i++) {
            var range = new Constraint.Between(lowest[i], highest[i]);
            branches.add(new Outline.Branch(range, nodes[i].outline()));
        }
        return branches;
    }
}
