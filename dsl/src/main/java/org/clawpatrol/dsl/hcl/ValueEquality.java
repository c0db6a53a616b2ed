package org.clawpatrol.dsl.hcl;

/** Equality as {@code ==} understands it. Stateless. */
public final class ValueEquality {
    private ValueEquality() {}

    public static boolean equal(HclValue left, HclValue right) {
        return Operations.equal(left, right);
    }
}
