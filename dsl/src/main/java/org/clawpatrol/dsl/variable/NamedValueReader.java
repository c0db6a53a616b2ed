package org.clawpatrol.dsl.variable;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.clawpatrol.dsl.hcl.Attribute;
import org.clawpatrol.dsl.hcl.Block;
import org.clawpatrol.dsl.hcl.HclValue;
import org.clawpatrol.dsl.hcl.Scope;
import org.clawpatrol.dsl.source.Diagnostic;
import org.clawpatrol.dsl.source.Diagnostics;

/** From {@code variable} and {@code locals} blocks to their values. One thread. */
public final class NamedValueReader {
    private final VariableValues given;
    private final Map<String, String> environment;
    private final Diagnostics diagnostics;

    /**
     * @param environment read for {@code CLAWPATROL_VAR_name}
     */
    public NamedValueReader(
            VariableValues given, Map<String, String> environment, Diagnostics diagnostics) {
        this.given = given;
        this.environment = Map.copyOf(environment);
        this.diagnostics = diagnostics;
    }

    /**
     * @param variables each with one label
     * @param locals without labels
     * @param names what else the expressions of locals may read
     * @param scope whose functions and budget they use
     */
    public NamedValues read(
            List<Block> variables, List<Block> locals, Map<String, HclValue> names, Scope scope) {
        Map<String, VariableDeclaration> declared = new VariableBlocks(diagnostics).read(variables);
        Map<String, GivenValue> values =
                new GivenValues(declared.keySet(), diagnostics).collect(given, environment);
        Map<String, HclValue> resolved =
                new VariableResolver(scope, diagnostics).resolve(declared, values);
        Map<String, Attribute> computed = locals(locals);
        Map<String, Set<String>> all =
                Map.of(
                        NamedValues.VAR, declared.keySet(),
                        NamedValues.LOCAL, computed.keySet());
        NamedValues known = new NamedValues(resolved, Map.of(), all);
        return new NamedValues(
                resolved,
                new LocalResolver(computed, new HashMap<>(names), scope, diagnostics)
                        .resolve(known),
                all);
    }

    private Map<String, Attribute> locals(List<Block> blocks) {
        Map<String, Attribute> locals = new LinkedHashMap<>();
        for (Block block : blocks) {
            block.body().blocks().forEach(this::notAnAttribute);
            block.body().attributes().forEach(local -> add(local, locals));
        }
        return locals;
    }

    private void notAnAttribute(Block inner) {
        diagnostics.add(
                Diagnostic.error("C-BLOCK", inner.header(), "`locals` holds attributes only")
                        .help("write `" + inner.type() + " = { ... }`"));
    }

    private void add(Attribute local, Map<String, Attribute> locals) {
        Attribute earlier = locals.putIfAbsent(local.name(), local);
        if (earlier != null) {
            diagnostics.add(
                    Diagnostic.error(
                                    "C-DUP",
                                    local.nameSpan(),
                                    "local `" + local.name() + "` is already declared")
                            .note("first declared here", earlier.nameSpan()));
        }
    }
}
