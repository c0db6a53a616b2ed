package org.clawpatrol.engine.policy;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * The decisions of one endpoint that depend on the rule and the dispatched credential alone, each
 * made once, so that deciding leaves no garbage. Safe to share between threads.
 */
final class Decisions {
    static final String DENIED = "denied by policy";

    /** Most credentials whose decisions are kept; a configuration has fewer at one endpoint. */
    private static final int MOST_CREDENTIALS = 256;

    private final List<Rule> rules;
    private final NoMatch noMatch;
    private final Kept withoutCredential;
    private final ConcurrentHashMap<String, Kept> byCredential = new ConcurrentHashMap<>();

    Decisions(List<Rule> rules, NoMatch noMatch) {
        this.rules = rules;
        this.noMatch = noMatch;
        this.withoutCredential = new Kept(null);
    }

    /**
     * By a rule whose condition holds.
     *
     * @param index of the rule in deciding order
     */
    Decision matched(int index, @Nullable String credential) {
        return kept(credential).matched(index);
    }

    /** By no rule. */
    Decision unmatched(@Nullable String credential) {
        return kept(credential).unmatched;
    }

    private Kept kept(@Nullable String credential) {
        if (credential == null) {
            return withoutCredential;
        }
        Kept kept = byCredential.get(credential);
        if (kept != null) {
            return kept;
        }
        Kept made = new Kept(credential);
        if (byCredential.size() < MOST_CREDENTIALS) {
            byCredential.put(credential, made);
        }
        return made;
    }

    /** What is decided for actions dispatched to one credential. */
    private final class Kept {
        private final @Nullable String credential;
        private final AtomicReferenceArray<@Nullable Decision> matched;
        private final Decision unmatched;

        Kept(@Nullable String credential) {
            this.credential = credential;
            this.matched = new AtomicReferenceArray<>(rules.size());
            this.unmatched = byDefault(credential);
        }

        Decision matched(int index) {
            Decision made = matched.getPlain(index);
            if (made != null) {
                return made;
            }
            Decision decision = of(rules.get(index), credential);
            matched.setRelease(index, decision);
            return decision;
        }
    }

    private static Decision of(Rule rule, @Nullable String credential) {
        Verdict verdict =
                switch (rule.outcome()) {
                    case Outcome.Allow() -> allowed(injected(rule, credential));
                    case Outcome.Deny() -> new Verdict.Reject(reasonOr(rule.reason(), DENIED));
                    case Outcome.Approve(var approvers) ->
                            new Verdict.Escalate(
                                    approvers,
                                    Optional.ofNullable(injected(rule, credential)),
                                    rule.reason());
                };
        return new Decision(verdict, Optional.of(rule), Unevaluable.NONE);
    }

    /** What the rule names goes before what was dispatched; null for none. */
    private static @Nullable String injected(Rule rule, @Nullable String dispatched) {
        return switch (rule.handling().injection()) {
            case Injection.Dispatched() -> dispatched;
            case Injection.Named(var credential) -> credential;
            case Injection.None() -> null;
        };
    }

    private static Verdict allowed(@Nullable String credential) {
        return credential == null ? new Verdict.Forward() : new Verdict.Inject(credential);
    }

    private static String reasonOr(String reason, String otherwise) {
        return reason.isEmpty() ? otherwise : reason;
    }

    private Decision byDefault(@Nullable String credential) {
        Verdict verdict =
                switch (noMatch) {
                    case ALLOW -> allowed(credential);
                    case DENY -> new Verdict.Reject(DENIED);
                };
        return new Decision(verdict, Optional.empty(), Unevaluable.NONE);
    }
}
