package org.clawpatrol.proxy.dashboard;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.clawpatrol.dsl.explain.PathNode;
import org.clawpatrol.proxy.dashboard.page.Badge;
import org.clawpatrol.proxy.dashboard.page.TreeNode;

/** Ways through decision trees as pages. */
final class PathViews {
    private PathViews() {}

    static TreeNode node(PathNode node) {
        return switch (node) {
            case PathNode.Switch looked -> look(looked);
            case PathNode.Earliest(List<PathNode> parts) ->
                    plain("the earliest of", "", parts.stream().map(PathViews::node).toList());
            case PathNode.Candidates(List<PathNode.Candidate> rules, int more) ->
                    candidates(rules, more);
            case PathNode.Later(int rules) ->
                    plain(ExplanationViews.rules(rules), "not needed: all come later", List.of());
        };
    }

    private static TreeNode look(PathNode.Switch looked) {
        List<TreeNode> below = new ArrayList<>();
        for (PathNode.Branch branch : looked.taken()) {
            below.add(plain(branch.text(), "", List.of(node(branch.below()))));
        }
        int more = looked.open() - looked.taken().size();
        if (more > 0) {
            below.add(plain("... " + more + " more branches", "", List.of()));
        }
        String note =
                looked.open()
                        + " of "
                        + looked.branches()
                        + " branches"
                        + (looked.ruledOut() == 0
                                ? ""
                                : ", " + ExplanationViews.rules(looked.ruledOut()) + " ruled out");
        return plain(looked.subject() + " is " + looked.value().value(), note, below);
    }

    private static TreeNode candidates(List<PathNode.Candidate> rules, int more) {
        List<TreeNode> below = new ArrayList<>();
        for (PathNode.Candidate rule : rules) {
            below.add(
                    new TreeNode(
                            Optional.of(badge(rule.result())),
                            ExplanationViews.text(rule.rule()),
                            ExplanationViews.text(""),
                            List.of()));
        }
        if (more > 0) {
            below.add(plain("... " + ExplanationViews.rules(more) + " more", "", List.of()));
        }
        return below.size() == 1 ? below.getFirst() : plain("evaluate", "", below);
    }

    private static Badge badge(String result) {
        return switch (result) {
            case "true" -> new Badge(result, "good");
            case "unknown", "error" -> new Badge(result, "warn");
            default -> new Badge(result, "plain");
        };
    }

    private static TreeNode plain(String label, String note, List<TreeNode> below) {
        return new TreeNode(
                Optional.empty(), ExplanationViews.text(label), ExplanationViews.text(note), below);
    }
}
