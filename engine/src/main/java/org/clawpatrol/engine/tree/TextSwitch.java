package org.clawpatrol.engine.tree;

import org.clawpatrol.engine.expr.Frame;
import org.clawpatrol.engine.fact.Fact;
import org.clawpatrol.engine.value.StringValue;
import org.jspecify.annotations.Nullable;

/** Rules by what a text fact is, begins with or ends with. */
record TextSwitch(Fact fact, TextTable whole, AffixTable beginnings, AffixTable endings, int least)
        implements Node {

    @Override
    public int search(Frame frame, @Nullable String credential, int best) {
        if (!(frame.read(fact) instanceof StringValue(String text))) {
            return UNDECIDED;
        }
        int found = best;
        Node same = whole.find(text);
        if (same != null) {
            found = same.search(frame, credential, found);
        }
        if (beginnings.least() < found) {
            found = beginnings.search(text, frame, credential, found);
        }
        return endings.least() < found ? endings.search(text, frame, credential, found) : found;
    }
}
