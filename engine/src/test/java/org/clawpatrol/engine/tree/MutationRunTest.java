package org.clawpatrol.engine.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.clawpatrol.engine.expr.Frame;
import org.clawpatrol.engine.fact.Fact;
import org.clawpatrol.engine.fact.FactSchema;
import org.clawpatrol.engine.fact.Family;
import org.clawpatrol.engine.type.Type;
import org.clawpatrol.engine.value.BoolValue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Whether comparing trees with the walk would notice a mistake: trees of random policies are given
 * one after the other, and random actions must tell each from the walk. One that they cannot tell
 * is tried on every combination of values which the policy can tell apart: where those are all the
 * same, the mistake makes no difference to any action.
 */
@Tag("integration")
class MutationRunTest {
    private static final long SEED = 20_261_121L;
    private static final int RULES = 16;
    private static final int ACTIONS = 1_000;
    private static final int MORE_ROUNDS = 40;
    private static final List<@Nullable String> DISPATCHED = Arrays.asList("one", "two", null);

    private final Search search = new Search();
    private final Map<String, Counts> counts = new TreeMap<>();

    @Test
    void mistakesInATree_areFoundByRandomActionsUnlessTheyMakeNoDifference() {
        for (Kind kind : Kind.values()) {
            for (Family family : List.of(kind.one, kind.another)) {
                long seed = SEED;
                while (!run(new Random(seed), family, kind)) {
                    seed++;
                }
            }
        }
        Counts all = new Counts();
        counts.forEach(
                (kind, each) -> {
                    System.out.println(each.text(kind));
                    all.add(each);
                });
        System.out.println(all.text("all"));
        assertThat(all.caught).isGreaterThan(all.mutants() / 4);
        assertThat(all.missed).isLessThan(all.caught / 50);
    }

    /** What became of the mutants of one kind. */
    private static final class Counts {
        private int caught;
        private int missed;
        private int withoutEffect;

        int mutants() {
            return caught + missed + withoutEffect;
        }

        void add(Counts more) {
            caught += more.caught;
            missed += more.missed;
            withoutEffect += more.withoutEffect;
        }

        String text(String kind) {
            return "mutants: %-26s %5d, caught %5d, only by enumeration %2d, without effect %5d"
                    .formatted(kind, mutants(), caught, missed, withoutEffect);
        }
    }

    /** Whether the policy could be used: its actions can be enumerated. */
    private boolean run(Random random, Family family, Kind kind) {
        Draw draw = Draw.few(random, family, facts(random, family, kind));
        var rules = rules(draw);
        DecisionTree tree = DecisionTree.of(rules);
        tree.prepare();
        List<Outline> outlines =
                List.of(
                        tree.outline(false, false),
                        tree.outline(true, false),
                        tree.outline(false, true),
                        tree.outline(true, true));
        Optional<Universe> universe = Universe.of(draw, rules, outlines);
        if (universe.isEmpty()) {
            return false;
        }
        Trial trial = new Trial(draw, rules);
        List<Sample> samples = new ArrayList<>();
        trial.run(
                ACTIONS,
                (facts, credential, meant) ->
                        samples.add(new Sample(facts.copy(), credential, meant)));
        AtomicReferenceArray<?> roots = Innards.read(tree, "trees", AtomicReferenceArray.class);
        Set<Node> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        for (int mask = 0; mask < roots.length(); mask++) {
            Node root = (Node) Objects.requireNonNull(roots.get(mask));
            if (seen.add(root)) {
                int flags = mask;
                List<Sample> fitting =
                        samples.stream().filter(each -> each.facts.flags() == flags).toList();
                mutate(new Part(root, mask, fitting, universe.get(), trial));
            }
        }
        return true;
    }

    /** Rules for fewer actions before those for more, so that most rules decide some action. */
    private static List<DecisionTree.Condition> rules(Draw draw) {
        var drawn = new RandomPolicies(draw, RandomPolicies.Style.SORTABLE).conditions(2 * RULES);
        int[] matches = new int[drawn.size()];
        new Trial(draw, drawn)
                .run(
                        RULES * 10,
                        (facts, credential, meant) -> {
                            Frame frame = new Frame(facts);
                            for (int i = 0; i < matches.length; i++) {
                                boolean no =
                                        drawn.get(i)
                                                        .expr()
                                                        .map(frame::evaluate)
                                                        .orElse(BoolValue.TRUE)
                                                == BoolValue.FALSE;
                                matches[i] += no ? 0 : 1;
                            }
                        });
        return IntStream.range(0, drawn.size())
                .filter(i -> matches[i] > 0)
                .boxed()
                .sorted(Comparator.comparingInt(i -> matches[i]))
                .limit(RULES)
                .map(drawn::get)
                .toList();
    }

    /** A text that may get lost, another one, and a fact of the kind; fewer beside large ones. */
    private static List<Fact> facts(Random random, Family family, Kind kind) {
        List<Fact> all = new ArrayList<>(FactSchema.of(family).facts());
        Collections.shuffle(all, random);
        return Stream.of(
                        all.stream().filter(fact -> isText(fact) && fact.readsContent()),
                        all.stream().filter(fact -> isText(fact) && !fact.readsContent()),
                        all.stream().filter(kind::fits))
                .skip(2 - kind.texts)
                .flatMap(facts -> facts.limit(1))
                .distinct()
                .toList();
    }

    private static boolean isText(Fact fact) {
        return fact.type() == Type.Simple.STRING && !RandomActions.mayLack(fact);
    }

    /** What else a policy asks for besides texts. */
    private enum Kind {
        NUMBER(2, Family.HTTP, Family.SSH),
        LIST(1, Family.HTTP, Family.SQL),
        MAP(0, Family.HTTP, Family.K8S),
        ADDRESS(1, Family.K8S, Family.SQL),
        ABSENT(2, Family.HTTP, Family.SSH);

        private final int texts;
        private final Family one;
        private final Family another;

        Kind(int texts, Family one, Family another) {
            this.texts = texts;
            this.one = one;
            this.another = another;
        }

        boolean fits(Fact fact) {
            return switch (this) {
                case NUMBER -> fact.type() == Type.Simple.INT;
                case LIST -> fact.type().equals(RandomTerms.TEXTS);
                case MAP -> fact.type().equals(RandomTerms.MULTIMAP);
                case ADDRESS -> Draw.isAddress(fact);
                case ABSENT -> fact.type() == Type.Simple.STRING && RandomActions.mayLack(fact);
            };
        }
    }

    private record Sample(GivenFacts facts, @Nullable String credential, int meant) {}

    /** The tree for some flags, and what it is tried on. */
    private record Part(
            Node root, int mask, List<Sample> samples, Universe universe, Trial trial) {}

    private void mutate(Part part) {
        assertThat(isCaught(part)).isFalse();
        Decided right = decided(part);
        for (Mutant mutant : Mutants.of(part.root)) {
            Counts n = counts.computeIfAbsent(mutant.kind(), _ -> new Counts());
            mutant.make().run();
            if (isCaught(part)) {
                n.caught++;
            } else if (!differs(part, right)) {
                n.withoutEffect++;
            } else if (isCaughtInTheEnd(part)) {
                n.caught++;
            } else {
                n.missed++;
            }
            mutant.cure().run();
        }
        assertThat(differs(part, right)).isFalse();
    }

    private boolean isCaught(Part part) {
        return part.samples.stream()
                .anyMatch(each -> search(part.root, each.facts, each.credential) != each.meant);
    }

    /** By further actions of the same kind. */
    private boolean isCaughtInTheEnd(Part part) {
        boolean[] caught = {false};
        for (int round = 0; round < MORE_ROUNDS && !caught[0]; round++) {
            part.trial.run(
                    ACTIONS,
                    (facts, credential, meant) ->
                            caught[0] |=
                                    facts.flags() == part.mask
                                            && search(part.root, facts, credential) != meant);
        }
        return caught[0];
    }

    /** The decisions of every action of the universe, one after the other. */
    private static final class Decided {
        private int[] codes = new int[1024];
        private int count;

        void add(int code) {
            codes = count == codes.length ? Arrays.copyOf(codes, 2 * count) : codes;
            codes[count++] = code;
        }
    }

    private Decided decided(Part part) {
        Decided decided = new Decided();
        part.universe.any(
                part.mask,
                facts -> {
                    DISPATCHED.forEach(name -> decided.add(search(part.root, facts, name)));
                    return false;
                });
        return decided;
    }

    private boolean differs(Part part, Decided right) {
        int[] at = {0};
        return part.universe.any(
                part.mask,
                facts -> {
                    boolean same = true;
                    for (String credential : DISPATCHED) {
                        same &= right.codes[at[0]++] == search(part.root, facts, credential);
                    }
                    return !same;
                });
    }

    private int search(Node root, GivenFacts facts, @Nullable String credential) {
        search.begin(facts, credential);
        int found = root.search(search, DecisionTree.NONE);
        search.end();
        return found;
    }
}
