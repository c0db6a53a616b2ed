package org.clawpatrol.dsl.hcl;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.clawpatrol.dsl.source.Span;

/**
 * The arguments of one call, checked against the function's signature. One thread, one use.
 *
 * <p>Asking for an argument as something that its parameter is not is a mistake of the function.
 */
public final class Arguments {
    private static final String ID = "C-FUNC-FAIL";

    private final Signature signature;
    private final List<Argument> given;
    private final Span call;
    private final Scope scope;

    /** A value and where it was written. */
    record Argument(HclValue value, Span span) {}

    /**
     * @param call the whole call
     * @param scope whose budget the function spends
     */
    Arguments(Signature signature, List<Argument> given, Span call, Scope scope) {
        this.signature = signature;
        this.given = List.copyOf(given);
        this.call = call;
        this.scope = scope;
    }

    public int count() {
        return given.size();
    }

    public HclValue value(int index) {
        return given.get(index).value();
    }

    public List<HclValue> values() {
        return given.stream().map(Argument::value).toList();
    }

    public String text(int index) throws EvaluationProblem {
        return Operations.text(value(index), given.get(index).span());
    }

    public BigDecimal number(int index) throws EvaluationProblem {
        return Operations.number(value(index), given.get(index).span());
    }

    /** A whole number no further from zero than a limit. */
    public int whole(int index, int limit) throws EvaluationProblem {
        BigDecimal number = number(index);
        boolean fits = number.abs().compareTo(BigDecimal.valueOf(limit)) <= 0;
        if (!fits || number.stripTrailingZeros().scale() > 0) {
            throw problem(index, "must be a whole number of at most " + limit);
        }
        return number.intValueExact();
    }

    public List<HclValue> list(int index) {
        return ((HclValue.ListValue) value(index)).elements();
    }

    public Map<String, HclValue> object(int index) {
        return ((HclValue.ObjectValue) value(index)).members();
    }

    /** An element of an argument as text. */
    public String elementText(int index, HclValue element) throws EvaluationProblem {
        try {
            return Operations.text(element, given.get(index).span());
        } catch (EvaluationProblem notText) {
            throw problem(index, "must hold strings, not " + element.kind());
        }
    }

    /** Elements of an argument as texts. */
    public List<String> texts(int index) throws EvaluationProblem {
        List<String> texts = new java.util.ArrayList<>();
        for (HclValue element : list(index)) {
            texts.add(elementText(index, element));
        }
        return texts;
    }

    /** Says beforehand how much will be computed. */
    public void spend(long amount) throws EvaluationProblem {
        scope.charge(amount, call);
    }

    /** A problem of one argument: "argument `index` of `element` " and then the message. */
    public EvaluationProblem problem(int index, String message) {
        return Evaluator.problem(
                ID,
                given.get(index).span(),
                "argument `%s` of `%s` %s"
                        .formatted(signature.parameter(index).name(), signature.name(), message),
                "it is used as " + signature.usage());
    }

    /** A problem of the call as a whole. */
    public EvaluationProblem problem(String message, String help) {
        return Evaluator.problem(ID, call, message, help);
    }
}
