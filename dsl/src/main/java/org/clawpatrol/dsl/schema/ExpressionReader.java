package org.clawpatrol.dsl.schema;

import java.util.Optional;
import org.clawpatrol.dsl.hcl.Expression;
import org.clawpatrol.dsl.hcl.HclValue;

/** Evaluates expressions with the names that are in scope, and reports what it cannot evaluate. */
public interface ExpressionReader {

    /** Empty exactly when a problem was reported. */
    Optional<HclValue> read(Expression expression);
}
