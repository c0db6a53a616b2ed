package org.clawpatrol.engine.tree;

import java.util.List;
import org.clawpatrol.engine.expr.Expr;
import org.clawpatrol.engine.value.BoolValue;
import org.clawpatrol.engine.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * One rule, whose complete condition is evaluated.
 *
 * @param index in deciding order, from 0
 * @param credential null where the rule is for any
 * @param condition null where the rule always holds
 */
record RuleNode(int index, @Nullable String credential, @Nullable Expr condition) implements Node {

    @Override
    public int least() {
        return 2 * index;
    }

    @Override
    public int search(Search search, int best) {
        boolean other = credential != null && !credential.equals(search.credential());
        if (other || 2 * index >= best) {
            return best;
        }
        if (condition == null) {
            return 2 * index;
        }
        Value holds = search.frame().evaluate(condition);
        if (holds == BoolValue.FALSE) {
            return best;
        }
        return holds == BoolValue.TRUE ? 2 * index : 2 * index + 1;
    }

    @Override
    public Outline outline() {
        return new Outline.Candidates(List.of(index));
    }
}
