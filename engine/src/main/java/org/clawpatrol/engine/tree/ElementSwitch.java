package org.clawpatrol.engine.tree;

import java.util.List;
import java.util.Set;
import org.clawpatrol.engine.fact.Fact;
import org.clawpatrol.engine.value.ListValue;
import org.clawpatrol.engine.value.StringValue;
import org.clawpatrol.engine.value.Undefined;
import org.clawpatrol.engine.value.Value;
import org.jspecify.annotations.Nullable;

/** Rules by what a list fact holds. */
record ElementSwitch(Fact fact, TextTable elements) implements FactSwitch {

    @Override
    public int least() {
        return elements.least();
    }

    @Override
    public int search(Search search, int best) {
        return search(elements, search.read(fact), search, best);
    }

    /** Below every element of a list; one that could not be read could be any. */
    static int search(TextTable table, @Nullable Value value, Search search, int best) {
        if (!(value instanceof ListValue(List<Value> elements))
                || elements.size() > MOST_ELEMENTS) {
            return table.searchAll(search, best);
        }
        int found = best;
        for (int i = 0; i < elements.size(); i++) {
            Value element = elements.get(i);
            if (element instanceof Undefined) {
                return table.searchAll(search, found);
            }
            Node node = element instanceof StringValue(String text) ? table.find(text) : null;
            if (node != null && node.least() < found) {
                found = node.search(search, found);
            }
        }
        return found;
    }

    @Override
    public List<Outline.Branch> branches() {
        return elements.branches(text -> new Constraint.HasElement(Set.of(text)));
    }
}
