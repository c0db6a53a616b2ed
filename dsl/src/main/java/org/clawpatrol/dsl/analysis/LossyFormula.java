package org.clawpatrol.dsl.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Formulas for actions of which facts may be lost: a test has an answer only where they are not.
 */
final class LossyFormula {
    private LossyFormula() {}

    static Formula of(Formula formula) {
        return switch (formula) {
            case Formula.All(List<Formula> parts) -> new Formula.All(each(parts));
            case Formula.Any(List<Formula> parts) -> new Formula.Any(each(parts));
            case Formula.Negation(Formula operand) -> new Formula.Negation(of(operand));
            case Formula.Choice(Formula test, Formula then, Formula otherwise) ->
                    new Formula.Choice(of(test), of(then), of(otherwise));
            case Formula.Atom atom -> guarded(atom);
            case Formula.Constant _, Formula.Undefined _, Formula.Opaque _ -> formula;
        };
    }

    private static List<Formula> each(List<Formula> parts) {
        return parts.stream().map(LossyFormula::of).toList();
    }

    private static Formula guarded(Formula.Atom atom) {
        List<Subject.Legibility> lost =
                Stream.concat(atom.guards().stream(), Stream.of(atom.claim()))
                        .flatMap(claim -> claim.subject().facts())
                        .filter(Subject.Legibility::canBeLost)
                        .map(Subject.Legibility::of)
                        .distinct()
                        .toList();
        if (lost.isEmpty()) {
            return atom;
        }
        List<Claim> guards = new ArrayList<>();
        lost.forEach(subject -> guards.add(Claim.that(subject, new Test.IsTrue())));
        guards.addAll(atom.guards());
        return new Formula.Atom(guards, atom.claim());
    }
}
