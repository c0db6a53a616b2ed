package org.clawpatrol.engine.expr;

import java.util.List;
import java.util.stream.Stream;
import org.clawpatrol.engine.fact.Fact;
import org.clawpatrol.engine.value.Value;

/** An immutable expression node: one class per operation. Safe to share between threads. */
public sealed interface Expr
        permits All,
                And,
                Apply,
                Arithmetic,
                Compare,
                Conditional,
                Convert,
                Equal,
                Exists,
                ExistsOne,
                FacetRead,
                FactRead,
                Filter,
                Has,
                In,
                Index,
                Let,
                ListOf,
                Literal,
                Local,
                MapOf,
                Matches,
                Negate,
                Not,
                OptionalMap,
                OptionalStep,
                Or,
                OrElse,
                Select,
                SetTest,
                Size,
                Spread,
                TextTest,
                Transform,
                TransformMap,
                TypeOf {

    /** Evaluates to a value, which may be unknown or an error; never throws. */
    Value evaluate(Frame frame);

    /** The same where this is a whole condition or an operand of its outermost connectives. */
    default Value judge(Frame frame) {
        return frame.measured(this);
    }

    /** The nodes below this one, in source order. */
    List<Expr> operands();

    /** Every fact this node or a node below it reads. */
    default Stream<Fact> facts() {
        return operands().stream().flatMap(Expr::facts);
    }
}
