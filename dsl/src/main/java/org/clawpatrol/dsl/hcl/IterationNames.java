package org.clawpatrol.dsl.hcl;

import java.util.Optional;

/** The variables a {@code for} introduces. */
record IterationNames(Optional<String> key, String value) {
    static IterationNames of(HclParser.IterationContext context) {
        String last = context.identifier().getLast().getText();
        return context.identifier().size() == 1
                ? new IterationNames(Optional.empty(), last)
                : new IterationNames(Optional.of(context.identifier(0).getText()), last);
    }
}
