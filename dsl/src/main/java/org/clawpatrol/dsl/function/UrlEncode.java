package org.clawpatrol.dsl.function;

import org.clawpatrol.dsl.hcl.Arguments;
import org.clawpatrol.dsl.hcl.EvaluationProblem;
import org.clawpatrol.dsl.hcl.HclFunction;
import org.clawpatrol.dsl.hcl.HclValue;
import org.clawpatrol.dsl.hcl.Parameter;
import org.clawpatrol.dsl.hcl.Signature;

/** {@code urlencode}: a text as it stands in the query of a URL. Stateless. */
final class UrlEncode implements HclFunction {

    @Override
    public Signature signature() {
        return Signature.of(
                "urlencode", "a text as it stands in the query of a URL", Parameter.text("text"));
    }

    @Override
    public HclValue call(Arguments arguments) throws EvaluationProblem {
        arguments.spend(12L * arguments.text(0).length());
        return HclValue.text(Rfc3986.encode(arguments.text(0)));
    }
}
