package org.clawpatrol.engine.tree;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.clawpatrol.engine.expr.Apply;
import org.clawpatrol.engine.expr.Expr;
import org.clawpatrol.engine.expr.Literal;
import org.clawpatrol.engine.expr.Operation;
import org.clawpatrol.engine.fact.Fact;
import org.clawpatrol.engine.library.network.ContainsAddress;
import org.clawpatrol.engine.library.network.Masked;
import org.clawpatrol.engine.library.network.ParseAddress;
import org.clawpatrol.engine.library.network.ParseNetwork;
import org.clawpatrol.engine.type.Type;
import org.clawpatrol.engine.value.NetworkValue;
import org.clawpatrol.engine.value.Value;

/** The constraint that {@code cidr('10.0.0.0/8').containsIP(fact)} is. Stateless. */
final class NetworkConstraints {
    private NetworkConstraints() {}

    static Optional<Conjunction> of(Apply apply) {
        if (!(apply.operation() instanceof ContainsAddress) || apply.operands().size() != 2) {
            return Optional.empty();
        }
        Optional<Fact> fact = address(apply.operands().getLast());
        return fact.flatMap(
                read -> network(apply.operands().getFirst()).map(network -> inside(read, network)));
    }

    private static Conjunction inside(Fact fact, NetworkValue network) {
        return Conjunction.of(fact, new Constraint.InNetworks(Set.of(network)));
    }

    private static Optional<Fact> address(Expr expr) {
        return expr instanceof Apply(Operation operation, List<Expr> operands)
                        && operation instanceof ParseAddress
                ? Operands.fact(operands.getFirst(), Type.Simple.STRING)
                : Operands.fact(expr, Type.Simple.STRING);
    }

    private static Optional<NetworkValue> network(Expr expr) {
        return switch (expr) {
            case Literal(NetworkValue network) -> masked(network);
            case Apply(ParseNetwork parse, List<Expr> operands)
                    when operands.getFirst() instanceof Literal(Value text) ->
                    masked(parse.apply(List.of(text)));
            default -> Optional.empty();
        };
    }

    /** Host bits do not count. */
    private static Optional<NetworkValue> masked(Value network) {
        return network instanceof NetworkValue
                        && new Masked().apply(List.of(network)) instanceof NetworkValue masked
                ? Optional.of(masked)
                : Optional.empty();
    }
}
