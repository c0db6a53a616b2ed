package org.clawpatrol.dsl.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.clawpatrol.engine.expr.Expr;
import org.clawpatrol.engine.fact.Facts;
import org.clawpatrol.engine.fact.Family;
import org.clawpatrol.engine.value.BoolValue;
import org.junit.jupiter.api.Test;

/** What regions say of themselves, held against evaluation. */
class RegionPropertyTest {
    private static final long SEED = 20_261_121;
    private static final int PAIRS = 4_000;
    private static final int ACTIONS = 60;
    private static final List<Truth> TRUTHS = List.of(Truth.values());

    @Test
    void comparison_isNeverContradicted_byAnAction() {
        Random random = new Random(SEED);
        RandomConditions conditions = new RandomConditions(random);
        RandomActions actions = new RandomActions(random);
        int within = 0;
        int disjoint = 0;
        int empty = 0;
        for (int i = 0; i < PAIRS; i++) {
            String one = conditions.next(1 + random.nextInt(3));
            String two = conditions.next(random.nextInt(3));
            Truth truthOfOne = TRUTHS.get(random.nextInt(4));
            Truth truthOfTwo = TRUTHS.get(random.nextInt(4));
            Expr first = Conditions.http(one);
            Expr second = Conditions.http(two);
            Region left = Region.of(Optional.of(first), truthOfOne);
            Region right = Region.of(Optional.of(second), truthOfTwo);
            boolean isWithin = left.isWithin(right);
            boolean isDisjoint = left.isDisjoint(right);
            within += isWithin ? 1 : 0;
            disjoint += isDisjoint ? 1 : 0;
            empty += left.isEmpty() ? 1 : 0;
            for (Facts facts : Stream.generate(actions::next).limit(ACTIONS).toList()) {
                boolean inOne = Conditions.has(Conditions.evaluated(first, facts), truthOfOne);
                boolean inTwo = Conditions.has(Conditions.evaluated(second, facts), truthOfTwo);
                String about = one + " " + truthOfOne + " | " + two + " " + truthOfTwo;
                assertThat(inOne && isWithin && !inTwo).as("within: " + about).isFalse();
                assertThat(inOne && inTwo && isDisjoint).as("disjoint: " + about).isFalse();
                assertThat(inOne && left.isEmpty()).as("empty: " + about).isFalse();
            }
        }
        // Comparisons that never come to a conclusion would pass, too.
        assertThat(List.of(within, disjoint, empty)).allMatch(count -> count > PAIRS / 100);
    }

    @Test
    void complements_coverEverything() {
        Random random = new Random(SEED + 1);
        RandomConditions conditions = new RandomConditions(random);
        int proven = 0;
        for (int i = 0; i < 500; i++) {
            Optional<Expr> condition = Optional.of(Conditions.http(conditions.next(1)));
            Region yes = Region.of(condition, Truth.TRUE);
            Region no = Region.of(condition, Truth.NOT_TRUE);
            assertThat(Region.EVERYTHING.isWithin(yes)).isEqualTo(no.isEmpty());
            Cover cover =
                    new Cover(Stream.concat(yes.boxes().stream(), no.boxes().stream()).toList());
            proven += cover.covers(Box.ANYTHING) ? 1 : 0;
        }
        assertThat(proven).isGreaterThan(400);
    }

    @Test
    void witness_isOnlyShown_whereEvaluationConfirmsIt() {
        Random random = new Random(SEED + 2);
        RandomConditions conditions = new RandomConditions(random);
        WitnessSearch search = new WitnessSearch(Family.HTTP);
        int found = 0;
        int boxes = 0;
        for (int i = 0; i < 1_000; i++) {
            Expr condition = Conditions.http(conditions.next(2));
            for (Box box : Region.of(Optional.of(condition), Truth.TRUE).boxes()) {
                boxes++;
                Optional<Witness> witness =
                        search.find(
                                box,
                                facts -> Conditions.evaluated(condition, facts) == BoolValue.TRUE);
                found += witness.isPresent() ? 1 : 0;
            }
        }
        assertThat(found).isGreaterThan(boxes * 3 / 4);
    }
}
