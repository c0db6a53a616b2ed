/** Expression nodes: one small immutable class per operation, evaluated over facts. */
@NullMarked
package org.clawpatrol.engine.expr;

import org.jspecify.annotations.NullMarked;
