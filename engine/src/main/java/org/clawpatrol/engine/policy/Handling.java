package org.clawpatrol.engine.policy;

import java.util.List;

/**
 * What a rule says about the actions it decides besides its outcome. Immutable.
 *
 * @param injection with which credential they are sent when allowed
 * @param log how much of them is recorded
 * @param tags words that records of them carry
 */
public record Handling(Injection injection, LogDetail log, List<String> tags) {
    private static final Handling STANDARD =
            new Handling(new Injection.Dispatched(), LogDetail.FULL, List.of());

    public Handling {
        tags = List.copyOf(tags);
    }

    /** Where a rule says nothing, and where no rule decided. */
    public static Handling standard() {
        return STANDARD;
    }
}
