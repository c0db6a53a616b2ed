package org.clawpatrol.dsl.analysis;

import java.util.Set;
import java.util.stream.Stream;
import org.clawpatrol.engine.expr.Expr;
import org.clawpatrol.engine.expr.FactRead;
import org.clawpatrol.engine.expr.Select;
import org.clawpatrol.engine.fact.Fact;
import org.clawpatrol.engine.fact.FactSchema;
import org.clawpatrol.engine.fact.Family;

/**
 * What a test of a condition is about. Where an action has nothing for it, its value counts as
 * empty; whether there is something is asked of another subject. Immutable.
 */
public sealed interface Subject {

    /** As a condition would write it. */
    String text();

    /** The facts its value comes from. */
    Stream<Fact> facts();

    /** A fact itself. */
    record OfFact(Fact fact) implements Subject {
        @Override
        public String text() {
            return fact.path();
        }

        @Override
        public Stream<Fact> facts() {
            return Stream.of(fact);
        }

        // The declaration of a fact is long and its slot tells facts of a family apart.
        @Override
        public int hashCode() {
            return fact.slot();
        }
    }

    /** Whether the action has a fact. */
    record Presence(Fact fact) implements Subject {
        @Override
        public String text() {
            return "has(" + fact.path() + ")";
        }

        @Override
        public Stream<Fact> facts() {
            return Stream.of(fact);
        }

        @Override
        public int hashCode() {
            return ~fact.slot();
        }
    }

    /** What is under a key of a fact that is a map. */
    record Entry(Fact fact, String key) implements Subject {
        @Override
        public String text() {
            return fact.path() + "[" + ConditionText.quoted(key) + "]";
        }

        @Override
        public Stream<Fact> facts() {
            return Stream.of(fact);
        }

        @Override
        public int hashCode() {
            return 31 * fact.slot() + key.hashCode();
        }
    }

    /** An element of a list by its position. */
    record Element(Subject list, long position) implements Subject {
        @Override
        public String text() {
            return list.text() + "[" + position + "]";
        }

        @Override
        public Stream<Fact> facts() {
            return list.facts();
        }
    }

    /** The length of a text, list or map. */
    record SizeOf(Subject measured) implements Subject {
        @Override
        public String text() {
            return "size(" + measured.text() + ")";
        }

        @Override
        public Stream<Fact> facts() {
            return measured.facts();
        }
    }

    /** Whether a fact that can be lost with an action's content could be read. */
    record Legibility(Fact fact) implements Subject {
        /** Facts of which bytes alone decide whether they can be read, besides the content. */
        private static final Set<String> DOUBTFUL =
                Set.of("http.query", "http.content_type", "http.size", "ws.text", "k8s.command");

        private static final Fact STATEMENT =
                FactSchema.of(Family.SQL).fact("sql.verb").orElseThrow();
        private static final Fact STATEMENT_TEXT =
                FactSchema.of(Family.SQL).fact("sql.statement").orElseThrow();

        /** What a parser makes of a statement is lost together. */
        public static Legibility of(Fact fact) {
            return new Legibility(fact.lostWhenUnparseable() ? STATEMENT : fact);
        }

        /** Whether what a box says of lost facts can be: a cut statement is not parsed, either. */
        public static boolean isPossible(Box box) {
            boolean cut = box.implies(new Claim(of(STATEMENT_TEXT), new Test.IsTrue(), false));
            return !cut || !box.implies(Claim.that(of(STATEMENT), new Test.IsTrue()));
        }

        /** Whether live traffic can have a fact that cannot be read. */
        public static boolean canBeLost(Fact fact) {
            return fact.readsContent() || DOUBTFUL.contains(fact.path());
        }

        @Override
        public String text() {
            return fact.path() + " can be read";
        }

        @Override
        public Stream<Fact> facts() {
            return Stream.of(fact);
        }
    }

    /** The result of an expression that is not looked into. */
    record Computed(Expr expr) implements Subject {
        @Override
        public String text() {
            return expr instanceof Select member ? path(member) : "...";
        }

        private static String path(Select member) {
            String target =
                    switch (member.target()) {
                        case FactRead(Fact fact) -> fact.path();
                        case Select outer -> path(outer);
                        default -> "...";
                    };
            return target + "." + member.name().value();
        }

        @Override
        public Stream<Fact> facts() {
            return expr.facts();
        }
    }
}
