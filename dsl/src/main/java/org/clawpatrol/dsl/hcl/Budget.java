package org.clawpatrol.dsl.hcl;

import java.util.List;
import java.util.Optional;

/**
 * How many values and characters may still be computed. Mutable; one thread.
 *
 * <p>Reading a variable costs as much as its value holds, so no value ever holds more than a budget
 * allows, however often its parts are shared.
 */
final class Budget {
    static final long OF_EXPRESSION = 2_000_000;
    static final long OF_CONFIGURATION = 32_000_000;

    private final Optional<Budget> whole;
    private long left;

    private Budget(Optional<Budget> whole, long left) {
        this.whole = whole;
        this.left = left;
    }

    static Budget ofConfiguration() {
        return new Budget(Optional.empty(), OF_CONFIGURATION);
    }

    /** A share for one more expression of the same configuration. */
    Budget ofExpression() {
        return new Budget(Optional.of(whole.orElse(this)), OF_EXPRESSION);
    }

    boolean spend(long amount) {
        left -= Math.min(amount, left + 1);
        boolean enough = whole.isEmpty() || whole.get().spend(amount);
        return enough && left >= 0;
    }

    boolean exhausted() {
        return left < 0 || (whole.isPresent() && whole.get().exhausted());
    }

    /** How many values a value holds, itself included. */
    static long size(HclValue value) {
        return switch (value) {
            case HclValue.ListValue(var elements) -> 1 + size(elements);
            case HclValue.ObjectValue(var members) -> 1 + size(List.copyOf(members.values()));
            case HclValue.StringValue _,
                    HclValue.NumberValue _,
                    HclValue.BoolValue _,
                    HclValue.NullValue _ ->
                    1;
        };
    }

    private static long size(List<HclValue> values) {
        long sum = 0;
        for (HclValue value : values) {
            sum += size(value);
        }
        return sum;
    }
}
