package org.clawpatrol.dsl.format;

import org.clawpatrol.dsl.condition.ConditionToken;
import org.clawpatrol.dsl.condition.ConditionToken.Kind;

/** Where one space stands inside a condition's line, and where none. Stateless. */
final class Gap {
    private Gap() {}

    static boolean between(Node left, Node right) {
        Kind before = left.last();
        if (before == Kind.DOT || before == Kind.PREFIX || before == Kind.MARKER) {
            return false;
        }
        return switch (right.first()) {
            case DOT, OPENING -> !endsOperand(before);
            case COLON, COMMA, CLOSING -> false;
            case COMMENT, OPERAND, BINARY, AND, OR, CHOICE, PREFIX, MARKER -> true;
        };
    }

    private static boolean endsOperand(ConditionToken.Kind kind) {
        return kind == Kind.OPERAND || kind == Kind.CLOSING;
    }
}
