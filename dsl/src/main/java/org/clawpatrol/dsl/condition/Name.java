package org.clawpatrol.dsl.condition;

import org.clawpatrol.dsl.source.Span;

/** A word of a condition and where it stands. Immutable. */
record Name(String text, Span span) {}
