package org.clawpatrol.dsl.function;

import java.util.Map;
import org.clawpatrol.dsl.hcl.Arguments;
import org.clawpatrol.dsl.hcl.EvaluationProblem;
import org.clawpatrol.dsl.hcl.HclFunction;
import org.clawpatrol.dsl.hcl.HclValue;
import org.clawpatrol.dsl.hcl.Parameter;
import org.clawpatrol.dsl.hcl.Signature;

/**
 * {@code env}: a variable of the process environment. What it reads becomes part of the policy, so
 * it reads no secrets. Immutable.
 */
final class EnvironmentVariable implements HclFunction {
    private static final String SECRETS = "CLAWPATROL_SECRET_";

    private final Map<String, String> environment;

    EnvironmentVariable(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    @Override
    public Signature signature() {
        return Signature.of(
                        "env",
                        "a variable of the environment of the command, or the fallback where it is"
                                + " not set",
                        Parameter.text("name"))
                .optional(Parameter.any("fallback"));
    }

    @Override
    public HclValue call(Arguments arguments) throws EvaluationProblem {
        String name = arguments.text(0);
        if (name.startsWith(SECRETS)) {
            throw arguments.problem(0, "names a secret, and secrets do not become policy");
        }
        String found = environment.get(name);
        if (found != null) {
            arguments.spend(found.length());
            return HclValue.text(found);
        }
        if (arguments.count() == 1) {
            throw arguments.problem(0, "is not set in the environment, and there is no fallback");
        }
        return arguments.value(1);
    }
}
