package org.clawpatrol.engine.tree;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.clawpatrol.engine.expr.Expr;
import org.clawpatrol.engine.expr.FactRead;
import org.clawpatrol.engine.expr.ListOf;
import org.clawpatrol.engine.expr.Literal;
import org.clawpatrol.engine.fact.Fact;
import org.clawpatrol.engine.type.Type;
import org.clawpatrol.engine.value.ListValue;
import org.clawpatrol.engine.value.StringValue;
import org.clawpatrol.engine.value.Value;

/** What the operands of a test are. Stateless. */
final class Operands {
    static final Type TEXTS = new Type.ListOf(Type.Simple.STRING);

    /**
     * Most work, in about the units of a budget, that comparing one text with the literals of a
     * test may take: many times as many texts as a switch looks at stay within one budget.
     */
    private static final int MOST_LITERAL_WORK = 10_000;

    private static final int CHARACTERS_PER_UNIT = 32;

    private Operands() {}

    /** The fact that is read, where it has the type. */
    static Optional<Fact> fact(Expr expr, Type type) {
        return expr instanceof FactRead(Fact fact) && fact.type().equals(type)
                ? Optional.of(fact)
                : Optional.empty();
    }

    /** The text that is written. */
    static Optional<String> text(Expr expr) {
        return expr instanceof Literal(StringValue(String text))
                        && text.length() < MOST_LITERAL_WORK
                ? Optional.of(text)
                : Optional.empty();
    }

    /** The elements of a list of text literals; empty when some element is anything else. */
    static Optional<Set<String>> texts(Expr expr) {
        return switch (expr) {
            case ListOf list -> all(list.operands().stream().map(Operands::text).toList());
            case Literal(ListValue(List<Value> elements)) ->
                    all(elements.stream().map(each -> text(new Literal(each))).toList());
            default -> Optional.empty();
        };
    }

    private static Optional<Set<String>> all(List<Optional<String>> elements) {
        Set<String> texts = HashSet.newHashSet(elements.size());
        int work = 0;
        for (Optional<String> element : elements) {
            if (element.isEmpty()) {
                return Optional.empty();
            }
            texts.add(element.get());
            work += 1 + element.get().length() / CHARACTERS_PER_UNIT;
            if (work > MOST_LITERAL_WORK) {
                return Optional.empty();
            }
        }
        return Optional.of(texts);
    }
}
