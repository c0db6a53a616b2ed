package org.clawpatrol.engine.tree;

import java.util.Optional;
import java.util.Set;
import org.clawpatrol.engine.expr.Matches;
import org.clawpatrol.engine.expr.TextTest;
import org.clawpatrol.engine.fact.Fact;
import org.clawpatrol.engine.type.Type;

/** The constraints that tests for a part of a text are. Stateless. */
final class TextConstraints {
    /** Longest part that is looked for; what contains a longer one contains its beginning. */
    private static final int PART_LENGTH = 16;

    private TextConstraints() {}

    static Optional<Conjunction> of(TextTest test) {
        Optional<Fact> fact = Operands.fact(test.text(), Type.Simple.STRING);
        Optional<String> argument = Operands.text(test.argument()).filter(text -> !text.isEmpty());
        return fact.flatMap(
                read ->
                        argument.flatMap(text -> constraint(test.operator(), text))
                                .map(constraint -> Conjunction.of(read, constraint)));
    }

    private static Optional<Constraint> constraint(TextTest.Operator operator, String text) {
        return switch (operator) {
            case STARTS_WITH -> Optional.of(new Constraint.StartsWith(Set.of(text)));
            case ENDS_WITH -> Optional.of(new Constraint.EndsWith(Set.of(text)));
            case CONTAINS -> contains(text);
        };
    }

    /** Looking for a long text in a long one may be too expensive, which is not false. */
    private static Optional<Constraint> contains(String text) {
        return text.length() > Switch.LONGEST_SOUGHT ? Optional.empty() : Optional.of(part(text));
    }

    private static Constraint part(String text) {
        String sought = text.length() > PART_LENGTH ? text.substring(0, PART_LENGTH) : text;
        return new Constraint.Contains(Set.of(sought));
    }

    static Optional<Conjunction> of(Matches matches) {
        Optional<Fact> fact = Operands.fact(matches.text(), Type.Simple.STRING);
        Optional<String> pattern = Operands.text(matches.operands().getLast());
        return fact.flatMap(read -> pattern.flatMap(text -> matching(read, text)));
    }

    private static Optional<Conjunction> matching(Fact fact, String pattern) {
        PatternLiterals literals = PatternLiterals.of(pattern);
        if (!literals.prefix().isEmpty()) {
            var begins = new Constraint.StartsWith(Set.of(literals.prefix()));
            return Optional.of(Conjunction.of(fact, begins));
        }
        return literals.part().isEmpty()
                ? Optional.empty()
                : Optional.of(Conjunction.of(fact, part(literals.part())));
    }
}
