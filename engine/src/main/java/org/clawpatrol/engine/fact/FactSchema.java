package org.clawpatrol.engine.fact;

import static org.clawpatrol.engine.type.Type.Simple.DYN;
import static org.clawpatrol.engine.type.Type.Simple.INT;
import static org.clawpatrol.engine.type.Type.Simple.STRING;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clawpatrol.engine.type.Type;

/** The facts a condition of one family may read. Immutable and safe to share. */
public final class FactSchema {
    private static final Type STRINGS = new Type.ListOf(STRING);
    private static final Type MULTIMAP = new Type.MapOf(STRING, STRINGS);

    private static final FactSchema HTTP = http(new Draft(Family.HTTP)).build();
    private static final FactSchema K8S = k8s(http(new Draft(Family.K8S))).build();
    private static final FactSchema SQL = sql(new Draft(Family.SQL)).build();
    private static final FactSchema SSH = ssh(new Draft(Family.SSH)).build();

    private final Family family;
    private final List<Fact> facts;
    private final Map<String, Fact> byPath;
    private final List<String> variables;

    private FactSchema(Family family, List<Fact> facts) {
        this.family = family;
        this.facts = List.copyOf(facts);
        this.byPath = new LinkedHashMap<>();
        facts.forEach(fact -> byPath.put(fact.path(), fact));
        this.variables = facts.stream().map(Fact::variable).distinct().toList();
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

    private static Draft http(Draft draft) {
        return draft.variable("http")
                .lowerCased("method", Loss.NEVER)
                .fact("path", STRING, Loss.NEVER)
                .fact("raw_path", STRING, Loss.NEVER)
                .fact("query", MULTIMAP, Loss.NEVER)
                .fact("headers", MULTIMAP, Loss.NEVER)
                .fact("body", STRING, Loss.TRUNCATED)
                .fact("body_json", DYN, Loss.TRUNCATED);
    }

    private static Draft k8s(Draft draft) {
        return draft.variable("k8s")
                .lowerCased("verb", Loss.NEVER)
                .fact("resource", STRING, Loss.NEVER)
                .fact("namespace", STRING, Loss.NEVER)
                .fact("name", STRING, Loss.NEVER)
                .fact("params", new Type.MapOf(STRING, STRING), Loss.NEVER);
    }

    private static Draft sql(Draft draft) {
        return draft.variable("sql")
                .lowerCased("verb", Loss.TRUNCATED_OR_UNPARSEABLE)
                .fact("tables", STRINGS, Loss.TRUNCATED_OR_UNPARSEABLE)
                .fact("functions", STRINGS, Loss.TRUNCATED_OR_UNPARSEABLE)
                .fact("statement", STRING, Loss.TRUNCATED)
                .fact("database", STRING, Loss.NEVER);
    }

    private static Draft ssh(Draft draft) {
        return draft.variable("ssh")
                .lowerCased("verb", Loss.NEVER)
                .fact("command", STRING, Loss.NEVER)
                .fact("subsystem", STRING, Loss.NEVER)
                .fact("forward_host", STRING, Loss.NEVER)
                .fact("forward_port", INT, Loss.NEVER)
                .fact("user", STRING, Loss.NEVER)
                .fact("stdin", STRING, Loss.TRUNCATED);
    }

    /** When the value of a fact is unknown. */
    private enum Loss {
        NEVER,
        TRUNCATED,
        TRUNCATED_OR_UNPARSEABLE
    }

    /** Collects facts and gives each its slot. One thread. */
    private static final class Draft {
        private final Family family;
        private final List<Fact> facts = new ArrayList<>();
        private String variable = "";

        Draft(Family family) {
            this.family = family;
        }

        Draft variable(String name) {
            variable = name;
            return this;
        }

        Draft lowerCased(String field, Loss loss) {
            return add(field, STRING, true, loss);
        }

        Draft fact(String field, Type type, Loss loss) {
            return add(field, type, false, loss);
        }

        private Draft add(String field, Type type, boolean lowerCased, Loss loss) {
            facts.add(
                    new Fact(
                            facts.size(),
                            variable,
                            field,
                            type,
                            lowerCased,
                            loss != Loss.NEVER,
                            loss == Loss.TRUNCATED_OR_UNPARSEABLE));
            return this;
        }

        FactSchema build() {
            return new FactSchema(family, facts);
        }
    }
}
