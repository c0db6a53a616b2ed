package org.clawpatrol.dsl.condition;

/**
 * A small change to the text of a condition. Immutable.
 *
 * @param start offset of the first character that is replaced
 * @param end offset after the last
 * @param replacement what stands there instead
 */
public record ConditionEdit(int start, int end, String replacement) {

    public String appliedTo(String text) {
        return text.substring(0, start) + replacement + text.substring(end);
    }
}
