package org.clawpatrol.dsl.load;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.clawpatrol.dsl.config.Defaults;
import org.clawpatrol.dsl.schema.DecodedBlock;
import org.clawpatrol.engine.policy.NoMatch;

/** Makes the defaults from their block, which may be absent. Stateless. */
final class DefaultsBuilder {
    private static final long HUMAN_SECONDS = 600;

    private DefaultsBuilder() {}

    static Defaults build(Optional<DecodedBlock> block, Set<Unsafe> allowed) {
        boolean deny = word(block, "unknown_host").equals("deny");
        NoMatch noMatch = word(block, "no_match").equals("deny") ? NoMatch.DENY : NoMatch.ALLOW;
        OptionalLong seconds =
                block.map(found -> found.whole("human_timeout")).orElseGet(OptionalLong::empty);
        boolean timeoutAllows =
                word(block, "human_on_timeout").equals("allow")
                        && allowed.contains(Unsafe.HUMAN_ON_TIMEOUT);
        return new Defaults(
                deny, noMatch, positive(seconds, Duration.ofSeconds(HUMAN_SECONDS)), timeoutAllows);
    }

    /** Zero and less count as unset. */
    static Duration positive(OptionalLong seconds, Duration fallback) {
        return seconds.isPresent() && seconds.getAsLong() > 0
                ? Duration.ofSeconds(seconds.getAsLong())
                : fallback;
    }

    private static String word(Optional<DecodedBlock> block, String attribute) {
        return block.flatMap(found -> found.text(attribute)).orElse("");
    }
}
