package org.clawpatrol.dsl.load;

import org.clawpatrol.dsl.source.Span;

/**
 * Where a rule stands in the files. Immutable.
 *
 * @param header the line that declares it
 * @param condition the condition, or the header where it has none
 * @param inject the credential it injects, or the header where it names none
 */
public record RulePlace(Span header, Span condition, Span inject) {}
