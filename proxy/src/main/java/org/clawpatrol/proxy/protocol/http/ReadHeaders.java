package org.clawpatrol.proxy.protocol.http;

import java.util.HashSet;
import java.util.Set;
import org.clawpatrol.engine.expr.Expr;
import org.clawpatrol.engine.expr.FacetRead;
import org.clawpatrol.engine.expr.FactRead;
import org.clawpatrol.engine.expr.Has;
import org.clawpatrol.engine.expr.In;
import org.clawpatrol.engine.expr.Index;
import org.clawpatrol.engine.expr.Literal;
import org.clawpatrol.engine.expr.OptionalStep;
import org.clawpatrol.engine.expr.Select;
import org.clawpatrol.engine.fact.Fact;
import org.clawpatrol.engine.policy.EndpointPolicy;
import org.clawpatrol.engine.value.StringValue;
import org.jspecify.annotations.Nullable;

/**
 * Which header fields the rules of a policy may read. Remembers the last policy; lives on one event
 * loop.
 */
final class ReadHeaders {
    private static final String HEADERS = "http.headers";

    private final Set<String> names = new HashSet<>();
    private @Nullable EndpointPolicy known;
    private boolean any;

    /**
     * @param name in lower case
     */
    boolean has(EndpointPolicy policy, String name) {
        if (policy != known) {
            known = policy;
            names.clear();
            any = false;
            if (policy.reads().stream().anyMatch(ReadHeaders::areHeaders)) {
                policy.rules().forEach(rule -> rule.condition().ifPresent(this::walk));
            }
        }
        return any || names.contains(name);
    }

    /** Whatever asks for fields in another way than by a name that stands there may read any. */
    private void walk(Expr node) {
        switch (node) {
            case FactRead(Fact fact) -> any |= areHeaders(fact);
            case FacetRead(var facts) -> any |= facts.stream().anyMatch(ReadHeaders::areHeaders);
            case Has(Expr held, StringValue name) -> named(held, new Literal(name));
            case Select(Expr held, StringValue name) -> named(held, new Literal(name));
            case Index(Expr held, Expr key) -> named(held, key);
            case OptionalStep(Expr held, Expr key) -> named(held, key);
            case In(Expr key, Expr held) -> named(held, key);
            default -> node.operands().forEach(this::walk);
        }
    }

    private void named(Expr held, Expr key) {
        boolean ofHeaders = held instanceof FactRead(Fact fact) && areHeaders(fact);
        if (ofHeaders && key instanceof Literal(StringValue name)) {
            names.add(Ascii.lower(name.value()));
            return;
        }
        walk(held);
        walk(key);
    }

    private static boolean areHeaders(Fact fact) {
        return fact.path().equals(HEADERS);
    }
}
