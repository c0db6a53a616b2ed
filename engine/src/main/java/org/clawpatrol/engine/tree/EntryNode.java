package org.clawpatrol.engine.tree;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.clawpatrol.engine.value.StringValue;
import org.clawpatrol.engine.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * Rules by what the list under one key of a map holds, and those that need the key alone.
 *
 * @param present null for none
 */
record EntryNode(StringValue key, TextTable elements, @Nullable Node present, int least) {

    static EntryNode of(String key, TextTable elements, @Nullable Node present) {
        int least = present == null ? Integer.MAX_VALUE : present.least();
        return new EntryNode(
                new StringValue(key), elements, present, Math.min(least, elements.least()));
    }

    /**
     * @param value what stands under the key; null where the map could not be read
     */
    int search(@Nullable Value value, Search search, int best) {
        int found =
                elements.least() < best
                        ? ElementSwitch.search(elements, value, search, best)
                        : best;
        return present == null || present.least() >= found ? found : present.search(search, found);
    }

    List<Outline.Branch> branches() {
        String name = key.value();
        List<Outline.Branch> all = new ArrayList<>();
        if (present != null) {
            all.add(new Outline.Branch(new Constraint.HasKey(name), present.outline()));
        }
        all.addAll(elements.branches(text -> new Constraint.HasEntry(name, Set.of(text))));
        return all;
    }
}
