package org.clawpatrol.engine.library.list;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.clawpatrol.engine.expr.Operation;
import org.clawpatrol.engine.value.BoolValue;
import org.clawpatrol.engine.value.BytesValue;
import org.clawpatrol.engine.value.Comparison;
import org.clawpatrol.engine.value.DoubleValue;
import org.clawpatrol.engine.value.Equality;
import org.clawpatrol.engine.value.ErrorValue;
import org.clawpatrol.engine.value.IntValue;
import org.clawpatrol.engine.value.ListValue;
import org.clawpatrol.engine.value.NullValue;
import org.clawpatrol.engine.value.StringValue;
import org.clawpatrol.engine.value.UintValue;
import org.clawpatrol.engine.value.Value;

/**
 * The elements of a list without those that equal an earlier one. Simple values are looked up by
 * their order and not by hash, because whoever chooses them could make hashes collide.
 */
public record Distinct() implements Operation {
    /** The rank of values that have no order. */
    private static final int OTHER = 5;

    @Override
    public String name() {
        return "distinct";
    }

    @Override
    public Value apply(List<Value> arguments) {
        if (!(arguments.getFirst() instanceof ListValue(List<Value> elements))) {
            return ErrorValue.wrongTypes(name(), arguments);
        }
        List<Value> distinct = new ArrayList<>();
        List<Value> others = new ArrayList<>();
        Set<Value> simple = new TreeSet<>(Distinct::order);
        for (Value element : elements) {
            boolean first =
                    rank(element) < OTHER
                            ? Comparison.compare(element, element) == Comparison.UNORDERED
                                    || simple.add(element)
                            : Equality.contains(others, element) != BoolValue.TRUE
                                    && others.add(element);
            if (first) {
                distinct.add(element);
            }
        }
        return new ListValue(distinct);
    }

    /** Values that have no order are compared with each other one by one. */
    @Override
    public long cost(List<Value> arguments) {
        if (!(arguments.getFirst() instanceof ListValue(List<Value> elements))) {
            return 1;
        }
        List<Value> simple = elements.stream().filter(each -> rank(each) < OTHER).toList();
        List<Value> others = elements.stream().filter(each -> rank(each) == OTHER).toList();
        return Order.cost(simple) + others.size() * DeepSize.of(others);
    }

    private static int rank(Value value) {
        return switch (value) {
            case NullValue _ -> 0;
            case BoolValue _ -> 1;
            case IntValue _, UintValue _, DoubleValue _ -> 2;
            case StringValue _ -> 3;
            case BytesValue _ -> 4;
            default -> OTHER;
        };
    }

    private static int order(Value left, Value right) {
        int ranks = Integer.compare(rank(left), rank(right));
        return ranks != 0 || left instanceof NullValue ? ranks : Comparison.compare(left, right);
    }
}
