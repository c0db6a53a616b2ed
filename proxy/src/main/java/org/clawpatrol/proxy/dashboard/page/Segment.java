package org.clawpatrol.proxy.dashboard.page;

/**
 * A stretch of text to show.
 *
 * @param escaped whether it stands for a character that could not be seen, such as {@code U+202E}
 */
public record Segment(String text, boolean escaped) {}
