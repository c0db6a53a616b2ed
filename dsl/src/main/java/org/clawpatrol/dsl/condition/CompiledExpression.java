package org.clawpatrol.dsl.condition;

import org.clawpatrol.engine.expr.Expr;
import org.clawpatrol.engine.type.Type;

/** An expression ready for evaluation, with the type of its result. Immutable. */
public record CompiledExpression(Expr expr, Type type) {}
