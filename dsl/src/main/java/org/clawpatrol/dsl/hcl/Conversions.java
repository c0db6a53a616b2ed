package org.clawpatrol.dsl.hcl;

import java.util.Optional;
import org.clawpatrol.dsl.source.Source;
import org.clawpatrol.dsl.source.Span;

/** The conversions between texts, numbers and bools that happen on their own. Stateless. */
public final class Conversions {
    private static final Span NOWHERE = new Span(new Source("", ""), 0, 0);

    private Conversions() {}

    public static Optional<HclValue> text(HclValue value) {
        if (value instanceof HclValue.StringValue) {
            return Optional.of(value);
        }
        return attempt(() -> HclValue.text(Operations.text(value, NOWHERE)));
    }

    public static Optional<HclValue> number(HclValue value) {
        return attempt(() -> new HclValue.NumberValue(Operations.number(value, NOWHERE)));
    }

    public static Optional<HclValue> bool(HclValue value) {
        return attempt(() -> new HclValue.BoolValue(Operations.bool(value, NOWHERE)));
    }

    private interface Conversion {
        HclValue run() throws EvaluationProblem;
    }

    private static Optional<HclValue> attempt(Conversion conversion) {
        try {
            return Optional.of(conversion.run());
        } catch (EvaluationProblem impossible) {
            return Optional.empty();
        }
    }
}
