package org.clawpatrol.dsl.mutate;

import java.util.List;
import java.util.Optional;
import org.clawpatrol.dsl.test.PreparedCase;
import org.clawpatrol.engine.expr.Frame;
import org.clawpatrol.engine.policy.Decision;
import org.clawpatrol.engine.policy.EndpointPolicy;
import org.clawpatrol.engine.policy.Finding;
import org.clawpatrol.engine.policy.PolicyEngine;
import org.clawpatrol.engine.policy.Rule;

/**
 * The rules of one endpoint under a mutant. A test whose deciding rule stands before the change
 * cannot notice it; of the others only the rules from there on are asked again. One thread.
 */
final class ChangedRules {
    private final RulesUnderTest rules;
    private final Mutant mutant;
    private final int index;
    private final Mutant.Kind kind;
    private Optional<EndpointPolicy> rest = Optional.empty();

    ChangedRules(RulesUnderTest rules, Mutant mutant) {
        this.rules = rules;
        this.mutant = mutant;
        this.index = rules.position(mutant.rule());
        this.kind = mutant.kind();
    }

    boolean changesNothing() {
        return rules.equivalence().changesNothing(index, kind);
    }

    /** Whether a test does not pass any more. */
    boolean noticed() {
        return rules.tests().stream().anyMatch(this::noticed);
    }

    private boolean noticed(RulesUnderTest.Decided decided) {
        return changed(decided).filter(now -> !decided.test().passes(now)).isPresent();
    }

    /** The decision under the mutant; empty where it is certainly the same. */
    private Optional<Decision> changed(RulesUnderTest.Decided decided) {
        int position = decided.position();
        boolean before =
                switch (kind) {
                    case Mutant.Kind.OtherCondition _ -> position < index;
                    case Mutant.Kind.OtherOutcome _, Mutant.Kind.Removed() -> position != index;
                    case Mutant.Kind.Earlier _ -> position != index && position != index - 1;
                };
        if (before) {
            return Optional.empty();
        }
        if (kind instanceof Mutant.Kind.OtherCondition(Rule changed) && position > index) {
            return says(changed, decided.test())
                    ? Optional.of(decide(policy(List.of(changed)), decided.test()))
                    : Optional.empty();
        }
        return Optional.of(decide(rest(), decided.test()));
    }

    private static boolean says(Rule rule, PreparedCase test) {
        Finding finding = Finding.of(rule, new Frame(test.facts()), test.credential().orElse(null));
        return finding instanceof Finding.Matched || finding instanceof Finding.NoTruthValue;
    }

    private static Decision decide(EndpointPolicy policy, PreparedCase test) {
        return PolicyEngine.walk(policy, test.facts(), test.credential().orElse(null));
    }

    /** The rules from the change on; those before it have no say in what is asked. */
    private EndpointPolicy rest() {
        EndpointPolicy made = rest.orElseGet(() -> policy(changedFromHere()));
        rest = Optional.of(made);
        return made;
    }

    private List<Rule> changedFromHere() {
        boolean swapped = kind instanceof Mutant.Kind.Earlier;
        List<Rule> all = rules.policy().rules();
        return mutant.appliedTo(all.subList(swapped ? index - 1 : index, all.size()));
    }

    private EndpointPolicy policy(List<Rule> changed) {
        EndpointPolicy own = rules.policy();
        return EndpointPolicy.of(own.endpoint(), own.family(), changed, own.noMatch());
    }
}
