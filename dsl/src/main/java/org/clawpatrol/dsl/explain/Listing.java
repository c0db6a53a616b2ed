package org.clawpatrol.dsl.explain;

import java.util.BitSet;
import java.util.stream.IntStream;

/**
 * Which rules an explanation lists. Immutable by agreement.
 *
 * @param chosen by index
 * @param left how many rules that were evaluated are not among them
 */
record Listing(BitSet chosen, int left) {

    /**
     * @param asked how many rules come no later than the deciding one
     * @param deciding its index; the number of rules where none decides
     */
    static Listing of(TreePath path, int asked, int deciding, Extent extent) {
        BitSet chosen = new BitSet();
        boolean unseen = path.unseen(asked) <= extent.unseen();
        int listed = 0;
        int left = 0;
        for (int i = 0; i < Math.min(asked, deciding); i++) {
            boolean evaluated = path.evaluated().get(i);
            if (evaluated && listed == extent.listed()) {
                left++;
            } else if (evaluated || unseen) {
                chosen.set(i);
                listed += evaluated ? 1 : 0;
            }
        }
        if (deciding < asked) {
            chosen.set(deciding);
        }
        return new Listing(chosen, left);
    }

    IntStream rules() {
        return chosen.stream();
    }
}
