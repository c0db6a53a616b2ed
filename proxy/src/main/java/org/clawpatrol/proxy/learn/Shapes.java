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
 * What must not match is sorted by its segments alongside, so that each shape meets only what it
 * matches so far: the work grows with the paths, not with their product. One use, one thread.
 */
final class Shapes {
    /** Longer paths stay as they are. */
    private static final int MOST_SEGMENTS = 32;

    private final SequencedMap<PathShape, Set<Seen>> found = new LinkedHashMap<>();

    private Shapes() {}

    /** A method and a path, taken apart once. */
    private record Split(Seen seen, List<String> segments) {
        Split(Seen seen) {
            this(seen, seen.segments());
        }

        boolean tooLong() {
            return segments.size() > MOST_SEGMENTS;
        }

        boolean ends(int at) {
            return segments.size() == at;
        }
    }

    /**
     * Every path that was seen, under a shape that matches it and none of the forbidden ones. Each
     * method has to be seen often enough by itself.
     */
    static SequencedMap<PathShape, Set<Seen>> of(
            Collection<Seen> seen, Collection<Seen> forbidden) {
        Shapes shapes = new Shapes();
        seen.stream().map(Split::new).filter(Split::tooLong).forEach(shapes::putExactly);
        Map<String, List<Split>> not = byMethod(forbidden);
        byMethod(seen)
                .forEach(
                        (method, those) ->
                                shapes.descend(
                                        PathShape.ROOT,
                                        those,
                                        not.getOrDefault(method, List.of())));
        return shapes.found;
    }

    private static Map<String, List<Split>> byMethod(Collection<Seen> seen) {
        return seen.stream()
                .map(Split::new)
                .filter(each -> !each.tooLong())
                .collect(
                        Collectors.groupingBy(
                                each -> each.seen().method(), TreeMap::new, toList()));
    }

    /**
     * @param seen what the shape was found in
     * @param not what must not match, as far as the shape matches it
     */
    private void descend(PathShape shape, List<Split> seen, List<Split> not) {
        int at = shape.parts().size();
        List<Split> ended = new ArrayList<>();
        Map<String, List<Split>> bySegment = bySegment(seen, at, ended);
        List<Split> forbidden = new ArrayList<>();
        Map<String, List<Split>> notBySegment = bySegment(not, at, forbidden);
        end(shape, ended, !forbidden.isEmpty());
        for (SegmentKind kind : SegmentKind.values()) {
            List<Split> those = taken(kind, bySegment);
            if (!those.isEmpty()) {
                descend(shape.with(kind), those, matching(kind, notBySegment));
            }
        }
        bySegment.forEach(
                (segment, those) ->
                        descend(
                                shape.with(segment),
                                those,
                                notBySegment.getOrDefault(segment, List.of())));
    }

    /**
     * @param ended gets those that have no segment there
     */
    private static Map<String, List<Split>> bySegment(
            List<Split> paths, int at, List<Split> ended) {
        Map<String, List<Split>> bySegment = new TreeMap<>();
        for (Split each : paths) {
            if (each.ends(at)) {
                ended.add(each);
            } else {
                bySegment
                        .computeIfAbsent(each.segments().get(at), any -> new ArrayList<>())
                        .add(each);
            }
        }
        return bySegment;
    }

    /** Takes the values of a kind out where there are enough. */
    private static List<Split> taken(SegmentKind kind, Map<String, List<Split>> bySegment) {
        List<String> values =
                bySegment.keySet().stream()
                        .filter(segment -> SegmentKind.of(segment).equals(Optional.of(kind)))
                        .toList();
        List<Split> those = new ArrayList<>();
        if (values.size() >= kind.least()) {
            values.forEach(value -> those.addAll(bySegment.remove(value)));
        }
        return those;
    }

    private static List<Split> matching(SegmentKind kind, Map<String, List<Split>> bySegment) {
        List<Split> those = new ArrayList<>();
        bySegment.forEach(
                (segment, paths) -> {
                    if (kind.matches(segment)) {
                        those.addAll(paths);
                    }
                });
        return those;
    }

    private void end(PathShape shape, List<Split> ended, boolean matchesForbidden) {
        if (ended.isEmpty()) {
            return;
        }
        boolean widens = !shape.fixed() && matchesForbidden;
        if (!widens && enough(shape, ended)) {
            put(shape, ended);
        } else {
            ended.forEach(this::putExactly);
        }
    }

    /** Whether what ends here is itself made of enough values; deeper paths do not count for it. */
    private static boolean enough(PathShape shape, List<Split> ended) {
        for (int i = 0; i < shape.parts().size(); i++) {
            int place = i;
            Optional<SegmentKind> kind = shape.parts().get(i).kind();
            if (kind.isPresent()
                    && ended.stream().map(each -> each.segments().get(place)).distinct().count()
                            < kind.get().least()) {
                return false;
            }
        }
        return true;
    }

    private void putExactly(Split path) {
        put(PathShape.exactly(path.segments()), List.of(path));
    }

    private void put(PathShape shape, List<Split> those) {
        Set<Seen> under = found.computeIfAbsent(shape, any -> new LinkedHashSet<>());
        those.forEach(each -> under.add(each.seen()));
    }
}
