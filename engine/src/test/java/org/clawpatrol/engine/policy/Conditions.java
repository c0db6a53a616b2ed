package org.clawpatrol.engine.policy;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.clawpatrol.engine.expr.Equal;
import org.clawpatrol.engine.expr.Expr;
import org.clawpatrol.engine.expr.FactRead;
import org.clawpatrol.engine.expr.In;
import org.clawpatrol.engine.expr.ListOf;
import org.clawpatrol.engine.expr.Literal;
import org.clawpatrol.engine.fact.FactSchema;
import org.clawpatrol.engine.fact.Family;
import org.clawpatrol.engine.value.StringValue;

/** Conditions and rules as tests write them. Stateless. */
final class Conditions {
    static final Outcome ALLOW = new Outcome.Allow();
    static final Outcome DENY = new Outcome.Deny();

    private Conditions() {}

    static Expr fact(Family family, String path) {
        return new FactRead(FactSchema.of(family).fact(path).orElseThrow());
    }

    static Expr text(String text) {
        return new Literal(new StringValue(text));
    }

    static Expr equal(Expr left, String text) {
        return new Equal(left, text(text), false);
    }

    static Expr in(Expr element, String... texts) {
        return new In(element, new ListOf(Arrays.stream(texts).map(Conditions::text).toList()));
    }

    static Rule rule(String name, int priority, Outcome outcome, Expr condition) {
        return new Rule(name, priority, Optional.empty(), Optional.of(condition), outcome, "");
    }

    static Rule catchAll(String name, int priority, Outcome outcome) {
        return new Rule(name, priority, Optional.empty(), Optional.empty(), outcome, "");
    }

    static Rule pinned(Rule rule, String credential) {
        return new Rule(
                rule.name(),
                rule.priority(),
                Optional.of(credential),
                rule.condition(),
                rule.outcome(),
                rule.reason());
    }

    static Rule because(Rule rule, String reason) {
        return new Rule(
                rule.name(),
                rule.priority(),
                rule.credential(),
                rule.condition(),
                rule.outcome(),
                reason);
    }

    static EndpointPolicy policy(Family family, NoMatch noMatch, Rule... declared) {
        return EndpointPolicy.of("endpoint", family, List.of(declared), noMatch);
    }
}
