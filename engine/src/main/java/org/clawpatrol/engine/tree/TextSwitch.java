package org.clawpatrol.engine.tree;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.clawpatrol.engine.fact.Fact;
import org.clawpatrol.engine.value.StringValue;

/** Rules by what a text fact is or begins with. */
record TextSwitch(Fact fact, TextTable whole, AffixTable beginnings, int least)
        implements FactSwitch {

    static TextSwitch of(Fact fact, TextTable whole, AffixTable beginnings) {
        int least = Math.min(whole.least(), beginnings.least());
        return new TextSwitch(fact, whole, beginnings, least);
    }

    @Override
    public int search(Search search, int best) {
        if (!(search.read(fact) instanceof StringValue(String text))
                || text.length() > LONGEST_TEXT) {
            return beginnings.searchAll(search, whole.searchAll(search, best));
        }
        int found = best;
        if (whole.least() < found) {
            Node same = whole.find(text);
            found = same == null ? found : same.search(search, found);
        }
        return beginnings.least() < found ? beginnings.search(text, search, found) : found;
    }

    @Override
    public List<Outline.Branch> branches() {
        List<Outline.Branch> all =
                new ArrayList<>(whole.branches(text -> new Constraint.OneOf(Set.of(text))));
        all.addAll(beginnings.branches(text -> new Constraint.StartsWith(Set.of(text))));
        return all;
    }
}
