package org.clawpatrol.engine.fact;

import java.util.List;
import java.util.stream.Stream;

/**
 * A variable of conditions with its facts, in the order they are documented. Immutable.
 *
 * @param doc what it describes: one line without a final period
 */
public record FactVariable(String name, String doc, List<FactDeclaration> facts) {
    public FactVariable {
        facts = List.copyOf(facts);
    }

    static FactVariable of(String name, String doc, FactDeclaration... facts) {
        return new FactVariable(name, doc, List.of(facts));
    }

    /**
     * A variable that every action has: a fact that is empty where it does not apply here is
     * unknown where nobody gave it.
     */
    static FactVariable ofEveryAction(String name, String doc, FactDeclaration... facts) {
        return new FactVariable(
                name,
                doc,
                Stream.of(facts)
                        .map(
                                fact ->
                                        fact.missing() == Missing.EMPTY
                                                ? fact.missing(Missing.UNKNOWN, fact.when())
                                                : fact)
                        .toList());
    }
}
