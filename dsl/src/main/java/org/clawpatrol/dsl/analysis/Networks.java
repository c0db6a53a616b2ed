package org.clawpatrol.dsl.analysis;

import java.util.List;
import org.clawpatrol.engine.library.network.ContainsNetwork;
import org.clawpatrol.engine.value.BoolValue;
import org.clawpatrol.engine.value.NetworkValue;

/** How networks lie to each other. Stateless. */
final class Networks {
    private Networks() {}

    /** Whether all addresses of one belong to the other. */
    static boolean within(NetworkValue inner, NetworkValue outer) {
        return new ContainsNetwork().apply(List.of(outer, inner)) == BoolValue.TRUE;
    }

    /** Two networks that share an address are one within the other. */
    static boolean disjoint(NetworkValue one, NetworkValue two) {
        return !within(one, two) && !within(two, one);
    }
}
