package org.clawpatrol.engine.tree;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.clawpatrol.engine.fact.Fact;
import org.clawpatrol.engine.value.MapValue;
import org.clawpatrol.engine.value.StringValue;
import org.clawpatrol.engine.value.Value;
import org.jspecify.annotations.Nullable;

/** Rules by which keys a map fact has, and what the lists under them hold. */
final class MemberSwitch implements FactSwitch {
    private final Fact fact;
    private final EntryNode[] entries;
    private final Map<StringValue, EntryNode> byKey;

    MemberSwitch(Fact fact, List<EntryNode> entries) {
        this.fact = fact;
        this.entries = entries.toArray(EntryNode[]::new);
        Arrays.sort(this.entries, Comparator.comparingInt(EntryNode::least));
        this.byKey = HashMap.newHashMap(entries.size());
        entries.forEach(entry -> byKey.put(entry.key(), entry));
    }

    @Override
    public Fact fact() {
        return fact;
    }

    @Override
    public int least() {
        return entries.length == 0 ? Integer.MAX_VALUE : entries[0].least();
    }

    @Override
    public int search(Search search, int best) {
        if (!(search.read(fact) instanceof MapValue map)) {
            return searchAll(search, best);
        }
        return entries.length <= map.size()
                ? searchEntries(map, search, best)
                : searchKeys(map, search, best);
    }

    private int searchEntries(MapValue map, Search search, int best) {
        int found = best;
        for (EntryNode entry : entries) {
            if (entry.least() >= found) {
                return found;
            }
            Value value = map.find(entry.key());
            found = value == null ? found : entry.search(value, search, found);
        }
        return found;
    }

    private int searchKeys(MapValue map, Search search, int best) {
        int found = best;
        List<Value> keys = map.keys();
        for (int i = 0; i < keys.size(); i++) {
            @Nullable EntryNode entry =
                    keys.get(i) instanceof StringValue key ? byKey.get(key) : null;
            if (entry != null && entry.least() < found) {
                found = entry.search(map.find(keys.get(i)), search, found);
            }
        }
        return found;
    }

    private int searchAll(Search search, int best) {
        int found = best;
        for (EntryNode entry : entries) {
            found = entry.search(null, search, found);
        }
        return found;
    }

    @Override
    public List<Outline.Branch> branches() {
        return Arrays.stream(entries)
                .sorted(Comparator.comparing(entry -> entry.key().value()))
                .flatMap(entry -> entry.branches().stream())
                .toList();
    }
}
