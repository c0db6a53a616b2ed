package org.clawpatrol.engine.tree;

import java.util.List;
import java.util.Set;
import org.clawpatrol.engine.fact.Fact;
import org.clawpatrol.engine.value.ListValue;
import org.clawpatrol.engine.value.StringValue;
import org.clawpatrol.engine.value.Value;

/** Rules by how the texts begin that a list fact holds. */
record ElementBeginningSwitch(Fact fact, AffixTable beginnings) implements FactSwitch {

    @Override
    public int least() {
        return beginnings.least();
    }

    /** How anything but a text begins is an error, which every rule may meet. */
    @Override
    public int search(Search search, int best) {
        if (!(search.read(fact) instanceof ListValue(List<Value> elements))
                || elements.size() > MOST_ELEMENTS) {
            return beginnings.searchAll(search, best);
        }
        int found = best;
        for (int i = 0; i < elements.size() && beginnings.least() < found; i++) {
            if (!(elements.get(i) instanceof StringValue(String text))) {
                return beginnings.searchAll(search, found);
            }
            found = beginnings.search(text, search, found);
        }
        return found;
    }

    @Override
    public List<Outline.Branch> branches() {
        return beginnings.branches(text -> new Constraint.HasElementStarting(Set.of(text)));
    }
}
