package org.clawpatrol.dsl.load;

import org.clawpatrol.dsl.hcl.Expression;
import org.clawpatrol.dsl.schema.DecodedBlock;
import org.clawpatrol.dsl.source.Span;

/** Finds where an element of a list attribute stands. Stateless. */
final class ElementSpan {
    private ElementSpan() {}

    /** The whole value where the list was not written element by element. */
    static Span of(DecodedBlock block, String attribute, int index) {
        return block.expression(attribute)
                .filter(Expression.Tuple.class::isInstance)
                .map(Expression.Tuple.class::cast)
                .filter(tuple -> tuple.elements().size() > index)
                .map(tuple -> tuple.elements().get(index).span())
                .orElseGet(() -> block.span(attribute));
    }
}
