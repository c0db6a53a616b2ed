package org.clawpatrol.engine.tree;

import java.util.List;
import org.clawpatrol.engine.expr.Frame;
import org.clawpatrol.engine.fact.Fact;
import org.clawpatrol.engine.value.ListValue;
import org.clawpatrol.engine.value.StringValue;
import org.clawpatrol.engine.value.Undefined;
import org.clawpatrol.engine.value.Value;
import org.jspecify.annotations.Nullable;

/** Rules by what a list fact holds. */
record ElementSwitch(Fact fact, TextTable elements, int least) implements Node {

    @Override
    public int search(Frame frame, @Nullable String credential, int best) {
        return frame.read(fact) instanceof ListValue list
                ? search(elements, list.elements(), frame, credential, best)
                : UNDECIDED;
    }

    /** An element that could not be read could be any. */
    static int search(
            TextTable table,
            List<Value> elements,
            Frame frame,
            @Nullable String credential,
            int best) {
        int found = best;
        for (int i = 0; i < elements.size(); i++) {
            Value element = elements.get(i);
            if (element instanceof Undefined) {
                return UNDECIDED;
            }
            Node node = element instanceof StringValue(String text) ? table.find(text) : null;
            if (node != null) {
                found = node.search(frame, credential, found);
            }
        }
        return found;
    }
}
