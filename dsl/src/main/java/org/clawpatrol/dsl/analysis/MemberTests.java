package org.clawpatrol.dsl.analysis;

import java.util.List;
import java.util.Optional;
import org.clawpatrol.engine.expr.Expr;
import org.clawpatrol.engine.expr.FacetRead;
import org.clawpatrol.engine.expr.FactRead;
import org.clawpatrol.engine.expr.Has;
import org.clawpatrol.engine.expr.In;
import org.clawpatrol.engine.expr.Literal;
import org.clawpatrol.engine.fact.Fact;
import org.clawpatrol.engine.fact.Missing;
import org.clawpatrol.engine.type.Type;
import org.clawpatrol.engine.value.StringValue;

/** Questions whether a map has a key, or an action a fact. Stateless. */
final class MemberTests {
    private MemberTests() {}

    static Optional<Formula> read(Expr expr) {
        return switch (expr) {
            case In(Literal(StringValue(String key)), FactRead(Fact fact)) -> key(fact, key);
            case Has(FactRead(Fact fact), StringValue(String key)) -> key(fact, key);
            case Has(FacetRead(List<Fact> fields), StringValue(String name)) ->
                    fields.stream()
                            .filter(fact -> fact.field().equals(name))
                            .findFirst()
                            .map(MemberTests::present);
            default -> Optional.empty();
        };
    }

    private static Optional<Formula> key(Fact fact, String key) {
        return fact.type() instanceof Type.MapOf
                ? Optional.of(Place.ofFact(fact).passes(new Test.HasKey(key)))
                : Optional.empty();
    }

    private static Formula present(Fact fact) {
        return fact.missing() == Missing.ABSENT
                ? new Formula.Atom(
                        List.of(), Claim.that(new Subject.Presence(fact), new Test.IsTrue()))
                : new Formula.Constant(true);
    }
}
