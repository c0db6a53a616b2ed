package org.clawpatrol.proxy.dashboard.page;

import java.util.List;

/**
 * Why an action was decided as it was.
 *
 * @param summary one sentence
 * @param deciding the rule that decided with its parts; none where no rule matched
 * @param before the rules before it, each with what ruled it out
 * @param notes how many rules are not listed and why
 * @param path the way through the decision tree
 * @param facts what was read
 */
public record ExplanationCard(
        VisibleText summary,
        List<TreeNode> deciding,
        List<TreeNode> before,
        List<VisibleText> notes,
        List<TreeNode> path,
        List<ActionDetail.Field> facts) {
    public ExplanationCard {
        deciding = List.copyOf(deciding);
        before = List.copyOf(before);
        notes = List.copyOf(notes);
        path = List.copyOf(path);
        facts = List.copyOf(facts);
    }
}
