package org.clawpatrol.dsl.load;

import java.time.Duration;
import org.clawpatrol.dsl.config.ApproverConfig;
import org.clawpatrol.dsl.config.Defaults;
import org.clawpatrol.dsl.schema.DecodedBlock;

/** Makes approvers from their blocks, and those without one. Immutable. */
final class ApproverBuilder {
    private final Duration timeout;

    ApproverBuilder(Defaults defaults) {
        this.timeout = defaults.humanTimeout();
    }

    ApproverConfig build(Symbol symbol, DecodedBlock block) {
        return new ApproverConfig(
                symbol.name(),
                symbol.type(),
                block.text("channel").orElse(""),
                DefaultsBuilder.positive(block.whole("timeout"), timeout),
                (int) Math.max(1, block.whole("require_approvers").orElse(1)));
    }

    /** Every wait is bounded, that of the built-in approver by the common default. */
    ApproverConfig builtIn(Symbol symbol) {
        return new ApproverConfig(symbol.name(), symbol.type(), "", timeout);
    }
}
