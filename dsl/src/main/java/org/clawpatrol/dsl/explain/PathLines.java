package org.clawpatrol.dsl.explain;

import java.util.List;
import java.util.stream.Collectors;

/** A way through a decision tree as an indented tree. One thread. */
final class PathLines {
    private static final int LONGEST = 100;

    private final TextStyle style;
    private final StringBuilder out;

    PathLines(TextStyle style, StringBuilder out) {
        this.style = style;
        this.out = out;
    }

    void add(PathNode root) {
        node(root, "  ", "  ");
    }

    /**
     * @param first what stands before its first line
     * @param rest what stands before the others
     */
    private void node(PathNode node, String first, String rest) {
        out.append(first).append(headline(node)).append('\n');
        switch (node) {
            case PathNode.Earliest(List<PathNode> parts) -> children(parts, rest);
            case PathNode.Switch looked -> branches(looked, rest);
            case PathNode.Candidates _, PathNode.Later _ -> {}
        }
    }

    private void children(List<PathNode> parts, String rest) {
        for (int i = 0; i < parts.size(); i++) {
            boolean last = i == parts.size() - 1;
            node(parts.get(i), rest + before(last), rest + below(last));
        }
    }

    private void branches(PathNode.Switch looked, String rest) {
        int more = looked.open() - looked.taken().size();
        for (int i = 0; i < looked.taken().size(); i++) {
            boolean last = more == 0 && i == looked.taken().size() - 1;
            PathNode.Branch branch = looked.taken().get(i);
            out.append(rest)
                    .append(before(last))
                    .append(TextStyle.line(branch.text(), LONGEST))
                    .append('\n');
            String deeper = rest + below(last);
            node(branch.below(), deeper + style.lastBranch(), deeper + style.noTrunk());
        }
        if (more > 0) {
            out.append(rest)
                    .append(style.lastBranch())
                    .append("... ")
                    .append(ExplanationText.count(more, "branch"))
                    .append(" more, nothing earlier there\n");
        }
    }

    private String before(boolean last) {
        return last ? style.lastBranch() : style.branch();
    }

    private String below(boolean last) {
        return last ? style.noTrunk() : style.trunk();
    }

    private static String headline(PathNode node) {
        return switch (node) {
            case PathNode.Earliest _ -> "the earliest of";
            case PathNode.Switch looked ->
                    "%s is %s: %d of %s%s"
                            .formatted(
                                    TextStyle.line(looked.subject(), LONGEST),
                                    TextStyle.line(looked.value().value(), LONGEST),
                                    looked.open(),
                                    ExplanationText.count(looked.branches(), "branch"),
                                    looked.ruledOut() == 0
                                            ? ""
                                            : ", "
                                                    + ExplanationText.count(
                                                            looked.ruledOut(), "rule")
                                                    + " ruled out");
            case PathNode.Candidates(List<PathNode.Candidate> rules, int more) ->
                    candidates(rules, more);
            case PathNode.Later(int rules) ->
                    ExplanationText.count(rules, "rule") + " not needed: all come later";
        };
    }

    private static String candidates(List<PathNode.Candidate> rules, int more) {
        String shown =
                rules.stream()
                        .map(
                                each ->
                                        TextStyle.line(each.rule(), LONGEST)
                                                + " ("
                                                + each.result()
                                                + ")")
                        .collect(Collectors.joining(", "));
        return "evaluate " + shown + (more > 0 ? " and " + more + " more" : "");
    }
}
