package org.clawpatrol.dsl.hcl;

import java.util.List;
import java.util.Optional;

/** Brings values to the one type they have in common. Stateless. */
public final class Unification {
    private Unification() {}

    /** The values in their common type; empty when there is none. */
    public static Optional<List<HclValue>> of(List<HclValue> values) {
        Optional<ConditionalType> common = Optional.of(new ConditionalType.Any());
        for (HclValue value : values) {
            common =
                    common.flatMap(
                            found -> ConditionalType.common(found, ConditionalType.of(value)));
        }
        return common.map(type -> values.stream().map(type::convert).toList());
    }
}
