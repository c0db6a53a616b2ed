package org.clawpatrol.dsl.test;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is expected of an answer. Immutable. */
sealed interface Wanted {

    boolean agreesWith(CaseAnswer answer);

    /** As reports show it beside the answer. */
    Expectation shown(Expectation answer);

    /** What differs besides what every report shows. */
    default List<String> differences(CaseAnswer answer) {
        return List.of();
    }

    /** Name of the rule that is expected to decide, or empty. */
    String deciding();

    /** Whether the decision must be taken to its end to tell. */
    default boolean settles() {
        return false;
    }

    /** Whether it must be known what rules that are not in force say. */
    default boolean asksShadow() {
        return false;
    }

    /** The part of it that is about the rules in force. */
    default Wanted live() {
        return this;
    }

    /** Verdict and rule must be these, as fixtures mean it. */
    record Exactly(Expectation match) implements Wanted {
        @Override
        public boolean agreesWith(CaseAnswer answer) {
            return match.agreesWith(answer.decided());
        }

        @Override
        public Expectation shown(Expectation answer) {
            return match;
        }

        @Override
        public String deciding() {
            return match.rule();
        }
    }

    /**
     * What a test says; empty for whatever it may be.
     *
     * @param rule the empty text for no rule
     * @param endpoint {@code type.name}
     * @param inject the empty text for no credential
     */
    record Stated(
            String verdict,
            Optional<String> rule,
            Optional<String> endpoint,
            Optional<String> reason,
            Optional<String> inject,
            End end)
            implements Wanted {

        @Override
        public boolean agreesWith(CaseAnswer answer) {
            Expectation decided = answer.decided();
            return verdict.equals(decided.verdict())
                    && holds(rule, decided.rule())
                    && holds(endpoint, decided.endpoint())
                    && holds(reason, decided.reason())
                    && holds(inject, answer.injected())
                    && answer.settled().map(settled -> end.agreesWith(settled)).orElse(true);
        }

        @Override
        public Expectation shown(Expectation answer) {
            return new Expectation(
                    verdict,
                    rule.orElse(answer.rule()),
                    endpoint.orElse(answer.endpoint()),
                    reason.orElse(answer.reason()));
        }

        @Override
        public List<String> differences(CaseAnswer answer) {
            List<String> found = new ArrayList<>();
            if (!holds(reason, answer.decided().reason())) {
                found.add("want reason=" + QuotedText.of(reason.orElse("")));
            }
            differs("inject", inject, answer.injected(), found);
            answer.settled().ifPresent(settled -> end.differences(settled, found));
            return found;
        }

        @Override
        public String deciding() {
            return rule.orElse("");
        }

        @Override
        public boolean settles() {
            return !end.equals(End.ANY);
        }
    }

    /**
     * Together with what rules that are not in force must say of the action.
     *
     * @param marks as they are recorded, in order; empty for nothing
     */
    record WithShadow(Wanted live, List<String> marks) implements Wanted {
        public WithShadow {
            marks = List.copyOf(marks);
        }

        @Override
        public boolean agreesWith(CaseAnswer answer) {
            return live.agreesWith(answer) && answer.shadow().map(marks::equals).orElse(true);
        }

        @Override
        public Expectation shown(Expectation answer) {
            return live.shown(answer);
        }

        @Override
        public List<String> differences(CaseAnswer answer) {
            List<String> found = new ArrayList<>(live.differences(answer));
            answer.shadow().ifPresent(got -> differs("shadow", marks, got, found));
            return found;
        }

        @Override
        public String deciding() {
            return live.deciding();
        }

        @Override
        public boolean settles() {
            return live.settles();
        }

        @Override
        public boolean asksShadow() {
            return true;
        }
    }

    /**
     * What is expected of an action in the end, its approvers asked; empty for whatever it may be.
     *
     * @param outcome {@code allow} or {@code deny}
     * @param refusal what the agent reads
     * @param asked names of the approvers who are asked, in order
     */
    record End(Optional<String> outcome, Optional<String> refusal, Optional<List<String>> asked) {
        static final End ANY = new End(Optional.empty(), Optional.empty(), Optional.empty());

        boolean agreesWith(Settlement.Settled settled) {
            return holds(outcome, settled.outcome())
                    && holds(refusal, settled.refusal())
                    && (asked.isEmpty() || asked.get().equals(settled.asked()));
        }

        void differences(Settlement.Settled settled, List<String> found) {
            differs("outcome", outcome, settled.outcome(), found);
            differs("refusal", refusal, settled.refusal(), found);
            asked.ifPresent(wanted -> differs("asked", wanted, settled.asked(), found));
        }
    }

    private static boolean holds(Optional<String> wanted, String found) {
        return wanted.isEmpty() || wanted.get().equals(found);
    }

    private static void differs(
            String name, List<String> wanted, List<String> got, List<String> found) {
        if (!wanted.equals(got)) {
            found.add("want %s=%s, got %s=%s".formatted(name, list(wanted), name, list(got)));
        }
    }

    private static String list(List<String> texts) {
        return texts.stream().map(QuotedText::of).toList().toString();
    }

    private static void differs(
            String name, Optional<String> wanted, String got, List<String> found) {
        if (!holds(wanted, got)) {
            found.add(
                    "want %s=%s, got %s=%s"
                            .formatted(
                                    name,
                                    QuotedText.of(wanted.orElse("")),
                                    name,
                                    QuotedText.of(got)));
        }
    }
}
