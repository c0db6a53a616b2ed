package org.clawpatrol.engine.fact;

import static org.clawpatrol.engine.type.Type.Simple.BOOL;
import static org.clawpatrol.engine.type.Type.Simple.STRING;

/** What a Kubernetes API request does. Stateless. */
final class KubernetesVariable {
    private KubernetesVariable() {}

    static FactVariable declared() {
        return FactVariable.of(
                "k8s",
                "what a Kubernetes API request does, read as the API server reads it; a request it cannot be read from makes every condition unevaluable",
                FactDeclaration.of(
                                "verb",
                                STRING,
                                "`get`, `list`, `watch`, `create`, `update`, `patch`, `delete`, `proxy`; `meta` for discovery and health",
                                "k8s.verb in [\"get\", \"list\", \"watch\"]")
                        .folded(),
                FactDeclaration.of(
                        "resource",
                        STRING,
                        "plural resource, with its subresource: `pods/exec`",
                        "k8s.resource == \"secrets\""),
                FactDeclaration.of(
                        "namespace",
                        STRING,
                        "namespace; of a namespace itself its own name",
                        "k8s.namespace == \"staging\""),
                FactDeclaration.of(
                        "name",
                        STRING,
                        "name of the object, also when a list selects it by `metadata.name`",
                        "k8s.name.startsWith(\"job-\")"),
                FactDeclaration.of(
                        "params",
                        FactTypes.STRING_MAP,
                        "first value of every query parameter",
                        "!(\"force\" in k8s.params)"),
                FactDeclaration.of(
                        "collection",
                        BOOL,
                        "whether `delete` means every object of a list",
                        "k8s.verb == \"delete\" && k8s.collection"),
                FactDeclaration.of(
                                "command",
                                FactTypes.STRINGS,
                                "every value of the parameter `command` in order: what an exec runs",
                                "k8s.resource == \"pods/exec\" && k8s.command == [\"date\", \"-u\"]")
                        .missing(
                                Missing.EMPTY,
                                "unknown in a fixture whose `params` have a `command` that its `http.query` does not repeat"),
                FactDeclaration.of(
                        "container",
                        STRING,
                        "first value of the parameter `container`; empty means the default one of the pod",
                        "k8s.container != \"vault-agent\""));
    }
}
