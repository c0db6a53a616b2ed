package org.clawpatrol.dsl.explain;

import java.util.List;
import java.util.stream.Stream;

/**
 * What a part of a condition came to. Immutable.
 *
 * @param absorbed whether it has no truth value and that made no difference, because what stands
 *     beside it decided
 * @param parts those it is made of; none for an atom
 */
public record PartAnswer(
        Kind kind, Excerpt excerpt, Truth truth, boolean absorbed, List<PartAnswer> parts) {
    public PartAnswer {
        parts = List.copyOf(parts);
    }

    /** How the parts are put together. */
    public enum Kind {
        ATOM,
        EVERY,
        EITHER,
        OPPOSITE,
        CHOICE
    }

    /** What no connective divides, in the order of the text. */
    public Stream<PartAnswer> atoms() {
        return kind == Kind.ATOM ? Stream.of(this) : parts.stream().flatMap(PartAnswer::atoms);
    }

    /** The smallest part that by itself makes this what it is. */
    public PartAnswer reason() {
        Truth.Kind deciding =
                switch (kind) {
                    case EVERY -> Truth.Kind.FALSE;
                    case EITHER -> Truth.Kind.TRUE;
                    case ATOM, OPPOSITE, CHOICE -> Truth.Kind.ERROR;
                };
        if (truth.kind() != deciding) {
            return this;
        }
        return parts.stream()
                .filter(part -> part.truth.kind() == deciding)
                .findFirst()
                .map(PartAnswer::reason)
                .orElse(this);
    }
}
