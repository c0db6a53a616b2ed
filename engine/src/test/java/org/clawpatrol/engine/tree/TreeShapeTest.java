package org.clawpatrol.engine.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.clawpatrol.engine.expr.And;
import org.clawpatrol.engine.expr.Compare;
import org.clawpatrol.engine.expr.Equal;
import org.clawpatrol.engine.expr.Exists;
import org.clawpatrol.engine.expr.Expr;
import org.clawpatrol.engine.expr.FactRead;
import org.clawpatrol.engine.expr.Frame;
import org.clawpatrol.engine.expr.In;
import org.clawpatrol.engine.expr.InvalidPatternException;
import org.clawpatrol.engine.expr.ListOf;
import org.clawpatrol.engine.expr.Literal;
import org.clawpatrol.engine.expr.Local;
import org.clawpatrol.engine.expr.Matches;
import org.clawpatrol.engine.expr.Not;
import org.clawpatrol.engine.expr.Or;
import org.clawpatrol.engine.expr.TextTest;
import org.clawpatrol.engine.fact.FactSchema;
import org.clawpatrol.engine.fact.FactValues;
import org.clawpatrol.engine.fact.Facts;
import org.clawpatrol.engine.fact.Family;
import org.clawpatrol.engine.value.IntValue;
import org.clawpatrol.engine.value.ListValue;
import org.clawpatrol.engine.value.StringValue;
import org.clawpatrol.engine.value.Value;
import org.junit.jupiter.api.Test;

/** What trees look like, and that no set of rules makes them large. */
class TreeShapeTest {
    private static final int MANY = 3_000;

    @Test
    void rulesOnOneFact_standBelowOneSwitch() {
        DecisionTree tree =
                tree(IntStream.range(0, 20).mapToObj(i -> same("http.path", "/" + i)).toList());

        assertThat(tree.outline(false, false)).isInstanceOf(Outline.Switch.class);
        assertThat(((Outline.Switch) tree.outline(false, false)).subject().text())
                .isEqualTo("http.path");
        assertThat(candidates(tree)).isEqualTo(20);
        assertThat(tree.unindexed()).isEmpty();
    }

    @Test
    void rulesWithoutTheFact_standBesideTheSwitch_once() {
        List<Expr> rules = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            rules.add(same("http.path", "/" + i));
            rules.add(same("http.host", "h" + i));
        }

        assertThat(tree(rules).outline(false, false)).isInstanceOf(Outline.Earliest.class);
        assertThat(candidates(tree(rules))).isEqualTo(100);
    }

    @Test
    void disjunctions_haveAnEntryForEachSide_upToALimit() {
        Expr either = new Or(same("http.path", "/a"), same("http.host", "h"));
        Expr negated =
                new Not(new And(new Not(same("http.path", "/b")), new Not(same("http.host", "i"))));
        List<Expr> rules =
                List.of(either, negated, same("http.path", "/c"), same("http.host", "j"));

        assertThat(candidates(tree(rules))).isEqualTo(6);
        assertThat(tree(rules).unindexed()).isEmpty();
    }

    @Test
    void longDisjunctionOfOneFact_isOneEntry() {
        Expr any = same("http.path", "/0");
        for (int i = 1; i < 300; i++) {
            any = new Or(any, same("http.path", "/" + i));
        }
        DecisionTree tree = tree(List.of(any, same("http.path", "/x"), same("http.path", "/y")));

        assertThat(tree.unindexed()).isEmpty();
        assertThat(candidates(tree)).isEqualTo(302);
    }

    @Test
    void choicesOnManyFacts_areNotMultiplied() {
        List<Expr> rules = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            Expr one = among("http.path", i, 30);
            Expr two = among("http.host", i, 30);
            Expr three = among("http.method", i, 30);
            rules.add(new And(one, new And(two, new And(three, among("agent.profile", i, 30)))));
        }

        assertThat(candidates(tree(rules))).isLessThanOrEqualTo(200 * 64);
    }

    @Test
    void rulesThatShareNothing_regexOnlyRules_andChains_stayLinear()
            throws InvalidPatternException {
        List<Expr> patterns = new ArrayList<>();
        List<Expr> chain = new ArrayList<>();
        StringBuilder path = new StringBuilder("/");
        for (int i = 0; i < MANY; i++) {
            patterns.add(Matches.of(fact("http.path"), text("[0-9]+-word" + i + "(x|y)*")));
            path.append(i % 10);
            chain.add(
                    new TextTest(
                            TextTest.Operator.STARTS_WITH,
                            fact("http.path"),
                            text(path.toString())));
        }

        assertThat(candidates(tree(patterns))).isEqualTo(MANY);
        assertThat(tree(patterns).unindexed()).isEmpty();
        assertThat(candidates(tree(chain))).isEqualTo(MANY);
        assertThat(decided(tree(patterns), "/7-word1234")).isEqualTo(2);
        assertThat(decided(tree(chain), "/0123456x")).isZero();
    }

    @Test
    void conditionsThatDemandNothing_areSaidToBeUnindexed() throws InvalidPatternException {
        Expr unsure = Matches.of(fact("http.path"), text("(?i)a|b"));
        DecisionTree tree =
                tree(List.of(same("http.path", "/a"), unsure, new Not(same("http.path", "/b"))));

        assertThat(tree.unindexed()).containsExactly(1, 2);
    }

    @Test
    void ranges_areFoundAtTheirEnds() {
        List<Expr> rules = new ArrayList<>();
        for (long i = 0; i < 40; i++) {
            Expr from = compare(Compare.Operator.GREATER_OR_EQUAL, 10 * i);
            rules.add(new And(from, compare(Compare.Operator.LESS, 10 * i + 15)));
        }
        DecisionTree tree = tree(rules);
        for (long size = 0; size < 420; size++) {
            int first = (int) Math.max(0, Math.floorDiv(size - 15, 10L) + 1);
            boolean inside = first < 40 && size < 10L * first + 15 && size >= 10L * first;
            int found = tree.search(new Frame(size(size)), null);
            assertThat(found).as("size %d", size).isEqualTo(inside ? 2 * first : DecisionTree.NONE);
        }
    }

    @Test
    void beginningsOfElements_areSorted_andWhatIsNoTextMayMeetEveryRule() {
        List<Expr> rules = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            Expr begins =
                    new TextTest(TextTest.Operator.STARTS_WITH, new Local(0), text("t" + i + "_"));
            rules.add(new Exists(fact("agent.tags"), 0, begins));
        }
        DecisionTree tree = tree(rules);

        assertThat(tree.unindexed()).isEmpty();
        assertThat(candidates(tree)).isEqualTo(30);
        assertThat(tags(tree, new StringValue("x"), new StringValue("t7_a"))).isEqualTo(14);
        assertThat(tags(tree, new StringValue("t7"))).isEqualTo(DecisionTree.NONE);
        assertThat(tags(tree)).isEqualTo(DecisionTree.NONE);
        assertThat(tags(tree, new IntValue(1), new StringValue("t0_"))).isEqualTo(0);
        assertThat(tags(tree, new StringValue("t3_"), new IntValue(1))).isEqualTo(1);
    }

    private static int tags(DecisionTree tree, Value... tags) {
        Facts facts = FactValues.of(Family.HTTP).set("agent.tags", ListValue.of(tags)).build();
        return tree.search(new Frame(facts), null);
    }

    @Test
    void credentials_areSortedFirst() {
        List<DecisionTree.Condition> rules = new ArrayList<>();
        for (String name : List.of("one", "two", "three")) {
            rules.add(new DecisionTree.Condition(Optional.of(name), Optional.empty()));
        }
        DecisionTree tree = DecisionTree.of(rules);

        assertThat(((Outline.Switch) tree.outline(false, false)).subject())
                .isEqualTo(new Subject.OfCredential());
        assertThat(tree.search(new Frame(size(1)), "two")).isEqualTo(2);
        assertThat(tree.search(new Frame(size(1)), "four")).isEqualTo(DecisionTree.NONE);
        assertThat(tree.search(new Frame(size(1)), null)).isEqualTo(DecisionTree.NONE);
    }

    @Test
    void lostFacts_haveATreeOfTheirOwn_othersShareOne() {
        List<Expr> rules = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            rules.add(new And(same("http.body", "b" + i), same("http.method", "m" + i % 2)));
        }
        DecisionTree tree = tree(rules);

        assertThat(((Outline.Switch) tree.outline(false, false)).subject().text())
                .isEqualTo("http.body");
        assertThat(((Outline.Switch) tree.outline(true, false)).subject().text())
                .isEqualTo("http.method");
        assertThat(tree.outline(false, true)).isEqualTo(tree.outline(false, false));
    }

    private static int candidates(DecisionTree tree) {
        return candidates(tree.outline(false, false));
    }

    private static int candidates(Outline outline) {
        return switch (outline) {
            case Outline.Candidates leaf -> leaf.rules().size();
            case Outline.Earliest earliest ->
                    earliest.parts().stream().mapToInt(TreeShapeTest::candidates).sum();
            case Outline.Switch split ->
                    split.branches().stream().mapToInt(branch -> candidates(branch.below())).sum();
        };
    }

    private static int decided(DecisionTree tree, String path) {
        return tree.search(
                new Frame(FactValues.of(Family.HTTP).set("http.path", path).build()), null);
    }

    private static Facts size(long size) {
        return FactValues.of(Family.HTTP).set("http.size", new IntValue(size)).build();
    }

    private static DecisionTree tree(List<Expr> rules) {
        return DecisionTree.of(
                rules.stream()
                        .map(
                                rule ->
                                        new DecisionTree.Condition(
                                                Optional.empty(), Optional.of(rule)))
                        .toList());
    }

    private static Expr among(String path, int seed, int count) {
        List<Expr> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            all.add(text("v" + (seed * 7 + i) % 50));
        }
        return new In(fact(path), new ListOf(all));
    }

    private static Expr same(String path, String text) {
        return new Equal(fact(path), text(text), false);
    }

    private static Expr compare(Compare.Operator operator, long number) {
        return new Compare(operator, fact("http.size"), new Literal(new IntValue(number)));
    }

    private static Expr fact(String path) {
        return new FactRead(FactSchema.of(Family.HTTP).fact(path).orElseThrow());
    }

    private static Literal text(String text) {
        return new Literal(new StringValue(text));
    }
}
