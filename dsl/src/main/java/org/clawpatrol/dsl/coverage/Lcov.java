package org.clawpatrol.dsl.coverage;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.clawpatrol.dsl.source.Span;
import org.clawpatrol.dsl.source.VisibleText;

/**
 * Coverage as a tracefile of LCOV (its manual, geninfo(1), section FILES): rules are functions,
 * atoms are branches, each with one for true and one for false. Stateless.
 */
public final class Lcov {
    private Lcov() {}

    public static String of(Coverage coverage) {
        Map<String, File> files = new TreeMap<>();
        coverage.endpoints().stream()
                .flatMap(endpoint -> endpoint.rules().stream())
                .forEach(rule -> rule.header().ifPresent(header -> add(rule, header, files)));
        StringBuilder out = new StringBuilder();
        files.forEach((name, file) -> file.write(name, out));
        return out.toString();
    }

    private static void add(Coverage.OfRule rule, Span header, Map<String, File> files) {
        File file = files.computeIfAbsent(header.source().name(), _ -> new File());
        file.rules.merge(
                header.line(),
                new Rule(symbol(rule.name()), rule.decided()),
                (one, two) -> new Rule(one.name, one.decided + two.decided));
        file.lines.merge(header.line(), rule.decided(), Integer::sum);
        for (Coverage.OfAtom atom : rule.atoms()) {
            File at = files.computeIfAbsent(atom.place().source().name(), _ -> new File());
            at.branches.add(new Branch(atom.place().line(), atom.seen()));
            at.lines.merge(atom.place().line(), atom.seen().covered(), Integer::sum);
        }
    }

    /** A name as readers take it: without commas, which end it, on one line. */
    private static String symbol(String name) {
        return VisibleText.of(name).replace(',', ';');
    }

    private record Rule(String name, int decided) {}

    private record Branch(int line, Seen seen) {}

    /** What one file has. */
    private static final class File {
        final Map<Integer, Rule> rules = new TreeMap<>();
        final Map<Integer, Integer> lines = new TreeMap<>();
        final List<Branch> branches = new ArrayList<>();

        void write(String name, StringBuilder out) {
            out.append("TN:policy\nSF:").append(name).append('\n');
            rules.forEach((line, rule) -> out.append("FN:%d,%s\n".formatted(line, rule.name)));
            rules.values()
                    .forEach(rule -> out.append("FNDA:%d,%s\n".formatted(rule.decided, rule.name)));
            long hit = rules.values().stream().filter(rule -> rule.decided > 0).count();
            out.append("FNF:%d\nFNH:%d\n".formatted(rules.size(), hit));
            writeBranches(out);
            lines.forEach((line, count) -> out.append("DA:%d,%d\n".formatted(line, count)));
            long covered = lines.values().stream().filter(count -> count > 0).count();
            out.append("LF:%d\nLH:%d\nend_of_record\n".formatted(lines.size(), covered));
        }

        private void writeBranches(StringBuilder out) {
            int taken = 0;
            for (int i = 0; i < branches.size(); i++) {
                Branch branch = branches.get(i);
                Seen seen = branch.seen;
                boolean reached = seen.asTrue() || seen.asFalse() || seen.asUnknown();
                out.append(line(branch.line, i, 0, reached, seen.asTrue()));
                out.append(line(branch.line, i, 1, reached, seen.asFalse()));
                taken += seen.covered();
            }
            out.append("BRF:%d\nBRH:%d\n".formatted(2 * branches.size(), taken));
        }

        private static String line(
                int line, int block, int branch, boolean reached, boolean taken) {
            String count = reached ? (taken ? "1" : "0") : "-";
            return "BRDA:%d,%d,%d,%s\n".formatted(line, block, branch, count);
        }
    }
}
