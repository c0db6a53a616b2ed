package org.clawpatrol.dsl.explain;

import java.util.BitSet;
import java.util.List;
import org.clawpatrol.engine.tree.Outline;

/** The rules below a node of a tree, by index. Stateless. */
final class OutlineRules {
    private OutlineRules() {}

    static BitSet of(Outline outline) {
        BitSet rules = new BitSet();
        addTo(rules, outline);
        return rules;
    }

    static void addTo(BitSet rules, Outline outline) {
        switch (outline) {
            case Outline.Candidates(List<Integer> indexes) -> indexes.forEach(rules::set);
            case Outline.Earliest(List<Outline> parts) -> parts.forEach(part -> addTo(rules, part));
            case Outline.Switch looked ->
                    looked.branches().forEach(branch -> addTo(rules, branch.below()));
        }
    }

    /** The earliest of them. */
    static int least(Outline outline) {
        return switch (outline) {
            case Outline.Candidates(List<Integer> indexes) ->
                    indexes.stream().mapToInt(index -> index).min().orElse(Integer.MAX_VALUE);
            case Outline.Earliest(List<Outline> parts) ->
                    parts.stream().mapToInt(OutlineRules::least).min().orElse(Integer.MAX_VALUE);
            case Outline.Switch looked ->
                    looked.branches().stream()
                            .mapToInt(branch -> least(branch.below()))
                            .min()
                            .orElse(Integer.MAX_VALUE);
        };
    }
}
