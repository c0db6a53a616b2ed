package org.clawpatrol.dsl.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.clawpatrol.engine.value.IntValue;
import org.clawpatrol.engine.value.Value;

/** A whole number for which claims hold, by trying those at the bounds. Stateless. */
final class WholeSample {
    private static final int NEIGHBOURS = 16;

    private WholeSample() {}

    /**
     * @param least the smallest that makes sense
     */
    static Optional<Value> of(List<Claim> claims, long least) {
        List<Value> candidates = new ArrayList<>();
        for (Claim claim : claims) {
            switch (claim.test()) {
                case Test.OneOf(var values) when claim.holds() -> candidates.addAll(values);
                case Test.AtMost(long bound) -> around(bound, candidates);
                default -> {}
            }
        }
        around(Math.max(least, 1), candidates);
        return candidates.stream()
                .filter(value -> value instanceof IntValue(long number) && number >= least)
                .filter(
                        value ->
                                claims.stream().allMatch(claim -> Implication.agrees(value, claim)))
                .findFirst();
    }

    private static void around(long bound, List<Value> candidates) {
        for (long distance = 0; distance < NEIGHBOURS; distance++) {
            if (bound <= Long.MAX_VALUE - distance) {
                candidates.add(new IntValue(bound + distance));
            }
            if (bound >= Long.MIN_VALUE + distance) {
                candidates.add(new IntValue(bound - distance));
            }
        }
    }
}
