package org.clawpatrol.engine.bench;

import static org.clawpatrol.engine.bench.Terms.and;
import static org.clawpatrol.engine.bench.Terms.not;
import static org.clawpatrol.engine.bench.Terms.or;

import org.clawpatrol.engine.expr.Expr;
import org.clawpatrol.engine.fact.FactValues;
import org.clawpatrol.engine.fact.Facts;
import org.clawpatrol.engine.fact.Family;

/** Rules about calls of the Kubernetes API. Immutable. */
final class KubernetesMix implements Mix {
    private static final String VERB = "k8s.verb";
    private static final String RESOURCE = "k8s.resource";
    private static final String NAMESPACE = "k8s.namespace";
    private static final String NAME = "k8s.name";

    private final Terms terms = new Terms(Family.K8S);

    @Override
    public Family family() {
        return Family.K8S;
    }

    @Override
    public Expr condition(int index, String w) {
        return switch (index % 7) {
            case 0 -> and(terms.isIn(VERB, "get", "list", "watch"), terms.is(NAMESPACE, w));
            case 1 ->
                    and(
                            terms.is(VERB, "delete"),
                            and(terms.is(RESOURCE, "pods"), terms.is(NAMESPACE, w)));
            case 2 -> and(terms.is(RESOURCE, "secrets"), terms.starts(NAMESPACE, w + "-"));
            case 3 ->
                    and(
                            terms.starts(NAME, w + "-"),
                            terms.isIn(RESOURCE, "deployments", "statefulsets"));
            case 4 -> or(terms.is(NAMESPACE, w), terms.is(NAMESPACE, w + "-staging"));
            case 5 ->
                    and(
                            and(terms.is(VERB, "create"), terms.is(NAMESPACE, w)),
                            not(terms.starts(NAME, "tmp-")));
            default -> terms.matches(NAME, "^" + w + "-[0-9]+$");
        };
    }

    @Override
    public Facts action(int index, String w) {
        String verb =
                switch (index % 7) {
                    case 1 -> "delete";
                    case 5 -> "create";
                    default -> "get";
                };
        String resource =
                switch (index % 7) {
                    case 2 -> "secrets";
                    case 3 -> "deployments";
                    default -> "pods";
                };
        String namespace =
                switch (index % 7) {
                    case 2 -> w + "-eu";
                    case 3, 6 -> "default";
                    case 4 -> w + "-staging";
                    default -> w;
                };
        return FactValues.of(Family.K8S)
                .set(VERB, verb)
                .set(RESOURCE, resource)
                .set(NAMESPACE, namespace)
                .set(NAME, w + "-7")
                .build();
    }
}
