package org.clawpatrol.dsl.explain;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.clawpatrol.engine.expr.Frame;
import org.clawpatrol.engine.fact.Fact;
import org.clawpatrol.engine.policy.EndpointPolicy;
import org.clawpatrol.engine.policy.Finding;
import org.clawpatrol.engine.tree.Constraint;
import org.clawpatrol.engine.tree.Outline;
import org.clawpatrol.engine.tree.Subject;
import org.clawpatrol.engine.value.StringValue;
import org.clawpatrol.engine.value.Value;

/**
 * Searches a decision tree by its outline and writes down what the engine's own search does not
 * have the time to: where it looked, what it left aside. One thread, one use.
 */
final class TreeSearch {
    private final EndpointPolicy policy;
    private final Question question;
    private final Frame frame;
    private final FactDisplay display;
    private final BitSet evaluated = new BitSet();
    private final List<Fact> facts = new ArrayList<>();
    private final Map<Integer, String> passed = new HashMap<>();
    private int best = Integer.MAX_VALUE;
    private int listed;

    TreeSearch(EndpointPolicy policy, Question question, FactDisplay display) {
        this.policy = policy;
        this.question = question;
        this.frame = new Frame(question.facts());
        this.display = display;
    }

    /**
     * @param most branches of a switch, and candidates, to list at the most
     */
    TreePath search(int most) {
        listed = most;
        boolean truncated = question.facts().truncated();
        boolean unparseable = question.facts().unparseable();
        PathNode root = visit(policy.tree().outline(truncated, unparseable));
        return new TreePath(root, evaluated, facts, passed);
    }

    private PathNode visit(Outline outline) {
        return switch (outline) {
            case Outline.Candidates(List<Integer> rules) -> candidates(rules);
            case Outline.Earliest(List<Outline> parts) -> earliest(parts);
            case Outline.Switch(Subject subject, List<Outline.Branch> branches) ->
                    look(subject, branches);
        };
    }

    private PathNode candidates(List<Integer> rules) {
        List<PathNode.Candidate> seen = new ArrayList<>();
        int more = 0;
        for (int index : rules.stream().sorted().toList()) {
            int before = best;
            String result = result(index);
            if (seen.size() < listed || best < before) {
                seen.add(new PathNode.Candidate(policy.rules().get(index).name(), result));
            } else {
                more++;
            }
        }
        return new PathNode.Candidates(seen, more);
    }

    private String result(int index) {
        if (index >= best) {
            return "skipped";
        }
        evaluated.set(index);
        Finding finding =
                Finding.of(policy.rules().get(index), frame, question.credential().orElse(null));
        return switch (finding) {
            case Finding.Matched() -> found(index, "true");
            case Finding.NotMatched() -> "false";
            case Finding.OtherCredential() -> "for another credential";
            case Finding.NoTruthValue(String detail) ->
                    found(index, detail.startsWith("unknown") ? "unknown" : "error");
        };
    }

    private String found(int index, String result) {
        best = index;
        return result;
    }

    private PathNode earliest(List<Outline> parts) {
        List<Outline> ordered =
                parts.stream().sorted(Comparator.comparingInt(OutlineRules::least)).toList();
        List<PathNode> seen = new ArrayList<>();
        BitSet later = new BitSet();
        for (Outline part : ordered) {
            if (OutlineRules.least(part) >= best) {
                OutlineRules.addTo(later, part);
            } else {
                seen.add(visit(part));
            }
        }
        if (!later.isEmpty()) {
            seen.add(new PathNode.Later(later.cardinality()));
        }
        return seen.size() == 1 ? seen.getFirst() : new PathNode.Earliest(seen);
    }

    private PathNode look(Subject subject, List<Outline.Branch> branches) {
        return switch (subject) {
            case Subject.OfFact(Fact fact) -> {
                facts.add(fact);
                Value value = frame.read(fact);
                yield taken(display.of(fact), branches, each -> admits(each, value));
            }
            case Subject.OfCredential() ->
                    taken(
                            new FactReading(
                                    subject.text(), question.credential().orElse("none"), true),
                            branches,
                            this::admitsCredential);
        };
    }

    /** Rules below an entry ask for its key, too: a map without the key leads to none of them. */
    private static boolean admits(Constraint constraint, Value value) {
        return constraint.admits(value)
                && !(constraint instanceof Constraint.HasEntry(String key, _)
                        && !new Constraint.HasKey(key).admits(value));
    }

    private boolean admitsCredential(Constraint constraint) {
        return question.credential().isPresent()
                && constraint.admits(new StringValue(question.credential().get()));
    }

    private PathNode taken(
            FactReading value, List<Outline.Branch> branches, Predicate<Constraint> admits) {
        List<Outline.Branch> open = new ArrayList<>();
        BitSet closed = new BitSet();
        BitSet below = new BitSet();
        for (Outline.Branch branch : branches) {
            if (admits.test(branch.constraint())) {
                open.add(branch);
                OutlineRules.addTo(below, branch.below());
            } else {
                OutlineRules.addTo(closed, branch.below());
            }
        }
        closed.andNot(below);
        closed.stream().forEach(index -> passed.putIfAbsent(index, value.path()));
        return new PathNode.Switch(
                value.path(),
                value,
                branches.size(),
                open.size(),
                closed.cardinality(),
                entered(open));
    }

    /** Each is searched, whether it is listed or not, unless all below it comes too late. */
    private List<PathNode.Branch> entered(List<Outline.Branch> open) {
        List<PathNode.Branch> seen = new ArrayList<>();
        for (Outline.Branch branch : open) {
            int before = best;
            if (OutlineRules.least(branch.below()) >= before) {
                continue;
            }
            PathNode below = visit(branch.below());
            if (seen.size() < listed || best < before) {
                seen.add(new PathNode.Branch(branch.constraint().text(), below));
            }
        }
        return seen;
    }
}
