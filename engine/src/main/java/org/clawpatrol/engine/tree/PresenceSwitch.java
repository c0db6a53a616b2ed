package org.clawpatrol.engine.tree;

import java.util.List;
import org.clawpatrol.engine.fact.Fact;
import org.clawpatrol.engine.value.ErrorValue;

/** Rules that need a fact which some actions lack. */
record PresenceSwitch(Fact fact, Node below) implements FactSwitch {

    @Override
    public int least() {
        return below.least();
    }

    @Override
    public int search(Search search, int best) {
        return search.read(fact).equals(ErrorValue.ABSENT) ? best : below.search(search, best);
    }

    @Override
    public List<Outline.Branch> branches() {
        return List.of(new Outline.Branch(new Constraint.Present(), below.outline()));
    }
}
