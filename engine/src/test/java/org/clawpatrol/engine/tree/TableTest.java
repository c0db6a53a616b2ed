package org.clawpatrol.engine.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import org.clawpatrol.engine.expr.Frame;
import org.clawpatrol.engine.fact.FactValues;
import org.clawpatrol.engine.fact.Family;
import org.junit.jupiter.api.Test;

/** Tables of texts against looking at every text. */
class TableTest {
    private static final String LETTERS = "ab/é\0A";

    private final Random random = new Random(17);

    @Test
    void wholeTexts_areFoundAndNothingElse() {
        for (int round = 0; round < 300; round++) {
            Map<String, Node> seen = spies(texts(random.nextInt(60), 6));
            TextTable table = TextTable.of(seen);
            for (String text : texts(40, 6)) {
                assertThat(table.find(text)).isSameAs(seen.get(text));
            }
        }
    }

    @Test
    void beginnings_areEachVisitedOnce() {
        agree(
                (text, affix) -> text.startsWith(affix),
                entries -> AffixTable.ofBeginnings(entries)::search);
    }

    @Test
    void endings_areEachVisitedOnce() {
        agree(
                (text, affix) -> text.endsWith(affix),
                entries -> AffixTable.ofEndings(entries)::search);
    }

    @Test
    void parts_areEachVisitedOnce() {
        agree((text, part) -> text.contains(part), entries -> new PartTable(entries)::search);
    }

    @Test
    void hashesThatCollide_doNotHideEachOther() {
        // "Aa" and "BB" have one hash, and so have their repetitions.
        List<String> same =
                List.of("AaAaAa", "AaAaBB", "AaBBAa", "BBAaAa", "BBBBBB", "AaAa", "BBBB");
        Map<String, Node> entries = spies(new TreeSet<>(same));
        AffixTable beginnings = AffixTable.ofBeginnings(entries);
        for (String text : same) {
            List<String> visited =
                    visited(entries, (search, best) -> beginnings.search(text, search, best));
            assertThat(visited)
                    .containsExactlyElementsOf(
                            same.stream().filter(text::startsWith).sorted().toList());
        }
    }

    private interface Table {
        int search(String text, Search search, int best);
    }

    private interface TableOf {
        Table of(Map<String, Node> entries);
    }

    private void agree(BiPredicate<String, String> holds, TableOf tables) {
        for (int round = 0; round < 400; round++) {
            Set<String> wanted = texts(1 + random.nextInt(40), 7);
            wanted.remove("");
            Map<String, Node> entries = spies(wanted);
            Table table = tables.of(entries);
            for (String text : texts(30, 12)) {
                List<String> visited =
                        visited(entries, (search, best) -> table.search(text, search, best));
                assertThat(visited)
                        .as("%s in %s", wanted, text)
                        .containsExactlyElementsOf(
                                wanted.stream().filter(each -> holds.test(text, each)).toList());
            }
        }
    }

    private interface Visit {
        int search(Search search, int best);
    }

    private static List<String> visited(Map<String, Node> entries, Visit visit) {
        entries.values().forEach(node -> ((Spy) node).visits.clear());
        visit.search(new Search(new Frame(FactValues.of(Family.HTTP).build())), DecisionTree.NONE);
        return entries.values().stream()
                .flatMap(node -> ((Spy) node).visits.stream())
                .sorted()
                .toList();
    }

    private static Map<String, Node> spies(Set<String> texts) {
        Map<String, Node> spies = new LinkedHashMap<>();
        texts.forEach(text -> spies.put(text, new Spy(text, new ArrayList<>())));
        return spies;
    }

    private Set<String> texts(int count, int longest) {
        TreeSet<String> texts = new TreeSet<>();
        for (int i = 0; i < count; i++) {
            StringBuilder text = new StringBuilder();
            for (int j = random.nextInt(longest + 1); j > 0; j--) {
                text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
            }
            texts.add(text.toString());
        }
        return texts;
    }

    /** Notes that it was searched and finds nothing. */
    private record Spy(String name, List<String> visits) implements Node {
        @Override
        public int least() {
            return 0;
        }

        @Override
        public int search(Search search, int best) {
            visits.add(name);
            return best;
        }

        @Override
        public Outline outline() {
            return new Outline.Candidates(List.of());
        }
    }
}
