package org.clawpatrol.dsl.condition;

import java.util.Optional;
import org.clawpatrol.dsl.TreeText;
import org.clawpatrol.dsl.source.Diagnostics;
import org.clawpatrol.dsl.source.MappedText;
import org.clawpatrol.dsl.source.Source;

/** The trees of conditions as texts. */
public final class ConditionTree {
    private ConditionTree() {}

    /** Empty where the text is no condition. */
    public static Optional<String> of(String condition) {
        return new SyntaxReader(new Problems(new Diagnostics()))
                .read(MappedText.verbatim(new Source("condition", condition)))
                .map(new TreeText(MappedText::text)::of);
    }
}
