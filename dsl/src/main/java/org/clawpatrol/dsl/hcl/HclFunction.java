package org.clawpatrol.dsl.hcl;

/**
 * A pure function that expressions may call: the same arguments give the same value. Stateless;
 * safe to share.
 */
public interface HclFunction {

    Signature signature();

    /** The value; the arguments fit the signature. */
    HclValue call(Arguments arguments) throws EvaluationProblem;
}
