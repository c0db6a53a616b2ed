package org.clawpatrol.dsl.hcl;

import org.clawpatrol.dsl.source.Span;

/** {@code name = value}. */
public record Attribute(String name, Span nameSpan, Expression value) {}
