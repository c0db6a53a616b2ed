package org.clawpatrol.dsl.analysis;

import org.clawpatrol.dsl.analysis.Test.AtMost;
import org.clawpatrol.dsl.analysis.Test.Contains;
import org.clawpatrol.dsl.analysis.Test.EndsWith;
import org.clawpatrol.dsl.analysis.Test.HasElement;
import org.clawpatrol.dsl.analysis.Test.HasKey;
import org.clawpatrol.dsl.analysis.Test.InNetwork;
import org.clawpatrol.dsl.analysis.Test.IsAddress;
import org.clawpatrol.dsl.analysis.Test.IsFalse;
import org.clawpatrol.dsl.analysis.Test.IsTrue;
import org.clawpatrol.dsl.analysis.Test.Matching;
import org.clawpatrol.dsl.analysis.Test.OfValue;
import org.clawpatrol.dsl.analysis.Test.OneOf;
import org.clawpatrol.dsl.analysis.Test.StartsWith;
import org.clawpatrol.dsl.analysis.Test.UpTo;
import org.clawpatrol.engine.value.Value;

/** Whether one answer about a subject makes another one certain. Says no when unsure. Stateless. */
final class Implication {
    private Implication() {}

    /**
     * @param known what is known to be answered with {@code holds}
     * @param asked whether it must be answered with {@code wanted}
     */
    static boolean certain(Test known, boolean holds, Test asked, boolean wanted) {
        if (known.equals(asked)) {
            return holds == wanted;
        }
        if (asked instanceof OneOf(var values) && !wanted && known instanceof OfValue test) {
            return values.stream().noneMatch(value -> test.accepts(value) == holds);
        }
        if (known instanceof OneOf(var values) && asked instanceof OfValue test) {
            return holds && values.stream().allMatch(value -> test.accepts(value) == wanted);
        }
        return holds ? fromYes(known, asked, wanted) : fromNo(known, asked, wanted);
    }

    private static boolean fromYes(Test known, Test asked, boolean wanted) {
        return switch (known) {
            case StartsWith(String prefix) -> fromPrefix(prefix, asked, wanted);
            case EndsWith(String suffix) -> fromSuffix(suffix, asked, wanted);
            case Contains(String part) ->
                    wanted && asked instanceof Contains(String other) && part.contains(other);
            case Matching(_, String prefix) ->
                    !prefix.isEmpty() && fromPrefix(prefix, asked, wanted);
            case AtMost(long bound) ->
                    wanted && asked instanceof AtMost(long other) && bound <= other;
            case UpTo upTo -> wanted && asked instanceof UpTo other && upTo.implies(other);
            case InNetwork network -> fromNetwork(network, asked, wanted);
            case HasElement element ->
                    wanted
                            && asked instanceof HasElement(OfValue test, boolean holds)
                            && certain(element.test(), element.holds(), test, holds);
            case IsTrue() -> asked instanceof IsFalse && !wanted;
            case IsFalse() -> asked instanceof IsTrue && !wanted;
            case OneOf _, IsAddress _, HasKey _ -> false;
        };
    }

    private static boolean fromPrefix(String prefix, Test asked, boolean wanted) {
        return switch (asked) {
            case StartsWith(String other) ->
                    wanted
                            ? prefix.startsWith(other)
                            : !prefix.startsWith(other) && !other.startsWith(prefix);
            case Contains(String part) -> wanted && prefix.contains(part);
            case Matching(_, String other) ->
                    !wanted && !prefix.startsWith(other) && !other.startsWith(prefix);
            default -> false;
        };
    }

    private static boolean fromSuffix(String suffix, Test asked, boolean wanted) {
        return switch (asked) {
            case EndsWith(String other) ->
                    wanted
                            ? suffix.endsWith(other)
                            : !suffix.endsWith(other) && !other.endsWith(suffix);
            case Contains(String part) -> wanted && suffix.contains(part);
            default -> false;
        };
    }

    private static boolean fromNetwork(InNetwork known, Test asked, boolean wanted) {
        return switch (asked) {
            case IsAddress() -> wanted;
            case InNetwork(var other) ->
                    wanted
                            ? Networks.within(known.network(), other)
                            : Networks.disjoint(known.network(), other);
            default -> false;
        };
    }

    private static boolean fromNo(Test known, Test asked, boolean wanted) {
        return switch (known) {
            case StartsWith(String prefix) -> !wanted && beginsWith(asked, prefix);
            case EndsWith(String suffix) ->
                    !wanted && asked instanceof EndsWith(String other) && other.endsWith(suffix);
            case Contains(String part) -> !wanted && holds(asked, part);
            case AtMost(long bound) ->
                    !wanted && asked instanceof AtMost(long other) && other <= bound;
            case UpTo upTo -> !wanted && asked instanceof UpTo other && other.implies(upTo);
            case IsAddress() -> !wanted && asked instanceof InNetwork;
            case InNetwork(var network) ->
                    !wanted
                            && asked instanceof InNetwork(var other)
                            && Networks.within(other, network);
            case HasElement element ->
                    !wanted
                            && asked instanceof HasElement(OfValue test, boolean holds)
                            && certain(test, holds, element.test(), element.holds());
            case OneOf _, Matching _, HasKey _, IsTrue _, IsFalse _ -> false;
        };
    }

    private static boolean beginsWith(Test asked, String prefix) {
        return switch (asked) {
            case StartsWith(String other) -> other.startsWith(prefix);
            case Matching(_, String other) -> other.startsWith(prefix);
            default -> false;
        };
    }

    private static boolean holds(Test asked, String part) {
        return switch (asked) {
            case StartsWith(String prefix) -> prefix.contains(part);
            case EndsWith(String suffix) -> suffix.contains(part);
            case Contains(String other) -> other.contains(part);
            case Matching(_, String prefix) -> prefix.contains(part);
            default -> false;
        };
    }

    /** Whether every text passes. */
    static boolean isTrivial(Test test) {
        return switch (test) {
            case StartsWith(String prefix) -> prefix.isEmpty();
            case EndsWith(String suffix) -> suffix.isEmpty();
            case Contains(String part) -> part.isEmpty();
            default -> false;
        };
    }

    /** Whether a value gives the answer that is claimed. */
    static boolean agrees(Value value, Claim claim) {
        return claim.test() instanceof OfValue test && test.accepts(value) == claim.holds();
    }
}
