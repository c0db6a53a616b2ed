package org.clawpatrol.proxy.replay;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.clawpatrol.dsl.config.Configuration;
import org.clawpatrol.dsl.config.CredentialChoice;
import org.clawpatrol.dsl.config.EndpointConfig;
import org.clawpatrol.dsl.config.ProfileConfig.Grant;
import org.clawpatrol.engine.fact.Family;
import org.clawpatrol.engine.policy.Decision;
import org.clawpatrol.engine.policy.EndpointPolicy;
import org.clawpatrol.engine.policy.PolicyEngine;
import org.clawpatrol.engine.policy.Unevaluable;
import org.clawpatrol.proxy.credential.CredentialDispatch;
import org.clawpatrol.proxy.fact.ActionContext.Destination;
import org.clawpatrol.proxy.journal.ActionRecord;

/** Decides recorded actions under a configuration, as its gateway would. One thread. */
public final class Candidate {
    private static final int HTTPS = 443;
    private static final Set<Family> READ = Set.of(Family.HTTP, Family.K8S);

    private final Configuration configuration;

    public Candidate(Configuration configuration) {
        this.configuration = configuration;
    }

    /** Compares what was recorded with what would be decided. */
    public Finding judge(ActionRecord record) {
        Optional<Answer> was = RecordedAnswer.of(record);
        if (was.isEmpty()) {
            return new Finding.Skipped(RecordedAnswer.whyNone(record));
        }
        if (!configuration.profiles().containsKey(record.profile())) {
            return new Finding.Decided(
                    was.get(), answerWithout(Answer.Verdict.DENY, Answer.NO_PROFILE));
        }
        if (record.family().isEmpty()) {
            return connection(record, was.get());
        }
        RecordedAction action = RecordedAction.of(record);
        Optional<Destination> to = action.destination();
        if (to.isEmpty()) {
            return new Finding.Skipped("the recorded host is none");
        }
        Optional<EndpointConfig> found =
                endpoint(record, to.get().host().orElseThrow(), to.get().port().orElse(HTTPS));
        if (found.isEmpty()) {
            return new Finding.Decided(was.get(), unclaimed());
        }
        return READ.contains(found.get().family())
                ? judge(action, found.get(), was.get())
                : new Finding.Skipped("the family is not replayed");
    }

    private Optional<EndpointConfig> endpoint(ActionRecord record, String host, int port) {
        return configuration.hosts().find(record.profile(), host, port);
    }

    /** A connection that no endpoint claimed: nothing of what was said in it is known. */
    private Finding connection(ActionRecord record, Answer was) {
        int port = port(record.target());
        if (port == 0) {
            return new Finding.Skipped("the recorded host is none");
        }
        return endpoint(record, record.host(), port).isPresent()
                ? new Finding.Undecided(
                        was,
                        EnumSet.allOf(Answer.Verdict.class),
                        new TreeSet<>(Set.of("every fact (the connection was not inspected)")))
                : new Finding.Decided(was, unclaimed());
    }

    private static int port(String target) {
        return target.matches(":[0-9]{1,5}") ? Integer.parseInt(target.substring(1)) : 0;
    }

    private Answer unclaimed() {
        boolean denied = configuration.defaults().denyUnknownHosts();
        return answerWithout(
                denied ? Answer.Verdict.DENY : Answer.Verdict.ALLOW, Answer.NO_ENDPOINT);
    }

    private static Answer answerWithout(Answer.Verdict verdict, String rule) {
        return new Answer(verdict, rule, "", "", List.of());
    }

    private Finding judge(RecordedAction action, EndpointConfig endpoint, Answer was) {
        List<Grant> grants =
                CredentialDispatch.grantsAt(
                        configuration, action.record().profile(), endpoint.name());
        List<Finding> findings = new ArrayList<>();
        for (Optional<String> credential : dispatched(action, endpoint, grants)) {
            findings.add(judge(action, endpoint, grants, credential, was));
        }
        return findings.size() == 1 ? findings.getFirst() : common(findings, was);
    }

    private Finding judge(
            RecordedAction action,
            EndpointConfig endpoint,
            List<Grant> grants,
            Optional<String> credential,
            Answer was) {
        RecordedFacts facts = action.facts(configuration, endpoint, grants, credential);
        EndpointPolicy policy = configuration.policyOf(endpoint);
        Decision decision =
                PolicyEngine.walk(policy, facts.unseen(), facts::seenBy, credential.orElse(null));
        if (decision.cause() != Unevaluable.NONE && decision.rule().isPresent()) {
            SortedSet<String> missing = facts.missing(decision.rule().get());
            if (!missing.isEmpty()) {
                return new Finding.Undecided(
                        was, new OpenVerdicts(policy, facts).after(credential), missing);
            }
        }
        return new Finding.Decided(was, answer(decision, endpoint, grants));
    }

    /** The credentials it may have been dispatched to; several where what says so is hidden. */
    private static List<Optional<String>> dispatched(
            RecordedAction action, EndpointConfig endpoint, List<Grant> grants) {
        Optional<String> chosen =
                CredentialDispatch.choose(grants, action.request().subject(endpoint.type()));
        boolean certain =
                grants.size() < 2
                        || !action.hidesCredential()
                        || grants.stream().allMatch(grant -> grant.disambiguators().isEmpty());
        if (certain) {
            return List.of(chosen);
        }
        String sent = action.meantCredential();
        if (grants.stream().anyMatch(grant -> grant.credential().equals(sent))) {
            return List.of(Optional.of(sent));
        }
        if (action.meantNone()) {
            return List.of(Optional.empty());
        }
        List<Optional<String>> possible = new ArrayList<>();
        grants.forEach(grant -> possible.add(Optional.of(grant.credential())));
        possible.add(Optional.empty());
        return possible;
    }

    /** What is so whichever credential was meant. */
    private static Finding common(List<Finding> findings, Answer was) {
        Set<Answer.Verdict> possible = EnumSet.noneOf(Answer.Verdict.class);
        SortedSet<String> missing = new TreeSet<>();
        List<Answer> answers = new ArrayList<>();
        for (Finding finding : findings) {
            switch (finding) {
                case Finding.Decided(var same, var would) -> {
                    answers.add(would);
                    possible.add(would.verdict());
                }
                case Finding.Undecided(var same, var open, var facts) -> {
                    missing.addAll(facts);
                    possible.addAll(open);
                }
                case Finding.Skipped skipped -> {}
            }
        }
        Answer first = answers.isEmpty() ? was : answers.getFirst();
        boolean agree =
                missing.isEmpty()
                        && answers.stream()
                                .allMatch(
                                        each ->
                                                each.verdict() == first.verdict()
                                                        && each.rule().equals(first.rule()));
        if (agree) {
            return new Finding.Decided(was, first);
        }
        missing.add("credential.name");
        return new Finding.Undecided(was, possible, missing);
    }

    private static Answer answer(Decision decision, EndpointConfig endpoint, List<Grant> grants) {
        return switch (decision.verdict()) {
            case org.clawpatrol.engine.policy.Verdict.Inject(var credential) ->
                    answer(Answer.Verdict.ALLOW, decision, endpoint, credential, List.of());
            case org.clawpatrol.engine.policy.Verdict.Forward() ->
                    answer(
                            leftOpen(decision, grants, Optional.empty())
                                    ? Answer.Verdict.DENY
                                    : Answer.Verdict.ALLOW,
                            decision,
                            endpoint,
                            "",
                            List.of());
            case org.clawpatrol.engine.policy.Verdict.Reject reject ->
                    answer(Answer.Verdict.DENY, decision, endpoint, "", List.of());
            case org.clawpatrol.engine.policy.Verdict.Escalate escalate ->
                    answer(
                            leftOpen(decision, grants, escalate.credential())
                                    ? Answer.Verdict.DENY
                                    : Answer.Verdict.APPROVE,
                            decision,
                            endpoint,
                            escalate.credential().orElse(""),
                            escalate.approvers());
        };
    }

    /** Live traffic is refused where nothing says which of several credentials is meant. */
    private static boolean leftOpen(
            Decision decision, List<Grant> grants, Optional<String> injected) {
        return CredentialChoice.leftOpen(grants, decision.handling(), injected);
    }

    private static Answer answer(
            Answer.Verdict verdict,
            Decision decision,
            EndpointConfig endpoint,
            String credential,
            List<String> approvers) {
        return new Answer(
                verdict,
                decision.rule().isEmpty() ? Answer.NO_RULE : decision.ruleName(),
                endpoint.typedName(),
                credential,
                approvers);
    }
}
