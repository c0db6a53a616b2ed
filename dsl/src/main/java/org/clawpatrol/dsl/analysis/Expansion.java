package org.clawpatrol.dsl.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Multiplies a formula out into boxes, up to a fixed number of them. What is left out beyond it
 * only makes the region smaller. One thread, one use.
 */
final class Expansion {
    private static final int MOST_BOXES = 256;
    private static final List<Box> EVERYTHING = List.of(Box.ANYTHING);

    private boolean complete = true;
    private boolean trimmed;

    Region of(Formula formula, Truth truth) {
        List<Box> boxes = expand(formula, truth);
        return new Region(distinct(boxes), complete, trimmed);
    }

    private List<Box> expand(Formula formula, Truth truth) {
        return switch (formula) {
            case Formula.Constant(boolean value) -> when(value == truth.isOfAll());
            case Formula.Undefined() -> when(truth == Truth.NOT_TRUE || truth == Truth.NOT_FALSE);
            case Formula.Negation(Formula operand) -> expand(operand, truth.ofNegation());
            case Formula.All(List<Formula> parts) ->
                    truth.isOfAll() ? product(parts, truth) : sum(parts, truth);
            case Formula.Any(List<Formula> parts) ->
                    truth.isOfAll() ? sum(parts, truth) : product(parts, truth);
            case Formula.Choice choice -> choice(choice, truth);
            case Formula.Atom atom -> atom(atom, truth);
            case Formula.Opaque(Subject.Computed part) -> opaque(part, truth);
        };
    }

    private static List<Box> when(boolean holds) {
        return holds ? EVERYTHING : List.of();
    }

    private List<Box> sum(List<Formula> parts, Truth truth) {
        List<Box> all = new ArrayList<>();
        for (Formula part : parts) {
            all.addAll(expand(part, truth));
        }
        return bounded(all);
    }

    private List<Box> product(List<Formula> parts, Truth truth) {
        List<Box> all = EVERYTHING;
        for (Formula part : parts) {
            all = product(all, expand(part, truth));
        }
        return all;
    }

    private List<Box> product(List<Box> left, List<Box> right) {
        List<Box> all = new ArrayList<>();
        for (Box one : left) {
            for (Box two : right) {
                Box both = one.and(two);
                if (both == null) {
                    trimmed |= canBeLost(one) || canBeLost(two);
                } else {
                    all.add(both);
                }
            }
        }
        return bounded(all);
    }

    private static boolean canBeLost(Box box) {
        return box.claims().stream().anyMatch(Claim::canBeLost);
    }

    private List<Box> bounded(List<Box> boxes) {
        if (boxes.size() <= MOST_BOXES) {
            return boxes;
        }
        complete = false;
        return boxes.subList(0, MOST_BOXES);
    }

    /** A test without truth value leaves the choice without one. */
    private List<Box> choice(Formula.Choice choice, Truth truth) {
        Formula then = choice.then();
        Formula otherwise = choice.otherwise();
        List<Box> yes = product(expand(choice.test(), Truth.TRUE), expand(then, truth));
        List<Box> no = product(expand(choice.test(), Truth.FALSE), expand(otherwise, truth));
        List<Box> neither =
                truth == Truth.NOT_TRUE || truth == Truth.NOT_FALSE
                        ? product(
                                expand(choice.test(), Truth.NOT_TRUE),
                                expand(choice.test(), Truth.NOT_FALSE))
                        : List.of();
        return bounded(Stream.of(yes, no, neither).flatMap(List::stream).toList());
    }

    private static List<Box> atom(Formula.Atom atom, Truth truth) {
        Claim claim = truth.isOfAll() ? atom.claim() : atom.claim().negated();
        boolean defined = truth == Truth.TRUE || truth == Truth.FALSE;
        if (defined) {
            return all(Stream.concat(atom.guards().stream(), Stream.of(claim)).toList());
        }
        List<Box> any = new ArrayList<>();
        atom.guards().forEach(guard -> any.addAll(all(List.of(guard.negated()))));
        any.addAll(all(List.of(claim)));
        return any;
    }

    private static List<Box> opaque(Subject.Computed part, Truth truth) {
        Claim claim =
                switch (truth) {
                    case TRUE -> new Claim(part, new Test.IsTrue(), true);
                    case FALSE -> new Claim(part, new Test.IsFalse(), true);
                    case NOT_TRUE -> new Claim(part, new Test.IsTrue(), false);
                    case NOT_FALSE -> new Claim(part, new Test.IsFalse(), false);
                };
        return all(List.of(claim));
    }

    private static List<Box> all(List<Claim> claims) {
        Box box = Box.ANYTHING;
        for (Claim claim : claims) {
            box = box == null ? null : box.and(claim);
        }
        return box == null ? List.of() : List.of(box);
    }

    /** Without the boxes that lie within others; of two equal ones the first stays. */
    private static List<Box> distinct(List<Box> boxes) {
        List<Box> kept = new ArrayList<>();
        for (Box box : boxes) {
            if (kept.stream().noneMatch(box::isWithin)) {
                kept.removeIf(other -> other.isWithin(box));
                kept.add(box);
            }
        }
        return kept;
    }
}
