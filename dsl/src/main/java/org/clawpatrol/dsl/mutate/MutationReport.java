package org.clawpatrol.dsl.mutate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.clawpatrol.dsl.source.Span;
import org.clawpatrol.dsl.source.VisibleText;

/**
 * Which changes to a policy its tests noticed. Immutable.
 *
 * @param unnoticed the changes that no test noticed, in deciding order of their rules
 * @param noticed how many a test noticed
 * @param equivalent how many provably change nothing; they do not count
 * @param left how many rules were not changed, because there were too many changes before
 */
public record MutationReport(List<Mutant> unnoticed, int noticed, int equivalent, int left) {
    public MutationReport {
        unnoticed = List.copyOf(unnoticed);
    }

    /** From 0 to 100; 100 where there was nothing to notice. */
    public double percent() {
        int counted = noticed + unnoticed.size();
        return counted == 0 ? 100 : 100.0 * noticed / counted;
    }

    /** A line for each change that nobody noticed, then the score. */
    public String text() {
        StringBuilder out = new StringBuilder();
        for (Mutant mutant : unnoticed) {
            out.append("unnoticed: ");
            mutant.place().ifPresent(place -> out.append(at(place)).append(": "));
            out.append("rule ")
                    .append(VisibleText.of(mutant.rule()))
                    .append(": ")
                    .append(VisibleText.of(mutant.change()))
                    .append('\n');
        }
        out.append("mutation score: ")
                .append(String.format(Locale.ROOT, "%.1f %%", Math.floor(percent() * 10) / 10))
                .append(" (")
                .append(noticed)
                .append(" of ")
                .append(noticed + unnoticed.size())
                .append(" changes noticed, ")
                .append(equivalent)
                .append(" change nothing");
        if (left > 0) {
            out.append(", ").append(left).append(" rules not changed");
        }
        return out.append(")\n").toString();
    }

    private static String at(Span place) {
        return place.source().name() + ":" + place.line() + ":" + place.column();
    }

    /** The same as a tree of JSON values. */
    public Map<String, Object> tree() {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("noticed", noticed);
        tree.put("unnoticed", unnoticed.stream().map(MutationReport::tree).toList());
        tree.put("equivalent", equivalent);
        tree.put("left", left);
        tree.put("percent", Math.floor(percent() * 10) / 10);
        return tree;
    }

    private static Map<String, Object> tree(Mutant mutant) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("rule", mutant.rule());
        mutant.place()
                .ifPresent(
                        place -> {
                            tree.put("file", place.source().name());
                            tree.put("line", place.line());
                            tree.put("column", place.column());
                        });
        tree.put("change", mutant.change());
        return tree;
    }
}
