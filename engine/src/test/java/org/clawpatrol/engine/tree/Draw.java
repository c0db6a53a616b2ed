package org.clawpatrol.engine.tree;

import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import org.clawpatrol.engine.expr.FactRead;
import org.clawpatrol.engine.expr.Frame;
import org.clawpatrol.engine.fact.Fact;
import org.clawpatrol.engine.fact.FactSchema;
import org.clawpatrol.engine.fact.Family;
import org.clawpatrol.engine.type.Type;

/** What is drawn for one random policy: from its facts and its words. One thread. */
final class Draw {
    private final Random random;
    private final FactSchema schema;
    private final List<Fact> facts;
    private final Vocabulary words;
    private final boolean costly;

    private Draw(Random random, Family family, List<Fact> facts, Vocabulary words, boolean costly) {
        this.random = random;
        this.schema = FactSchema.of(family);
        this.facts = List.copyOf(facts);
        this.words = words;
        this.costly = costly;
    }

    static Draw of(Random random, Family family) {
        return all(random, family, random.nextInt(12) == 0);
    }

    /** Never a {@link #costly} one. */
    static Draw ofPlainCost(Random random, Family family) {
        return all(random, family, false);
    }

    private static Draw all(Random random, Family family, boolean costly) {
        List<Fact> facts = FactSchema.of(family).facts();
        return new Draw(random, family, facts, Vocabulary.large(random), costly);
    }

    /** Few facts and words, so that all there is to tell apart can be enumerated. */
    static Draw few(Random random, Family family, List<Fact> facts) {
        return new Draw(random, family, facts, Vocabulary.small(random), false);
    }

    Vocabulary words() {
        return words;
    }

    /** Whether rules take more work than {@link #budget} for some actions. */
    boolean costly() {
        return costly;
    }

    /** Units of work for each operand; enough for every plain test of the short texts drawn. */
    long budget() {
        return costly ? 3_000 : Frame.DEFAULT_BUDGET;
    }

    FactSchema schema() {
        return schema;
    }

    /** Whether every fact of the family may be drawn. */
    boolean isLarge() {
        return facts.size() == schema.facts().size();
    }

    /** What may be drawn. */
    List<Fact> facts() {
        return facts;
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    /** True once in so many times. */
    boolean oneIn(int many) {
        return random.nextInt(many) == 0;
    }

    <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    @SafeVarargs
    final <T> T pick(T... from) {
        return from[random.nextInt(from.length)];
    }

    /**
     * Mostly one that every action has. Any fact where the family has none of the type, so that
     * conditions are wrong now and then.
     */
    FactRead fact(Type type) {
        boolean lacking = oneIn(12);
        Predicate<Fact> fits = fact -> fact.type().equals(type);
        Predicate<Fact> there = fits.and(fact -> !RandomActions.mayLack(fact));
        return new FactRead(pickFact(!lacking && facts.stream().anyMatch(there) ? there : fits));
    }

    /** Whether there are such facts; now and then said of what the family lacks. */
    boolean has(Type type) {
        boolean lenient = oneIn(20) && isLarge();
        return lenient || facts.stream().anyMatch(fact -> fact.type().equals(type));
    }

    boolean hasAddress() {
        return facts.stream().anyMatch(Draw::isAddress);
    }

    /** Whether the values of a text fact are mostly IP addresses. */
    static boolean isAddress(Fact fact) {
        return fact.field().equals("address") || fact.field().equals("host");
    }

    FactRead fact(Predicate<Fact> fits) {
        return new FactRead(pickFact(fits));
    }

    Fact pickFact(Predicate<Fact> fits) {
        List<Fact> fitting = facts.stream().filter(fits).toList();
        return fitting.isEmpty() ? pick(facts) : pick(fitting);
    }
}
