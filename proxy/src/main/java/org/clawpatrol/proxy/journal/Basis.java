package org.clawpatrol.proxy.journal;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What an action was decided on, where its record does not show that anyway. Immutable.
 *
 * @param told false for a record of before this was kept: then nothing here means anything
 * @param dispatched name of the credential the agent meant, or empty
 * @param ruled what rules decided before anybody was asked, where the verdict does not say that:
 *     {@code allow}, {@code deny} or {@code approve}; else empty
 * @param rawPath the path as the agent spelled it; empty where that is the record's target
 * @param stages approvers in order and what came of asking each, such as {@code ops allowed}
 * @param facts what rules of the endpoint read of the action and its record lacks, by name
 */
public record Basis(
        boolean told,
        String dispatched,
        String ruled,
        String rawPath,
        List<String> stages,
        Map<String, String> facts) {
    /** Of a record of before this was kept, or of something that no rule decided. */
    public static final Basis UNTOLD = new Basis(false, "", "", "", List.of(), Map.of());

    public Basis {
        stages = List.copyOf(stages);
        facts =
                facts.isEmpty()
                        ? Map.of()
                        : Collections.unmodifiableMap(new LinkedHashMap<>(facts));
    }
}
