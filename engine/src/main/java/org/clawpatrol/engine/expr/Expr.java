package org.clawpatrol.engine.expr;

import java.util.stream.Stream;
import org.clawpatrol.engine.fact.Fact;
import org.clawpatrol.engine.value.Value;

/** An immutable expression node. Safe to share between threads. */
public interface Expr {

    /** Evaluates to a value, which may be unknown or an error; never throws. */
    Value evaluate(Frame frame);

    /** Every fact this node or a node below it reads. */
    Stream<Fact> facts();
}
