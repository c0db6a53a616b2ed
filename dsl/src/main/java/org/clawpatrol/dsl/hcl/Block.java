package org.clawpatrol.dsl.hcl;

import java.util.List;
import org.clawpatrol.dsl.source.Span;

/**
 * {@code type "label" ... { body }}.
 *
 * @param header from the type keyword through the last label
 * @param open the opening brace
 */
public record Block(
        String type, Span typeSpan, List<Label> labels, Body body, Span header, Span open) {
    public Block {
        labels = List.copyOf(labels);
    }

    /**
     * @param text the label without quotes and escapes
     */
    public record Label(String text, Span span) {}
}
