package org.clawpatrol.dsl.analysis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Numbered boxes by the texts they demand, so that those that can have to do with another box are
 * found without comparing all. What it finds is to be compared. Mutable until the first question;
 * one thread.
 */
public final class BoxIndex {
    private final List<Entry> pending = new ArrayList<>();
    private final Map<Demand, Integer> frequencies = new HashMap<>();
    private final Map<Subject, Shelf> shelves = new LinkedHashMap<>();
    private final Map<Claim, List<Entry>> byClaim = new LinkedHashMap<>();
    private final List<Entry> loose = new ArrayList<>();

    /**
     * A box and whose it is.
     *
     * @param owner such as the position of a rule
     */
    public record Entry(int owner, Box box) {}

    public void add(int owner, Box box) {
        pending.add(new Entry(owner, box));
        Demand.choices(box)
                .forEach(
                        demands ->
                                demands.forEach(each -> frequencies.merge(each, 1, Integer::sum)));
    }

    private void settle() {
        pending.forEach(this::place);
        pending.clear();
    }

    /** Under the demand that tells it from the most others. */
    private void place(Entry entry) {
        List<Demand> best = List.of();
        long fewest = Long.MAX_VALUE;
        for (List<Demand> demands : Demand.choices(entry.box)) {
            long sharing =
                    demands.stream().mapToLong(each -> frequencies.getOrDefault(each, 0)).sum();
            if (sharing < fewest) {
                fewest = sharing;
                best = demands;
            }
        }
        if (best.isEmpty()) {
            loose.add(entry);
        }
        for (Demand demand : best) {
            switch (demand) {
                case Demand.OfClaim(Claim claim) ->
                        byClaim.computeIfAbsent(claim, _ -> new ArrayList<>()).add(entry);
                case Demand.OfText text ->
                        shelves.computeIfAbsent(text.subject(), _ -> new Shelf()).add(text, entry);
            }
        }
    }

    /**
     * Those that a box may lie within; a few may be missing.
     *
     * @param most how many to look at
     */
    public List<Entry> aroundSome(Box box, int most) {
        settle();
        Candidates found = new Candidates(most);
        for (Subject subject : box.subjects().toList()) {
            Shelf shelf = shelves.get(subject);
            if (shelf != null) {
                shelf.around(Demand.texts(box, subject), found);
            }
        }
        for (Claim claim : box.claims()) {
            found.add(byClaim.getOrDefault(claim, List.of()));
        }
        return found.add(loose).entries();
    }

    /**
     * Those that may have an action in common with a box.
     *
     * @param most how many to look at; the others are missing
     */
    public List<Entry> meetingSome(Box box, int most) {
        settle();
        Candidates found = new Candidates(most);
        shelves.forEach((subject, shelf) -> shelf.meeting(Demand.texts(box, subject), found));
        byClaim.values().forEach(found::add);
        return found.add(loose).entries();
    }
}
