package org.clawpatrol.dsl.explain;

/**
 * A fact of the action as it may be shown. Immutable.
 *
 * @param path such as {@code http.method}
 * @param value as a condition would write it, bounded and without secrets
 * @param kept whether the value is shown; where the rule keeps it out of records it is not
 */
public record FactReading(String path, String value, boolean kept) {}
