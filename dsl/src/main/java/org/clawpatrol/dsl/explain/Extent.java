package org.clawpatrol.dsl.explain;

/**
 * How much an explanation shows. Immutable.
 *
 * @param unseen take apart the rules that were ruled out unseen too, unless they are more than this
 * @param listed at most so many evaluated rules, and branches of a switch, one by one; what found
 *     the deciding rule always
 */
public record Extent(int unseen, int listed) {

    /** As much as a person wants to read. */
    public static Extent brief() {
        return new Extent(8, 16);
    }

    /** Everything. */
    public static Extent everything() {
        return new Extent(Integer.MAX_VALUE, Integer.MAX_VALUE);
    }
}
