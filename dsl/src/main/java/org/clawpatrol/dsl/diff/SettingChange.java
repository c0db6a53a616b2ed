package org.clawpatrol.dsl.diff;

/**
 * Something besides the rules that changed and says where actions can go, with what, or who judges
 * them. Immutable.
 *
 * @param kind for machines, such as {@code endpoint_added}
 * @param subject what changed, such as {@code https.github}
 * @param before for people; may be empty
 * @param opens whether something is possible that was not, or may be
 */
public record SettingChange(
        String kind, String subject, String before, String after, boolean opens, String note) {}
