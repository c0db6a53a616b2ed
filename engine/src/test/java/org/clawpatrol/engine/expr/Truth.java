package org.clawpatrol.engine.expr;

import org.clawpatrol.engine.value.BoolValue;
import org.clawpatrol.engine.value.ErrorValue;
import org.clawpatrol.engine.value.UnknownValue;
import org.clawpatrol.engine.value.Value;

/** The four things a condition can come to, as tests write them: T, F, U and E. */
enum Truth {
    T,
    F,
    U,
    E;

    private static final ErrorValue BROKEN = new ErrorValue("broken");

    Value value() {
        return switch (this) {
            case T -> BoolValue.TRUE;
            case F -> BoolValue.FALSE;
            case U -> UnknownValue.of(UnknownValue.Cause.TRUNCATED);
            case E -> BROKEN;
        };
    }

    Expr expr() {
        return new Literal(value());
    }

    static Truth of(Value value) {
        return switch (value) {
            case BoolValue.TRUE -> T;
            case BoolValue.FALSE -> F;
            case UnknownValue _ -> U;
            case ErrorValue _ -> E;
            default -> throw new AssertionError("no truth value: " + value);
        };
    }

    /** The first letter of the ranking that is present; the last one when none is. */
    static Truth first(String present, String ranking) {
        int letter =
                ranking.chars()
                        .filter(rank -> present.indexOf(rank) >= 0)
                        .findFirst()
                        .orElse(ranking.charAt(ranking.length() - 1));
        return of((char) letter);
    }

    static Truth of(char letter) {
        return valueOf(String.valueOf(letter));
    }
}
