package org.clawpatrol.dsl.analysis;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Boxes by the texts they demand of one subject. One thread. */
final class Shelf {
    private final NavigableMap<String, List<BoxIndex.Entry>> wholes = new TreeMap<>();
    private final NavigableMap<String, List<BoxIndex.Entry>> prefixes = new TreeMap<>();
    private final Map<String, List<BoxIndex.Entry>> elements = new LinkedHashMap<>();
    private final TreeSet<Integer> prefixLengths = new TreeSet<>();

    void add(Demand.OfText demand, BoxIndex.Entry entry) {
        Map<String, List<BoxIndex.Entry>> places =
                switch (demand.kind()) {
                    case WHOLE -> wholes;
                    case PREFIX -> prefixes;
                    case ELEMENT -> elements;
                };
        if (demand.kind() == Demand.Kind.PREFIX) {
            prefixLengths.add(demand.text().length());
        }
        places.computeIfAbsent(demand.text(), _ -> new ArrayList<>()).add(entry);
    }

    /** Those around a box: one that has several texts lies within what has the first of them. */
    void around(List<Demand.OfText> demanded, Candidates found) {
        boolean first = true;
        for (Demand.OfText demand : demanded) {
            String text = demand.text();
            switch (demand.kind()) {
                case WHOLE -> {
                    if (first) {
                        found.add(wholes.getOrDefault(text, List.of()));
                        beginnings(text, found);
                    }
                    first = false;
                }
                case PREFIX -> beginnings(text, found);
                case ELEMENT -> found.add(elements.getOrDefault(text, List.of()));
            }
        }
    }

    private void beginnings(String text, Candidates found) {
        for (int length : prefixLengths) {
            if (length > text.length()) {
                return;
            }
            found.add(prefixes.getOrDefault(text.substring(0, length), List.of()));
        }
    }

    void meeting(List<Demand.OfText> demanded, Candidates found) {
        elements.values().forEach(found::add);
        List<Demand.OfText> telling =
                demanded.stream().filter(each -> each.kind() != Demand.Kind.ELEMENT).toList();
        if (telling.isEmpty()) {
            all(wholes.values(), found);
            all(prefixes.values(), found);
        }
        for (Demand.OfText demand : telling) {
            beginnings(demand.text(), found);
            if (demand.kind() == Demand.Kind.WHOLE) {
                found.add(wholes.getOrDefault(demand.text(), List.of()));
            } else {
                all(beginningWith(wholes, demand.text(), true).values(), found);
                all(beginningWith(prefixes, demand.text(), false).values(), found);
            }
        }
    }

    private static void all(Collection<List<BoxIndex.Entry>> lists, Candidates found) {
        for (List<BoxIndex.Entry> each : lists) {
            if (found.isFull()) {
                return;
            }
            found.add(each);
        }
    }

    private static NavigableMap<String, List<BoxIndex.Entry>> beginningWith(
            NavigableMap<String, List<BoxIndex.Entry>> places, String text, boolean inclusive) {
        return places.subMap(text, inclusive, text + Character.MAX_VALUE, true);
    }
}
