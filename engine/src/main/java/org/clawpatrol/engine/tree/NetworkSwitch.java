package org.clawpatrol.engine.tree;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.clawpatrol.engine.fact.Fact;
import org.clawpatrol.engine.library.network.Masked;
import org.clawpatrol.engine.library.network.ParseAddress;
import org.clawpatrol.engine.value.AddressValue;
import org.clawpatrol.engine.value.NetworkValue;
import org.clawpatrol.engine.value.StringValue;
import org.clawpatrol.engine.value.Value;
import org.jspecify.annotations.Nullable;

/** Rules by the networks to which the address belongs that a text fact is. Immutable. */
final class NetworkSwitch implements FactSwitch {
    private static final ParseAddress PARSE = new ParseAddress();
    private static final Masked MASKED = new Masked();

    private final Fact fact;
    private final Map<NetworkValue, Node> nodes;
    private final int[] prefixes;
    private final int least;

    NetworkSwitch(Fact fact, Map<NetworkValue, Node> nodes) {
        this.fact = fact;
        this.nodes = new HashMap<>(nodes);
        this.prefixes = nodes.keySet().stream().mapToInt(NetworkValue::prefix).distinct().toArray();
        this.least = nodes.values().stream().mapToInt(Node::least).min().orElse(Integer.MAX_VALUE);
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
        AddressValue address = address(search.read(fact));
        if (address == null) {
            return searchAll(search, best);
        }
        int found = best;
        int bits = address.address().getAddress().length * Byte.SIZE;
        for (int prefix : prefixes) {
            Node node = prefix > bits ? null : nodes.get(network(address, prefix));
            found = node == null ? found : node.search(search, found);
        }
        return found;
    }

    private static @Nullable AddressValue address(Value value) {
        return value instanceof StringValue
                        && PARSE.apply(List.of(value)) instanceof AddressValue address
                ? address
                : null;
    }

    private static Value network(AddressValue address, int prefix) {
        return MASKED.apply(List.of(new NetworkValue(address.address(), prefix)));
    }

    private int searchAll(Search search, int best) {
        int found = best;
        for (Node node : nodes.values()) {
            found = node.least() < found ? node.search(search, found) : found;
        }
        return found;
    }

    @Override
    public List<Outline.Branch> branches() {
        List<NetworkValue> ordered = new ArrayList<>(nodes.keySet());
        ordered.sort(Comparator.comparing(NetworkValue::text));
        return ordered.stream()
                .map(
                        network ->
                                new Outline.Branch(
                                        new Constraint.InNetworks(Set.of(network)),
                                        nodes.getOrDefault(network, MinNode.of(List.of()))
                                                .outline()))
                .toList();
    }
}
