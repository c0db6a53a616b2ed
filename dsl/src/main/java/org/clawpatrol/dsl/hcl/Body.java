package org.clawpatrol.dsl.hcl;

import java.util.List;
import java.util.Optional;
import org.clawpatrol.dsl.source.Span;

/**
 * The content of a file or of a block.
 *
 * @param attributes in source order, names unique
 * @param blocks in source order
 */
public record Body(List<Attribute> attributes, List<Block> blocks, Span span) {
    public Body {
        attributes = List.copyOf(attributes);
        blocks = List.copyOf(blocks);
    }

    public Optional<Attribute> attribute(String name) {
        for (Attribute attribute : attributes) {
            if (attribute.name().equals(name)) {
                return Optional.of(attribute);
            }
        }
        return Optional.empty();
    }
}
