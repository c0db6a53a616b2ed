package org.clawpatrol.proxy.learn;

import static java.util.stream.Collectors.toList;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Finds the shapes of paths, segment by segment from the left: where there are many different
 * values of a kind in one place, they become that kind, unless something that must not match would.
 * One use, one thread.
 */
final class Shapes {
    /** Longer paths stay as they are. */
    private static final int MOST_SEGMENTS = 32;

    private final List<List<String>> forbidden;
    private final SequencedMap<PathShape, Set<Seen>> found;

    private Shapes(List<List<String>> forbidden, SequencedMap<PathShape, Set<Seen>> found) {
        this.forbidden = forbidden;
        this.found = found;
    }

    /**
     * Every path that was seen, under a shape that matches it and none of the forbidden ones. Each
     * method has to be seen often enough by itself.
     */
    static SequencedMap<PathShape, Set<Seen>> of(
            Collection<Seen> seen, Collection<Seen> forbidden) {
        SequencedMap<PathShape, Set<Seen>> found = new LinkedHashMap<>();
        Map<String, List<Seen>> byMethod =
                seen.stream().collect(Collectors.groupingBy(Seen::method, TreeMap::new, toList()));
        byMethod.forEach(
                (method, those) -> {
                    List<List<String>> not =
                            forbidden.stream()
                                    .filter(each -> each.method().equals(method))
                                    .map(Seen::segments)
                                    .toList();
                    new Shapes(not, found).descend(PathShape.ROOT, those);
                });
        return found;
    }

    private void descend(PathShape shape, List<Seen> seen) {
        int at = shape.parts().size();
        Map<String, List<Seen>> bySegment = new TreeMap<>();
        List<Seen> ended = new ArrayList<>();
        for (Seen each : seen) {
            List<String> segments = each.segments();
            if (segments.size() == at) {
                ended.add(each);
            } else if (segments.size() > MOST_SEGMENTS) {
                put(PathShape.exactly(segments), List.of(each));
            } else {
                bySegment.computeIfAbsent(segments.get(at), any -> new ArrayList<>()).add(each);
            }
        }
        end(shape, ended);
        for (SegmentKind kind : SegmentKind.values()) {
            merge(shape, kind, bySegment);
        }
        bySegment.forEach((segment, those) -> descend(shape.with(segment), those));
    }

    /** Takes the values of a kind out where there are enough. */
    private void merge(PathShape shape, SegmentKind kind, Map<String, List<Seen>> bySegment) {
        List<String> values =
                bySegment.keySet().stream()
                        .filter(segment -> SegmentKind.of(segment).equals(Optional.of(kind)))
                        .toList();
        if (values.size() < kind.least()) {
            return;
        }
        List<Seen> those = new ArrayList<>();
        values.forEach(value -> those.addAll(bySegment.remove(value)));
        descend(shape.with(kind), those);
    }

    private void end(PathShape shape, List<Seen> ended) {
        if (ended.isEmpty()) {
            return;
        }
        boolean widens = !shape.fixed() && forbidden.stream().anyMatch(shape::matches);
        if (!widens && enough(shape, ended)) {
            put(shape, ended);
        } else {
            ended.forEach(each -> put(PathShape.exactly(each.segments()), List.of(each)));
        }
    }

    /** Whether what ends here is itself made of enough values; deeper paths do not count for it. */
    private static boolean enough(PathShape shape, List<Seen> ended) {
        for (int i = 0; i < shape.parts().size(); i++) {
            int place = i;
            Optional<SegmentKind> kind = shape.parts().get(i).kind();
            long values = ended.stream().map(each -> each.segments().get(place)).distinct().count();
            if (kind.isPresent() && values < kind.get().least()) {
                return false;
            }
        }
        return true;
    }

    private void put(PathShape shape, List<Seen> those) {
        found.computeIfAbsent(shape, any -> new LinkedHashSet<>()).addAll(those);
    }
}
