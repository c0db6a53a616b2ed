package org.clawpatrol.dsl.explain;

/**
 * Rules that were never evaluated because a switch of the tree led past them.
 *
 * @param subject what the switch asks about, such as {@code http.path}
 */
public record RuledOut(String subject, int rules) {}
