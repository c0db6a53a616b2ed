package org.clawpatrol.dsl.analysis;

import java.util.Optional;
import org.clawpatrol.dsl.condition.ConditionCompiler;
import org.clawpatrol.dsl.source.Diagnostics;
import org.clawpatrol.dsl.source.MappedText;
import org.clawpatrol.dsl.source.Source;
import org.clawpatrol.engine.expr.Expr;
import org.clawpatrol.engine.expr.Frame;
import org.clawpatrol.engine.fact.FactSchema;
import org.clawpatrol.engine.fact.Facts;
import org.clawpatrol.engine.fact.Family;
import org.clawpatrol.engine.value.BoolValue;
import org.clawpatrol.engine.value.Value;

/** Conditions written down in tests. */
final class Conditions {
    private Conditions() {}

    static Expr http(String text) {
        return of(text, Family.HTTP);
    }

    static Expr of(String text, Family family) {
        Diagnostics problems = new Diagnostics();
        int[] offsets = java.util.stream.IntStream.rangeClosed(0, text.length()).toArray();
        return new ConditionCompiler()
                .compile(
                        new MappedText(new Source("test", text), text, offsets),
                        FactSchema.of(family),
                        problems)
                .orElseThrow(() -> new AssertionError(text + ": " + problems.all()));
    }

    static Region region(String text, Truth truth) {
        return Region.of(Optional.of(http(text)), truth);
    }

    static boolean has(Value value, Truth truth) {
        return switch (truth) {
            case TRUE -> value == BoolValue.TRUE;
            case FALSE -> value == BoolValue.FALSE;
            case NOT_TRUE -> value != BoolValue.TRUE;
            case NOT_FALSE -> value != BoolValue.FALSE;
        };
    }

    static Value evaluated(Expr expr, Facts facts) {
        return new Frame(facts).evaluate(expr);
    }
}
