package org.clawpatrol.dsl.explain;

import java.util.Optional;
import org.clawpatrol.engine.policy.Finding;

/**
 * One rule and what it said to an action. Immutable.
 *
 * @param header the line it begins with and where that is; empty where the policy has no text
 * @param priority higher first
 * @param outcome {@code allow}, {@code deny} or {@code approve}
 * @param credential the one it is for; empty for any
 * @param finding what came of asking it
 * @param evaluated whether the decision tree let it through to be evaluated; the others it ruled
 *     out unseen
 * @param condition what its parts came to; empty where it has no condition or that was not asked
 */
public record RuleAnswer(
        String name,
        Optional<Excerpt> header,
        int priority,
        String outcome,
        Optional<String> credential,
        Finding finding,
        boolean evaluated,
        Optional<PartAnswer> condition) {}
