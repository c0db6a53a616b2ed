package org.clawpatrol.dsl.diff;

import java.util.List;

/**
 * How far one endpoint was compared. Immutable.
 *
 * @param endpoint {@code type.name}
 * @param exact whether there is certainly no class of actions besides those that are told
 * @param reasons why not; empty where it is exact
 * @param rulesBefore how many enabled rules it had
 * @param changed how many rules, the default included, are not on both sides in the same order
 * @param tried how many actions were put to both sides
 */
public record Coverage(
        String endpoint,
        boolean exact,
        List<String> reasons,
        int rulesBefore,
        int rulesAfter,
        int changed,
        long tried) {
    public Coverage {
        reasons = List.copyOf(reasons);
    }
}
