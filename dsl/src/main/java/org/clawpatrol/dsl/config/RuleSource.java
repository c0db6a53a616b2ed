package org.clawpatrol.dsl.config;

import java.util.Optional;
import org.clawpatrol.dsl.source.MappedText;
import org.clawpatrol.dsl.source.Span;

/**
 * Where a rule stands. Immutable.
 *
 * @param header the line that begins its block
 * @param condition its text with the places of its characters; empty where it has none
 */
public record RuleSource(Span header, Optional<MappedText> condition) {}
