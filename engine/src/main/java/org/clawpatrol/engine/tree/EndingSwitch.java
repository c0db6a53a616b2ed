package org.clawpatrol.engine.tree;

import java.util.List;
import java.util.Set;
import org.clawpatrol.engine.fact.Fact;
import org.clawpatrol.engine.value.StringValue;

/** Rules by what a text fact ends with. */
record EndingSwitch(Fact fact, AffixTable endings) implements FactSwitch {

    @Override
    public int least() {
        return endings.least();
    }

    @Override
    public int search(Search search, int best) {
        return search.read(fact) instanceof StringValue(String text)
                        && text.length() <= LONGEST_TEXT
                ? endings.search(text, search, best)
                : endings.searchAll(search, best);
    }

    @Override
    public List<Outline.Branch> branches() {
        return endings.branches(text -> new Constraint.EndsWith(Set.of(text)));
    }
}
