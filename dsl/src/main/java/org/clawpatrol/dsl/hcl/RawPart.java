package org.clawpatrol.dsl.hcl;

import java.util.Optional;
import org.clawpatrol.dsl.source.Span;

/** A piece of a template in the order of the text, before directives are paired. */
sealed interface RawPart {
    record Literal(LiteralText text) implements RawPart {}

    record Value(Expression value) implements RawPart {}

    record If(Expression test, Span span) implements RawPart {}

    record Else(Span span) implements RawPart {}

    record EndIf(Span span) implements RawPart {}

    record For(Optional<String> keyName, String valueName, Expression collection, Span span)
            implements RawPart {}

    record EndFor(Span span) implements RawPart {}
}
