package org.clawpatrol.dsl.analysis;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.clawpatrol.engine.expr.Expr;

/**
 * Actions as the union of boxes. Immutable.
 *
 * @param complete whether the boxes are all of it; otherwise it has actions outside them, which
 *     nobody counted
 * @param trimmed whether a box is missing that is empty only as long as the whole content of an
 *     action can be read
 */
public record Region(List<Box> boxes, boolean complete, boolean trimmed) {
    /** Every action. */
    public static final Region EVERYTHING = new Region(List.of(Box.ANYTHING), true, false);

    public Region {
        boxes = List.copyOf(boxes);
    }

    /**
     * The actions, all of whose facts are known, for which a condition has that truth.
     *
     * @param condition empty for always true
     */
    public static Region of(Optional<Expr> condition, Truth truth) {
        Formula formula =
                condition.map(FormulaReader::read).orElseGet(() -> new Formula.Constant(true));
        return new Expansion().of(formula, truth);
    }

    /**
     * The same among all actions, those included of which facts cannot be read: their content is
     * longer than the inspection cap, damaged, or means several things.
     */
    public static Region ofAnyAction(Optional<Expr> condition, Truth truth) {
        Formula formula =
                condition.map(FormulaReader::read).orElseGet(() -> new Formula.Constant(true));
        return new Expansion().of(LossyFormula.of(formula), truth);
    }

    /** Whether certainly no action is in it. */
    public boolean isEmpty() {
        return complete && boxes.isEmpty();
    }

    /** Whether certainly no action is in both. */
    public boolean isDisjoint(Region other) {
        return complete
                && other.complete
                && boxes.stream().allMatch(box -> other.boxes.stream().allMatch(box::isDisjoint));
    }

    /** Whether certainly all its actions are in the other. */
    public boolean isWithin(Region other) {
        return complete && boxes.stream().allMatch(box -> new Cover(other.boxes).covers(box));
    }

    /**
     * Whether each of its boxes lies within a single one of the other's, which stays true while
     * facts are unknown: where this is not false, neither is the other.
     */
    public boolean isBoxwiseWithin(Region other) {
        return complete
                && boxes.stream().allMatch(box -> other.boxes.stream().anyMatch(box::isWithin));
    }

    /** Whether its boxes describe what the condition says, rather than quote parts of it. */
    public boolean isTransparent() {
        return complete && subjects().noneMatch(subject -> subject instanceof Subject.Computed);
    }

    /** Everything that some box says something about. */
    public Stream<Subject> subjects() {
        return boxes.stream().flatMap(Box::subjects).distinct();
    }
}
