package org.clawpatrol.dsl.analysis;

import org.clawpatrol.engine.fact.Facts;

/**
 * An action that was found for a box and confirmed. Immutable.
 *
 * @param text what matters of it, as a condition would say it
 */
public record Witness(Facts facts, String text) {}
