package org.clawpatrol.engine.tree;

import java.util.List;
import org.clawpatrol.engine.fact.Fact;
import org.clawpatrol.engine.value.StringValue;

/** Rules by what stands somewhere in a text fact. */
record PartSwitch(Fact fact, PartTable parts) implements FactSwitch {

    @Override
    public int least() {
        return parts.least();
    }

    @Override
    public int search(Search search, int best) {
        return search.read(fact) instanceof StringValue(String text)
                        && text.length() <= LONGEST_TEXT
                ? parts.search(text, search, best)
                : parts.searchAll(search, best);
    }

    @Override
    public List<Outline.Branch> branches() {
        return parts.branches();
    }
}
