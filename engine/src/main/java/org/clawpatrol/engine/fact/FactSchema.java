package org.clawpatrol.engine.fact;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The facts a condition of one family may read: its own variables, then those of every action.
 * Immutable and safe to share.
 */
public final class FactSchema {
    private static final List<FactVariable> EVERY_ACTION =
            List.of(
                    AgentVariable.declared(),
                    EndpointVariable.declared(),
                    CredentialVariable.declared(),
                    RequestVariable.declared());

    private static final FactSchema HTTP =
            new FactSchema(
                    Family.HTTP,
                    List.of(HttpVariable.declared()),
                    List.of(
                            GraphqlVariable.declared(),
                            McpVariable.declared(),
                            GitVariable.declared(),
                            GrpcVariable.declared(),
                            LlmVariable.declared(),
                            WebSocketVariable.declared()));
    private static final FactSchema K8S =
            new FactSchema(
                    Family.K8S,
                    List.of(HttpVariable.declared(), KubernetesVariable.declared()),
                    List.of());
    private static final FactSchema SQL =
            new FactSchema(Family.SQL, List.of(SqlVariable.declared()), List.of());
    private static final FactSchema SSH =
            new FactSchema(Family.SSH, List.of(SshVariable.declared()), List.of());

    private final Family family;
    private final List<FactVariable> declared;
    private final List<Fact> facts;
    private final Map<String, Fact> byPath;
    private final List<String> variables;

    /**
     * @param own the variables that every action of the family has
     * @param carried the variables of what some actions carry
     */
    private FactSchema(Family family, List<FactVariable> own, List<FactVariable> carried) {
        this.family = family;
        List<FactVariable> all = new ArrayList<>(own);
        all.addAll(EVERY_ACTION);
        all.addAll(carried);
        this.declared = List.copyOf(all);
        this.facts = numbered(declared);
        this.byPath = new LinkedHashMap<>();
        facts.forEach(fact -> byPath.put(fact.path(), fact));
        this.variables = declared.stream().map(FactVariable::name).toList();
    }

    public static FactSchema of(Family family) {
        return switch (family) {
            case HTTP -> HTTP;
            case K8S -> K8S;
            case SQL -> SQL;
            case SSH -> SSH;
        };
    }

    public Family family() {
        return family;
    }

    /** Every variable as it was declared. */
    public List<FactVariable> declared() {
        return declared;
    }

    /** Every fact; the index of each is its slot. */
    public List<Fact> facts() {
        return facts;
    }

    /** The facts of one variable in slot order; none when the family lacks the variable. */
    public List<Fact> facts(String variable) {
        return facts.stream().filter(fact -> fact.variable().equals(variable)).toList();
    }

    public Optional<Fact> fact(String variable, String field) {
        return fact(variable + "." + field);
    }

    /**
     * @param path as written in a condition, such as {@code http.method}
     */
    public Optional<Fact> fact(String path) {
        return Optional.ofNullable(byPath.get(path));
    }

    /** The variables of the family, such as {@code http} and {@code k8s}. */
    public List<String> variables() {
        return variables;
    }

    public boolean hasVariable(String name) {
        return variables.contains(name);
    }

    private static List<Fact> numbered(List<FactVariable> variables) {
        List<Fact> facts = new ArrayList<>();
        for (FactVariable variable : variables) {
            for (FactDeclaration fact : variable.facts()) {
                facts.add(new Fact(facts.size(), variable.name(), fact));
            }
        }
        return List.copyOf(facts);
    }
}
