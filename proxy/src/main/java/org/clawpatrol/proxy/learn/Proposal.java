package org.clawpatrol.proxy.learn;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.clawpatrol.dsl.format.HclFormatter;
import org.clawpatrol.proxy.replay.Answer.Verdict;

/**
 * Writes rules for traffic: those that ask somebody, those that allow, and one that denies the
 * rest. Immutable.
 */
record Proposal(String approver) {
    private static final int LOWEST = -1000;

    /** Shapes of the same methods below the same first segment. */
    private record Group(String methods, String first) {}

    String text(Map<String, EndpointTraffic> traffic, long taken, long left) {
        StringBuilder out = new StringBuilder(1024);
        out.append("# proposed by clawpatrol policy learn from %d actions".formatted(taken));
        out.append(left == 0 ? "\n" : "; nothing was learned from %d others%n".formatted(left));
        out.append("# these rules look at method and path alone\n");
        traffic.forEach((endpoint, here) -> endpoint(out, endpoint, here));
        byte[] bytes = out.toString().getBytes(StandardCharsets.UTF_8);
        return new HclFormatter().format("proposal", bytes).text().orElseThrow();
    }

    private void endpoint(StringBuilder out, String endpoint, EndpointTraffic here) {
        int[] number = {0};
        for (Verdict verdict : List.of(Verdict.APPROVE, Verdict.ALLOW)) {
            Map<Seen, Long> seen = here.of(verdict);
            Set<Seen> forbidden = here.otherThan(verdict);
            List<Seen> clear =
                    seen.keySet().stream().filter(each -> !forbidden.contains(each)).toList();
            if (clear.size() < seen.size()) {
                seen.keySet().stream()
                        .filter(forbidden::contains)
                        .forEach(each -> conflict(out, each, verdict));
            }
            groups(Shapes.of(clear, forbidden))
                    .forEach(
                            (group, shapes) ->
                                    rule(
                                            out,
                                            new Heading(endpoint, ++number[0], verdict),
                                            group,
                                            shapes,
                                            seen));
        }
        out.append(
                "\nrule \"learned-%s-rest\" {\nendpoint = %s\npriority = %d\nverdict = \"deny\"\n"
                        .formatted(name(endpoint), endpoint, LOWEST));
        out.append("reason = \"no such traffic was learned\"\n}\n");
    }

    /** Which rule of which endpoint. */
    private record Heading(String endpoint, int number, Verdict verdict) {}

    private static void conflict(StringBuilder out, Seen seen, Verdict verdict) {
        out.append(
                "# left out, answered in several ways: %s %s (also %s)%n"
                        .formatted(
                                QuotedCel.comment(seen.method()),
                                QuotedCel.comment(seen.path()),
                                verdict.word()));
    }

    private static Map<Group, Map<PathShape, Set<Seen>>> groups(Map<PathShape, Set<Seen>> shapes) {
        Map<Group, Map<PathShape, Set<Seen>>> groups = new LinkedHashMap<>();
        shapes.forEach(
                (shape, seen) -> {
                    Set<String> methods = new TreeSet<>();
                    seen.forEach(each -> methods.add(each.method()));
                    String first = shape.parts().getFirst().text();
                    groups.computeIfAbsent(
                                    new Group(words(methods), first), any -> new LinkedHashMap<>())
                            .put(shape, seen);
                });
        return groups;
    }

    private static String words(Set<String> methods) {
        List<String> words =
                methods.stream().map(each -> "'" + QuotedCel.text(each) + "'").toList();
        return words.size() == 1
                ? "http.method == " + words.getFirst()
                : words.stream().collect(Collectors.joining(", ", "http.method in [", "]"));
    }

    private void rule(
            StringBuilder out,
            Heading heading,
            Group group,
            Map<PathShape, Set<Seen>> shapes,
            Map<Seen, Long> counts) {
        String endpoint = heading.endpoint();
        List<String> paths = new ArrayList<>();
        out.append('\n');
        shapes.forEach(
                (shape, seen) -> {
                    long count =
                            seen.stream().mapToLong(each -> counts.getOrDefault(each, 0L)).sum();
                    Seen example = seen.iterator().next();
                    out.append(
                            "# %d: %s %s%n"
                                    .formatted(
                                            count,
                                            QuotedCel.comment(example.method()),
                                            QuotedCel.comment(example.path())));
                    paths.add(shape.condition());
                });
        out.append(
                "rule \"learned-%s-%d\" {\nendpoint = %s\n"
                        .formatted(name(endpoint), heading.number(), endpoint));
        String all = String.join("\n|| ", paths);
        out.append(
                "condition = <<-CEL\n%s\n&& %s\nCEL\n"
                        .formatted(group.methods(), paths.size() == 1 ? all : "(" + all + ")"));
        out.append(
                heading.verdict() == Verdict.ALLOW
                        ? "verdict = \"allow\"\n}\n"
                        : "approve = [" + approver + "]\n}\n");
    }

    private static String name(String endpoint) {
        return endpoint.substring(endpoint.indexOf('.') + 1);
    }
}
