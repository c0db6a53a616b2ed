package org.clawpatrol.engine.tree;

import java.util.List;
import org.clawpatrol.engine.expr.Frame;
import org.clawpatrol.engine.fact.Fact;
import org.clawpatrol.engine.value.ListValue;
import org.clawpatrol.engine.value.MapValue;
import org.clawpatrol.engine.value.StringValue;
import org.clawpatrol.engine.value.Value;
import org.jspecify.annotations.Nullable;

/** Rules by which keys a map fact has. */
record MemberSwitch(Fact fact, TextTable keys, int least) implements Node {

    @Override
    public int search(Frame frame, @Nullable String credential, int best) {
        if (!(frame.read(fact) instanceof MapValue map)) {
            return UNDECIDED;
        }
        int found = best;
        List<Value> held = map.keys();
        for (int i = 0; i < held.size(); i++) {
            Node node = held.get(i) instanceof StringValue(String key) ? keys.find(key) : null;
            if (node != null && node.least() < found) {
                found =
                        node instanceof EntrySwitch entries
                                ? entries.search(map.find(held.get(i)), frame, credential, found)
                                : node.search(frame, credential, found);
            }
        }
        return found;
    }

    /**
     * Rules by what the list under one key holds.
     *
     * @param present rules that need the key alone; null for none
     */
    record EntrySwitch(TextTable elements, @Nullable Node present, int least) implements Node {

        /** Not reached by itself: only the map knows the value. */
        @Override
        public int search(Frame frame, @Nullable String credential, int best) {
            return UNDECIDED;
        }

        int search(@Nullable Value value, Frame frame, @Nullable String credential, int best) {
            if (!(value instanceof ListValue list)) {
                return UNDECIDED;
            }
            int found = ElementSwitch.search(elements, list.elements(), frame, credential, best);
            return present == null || present.least() >= found
                    ? found
                    : present.search(frame, credential, found);
        }
    }
}
