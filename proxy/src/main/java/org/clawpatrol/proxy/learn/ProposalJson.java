package org.clawpatrol.proxy.learn;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.clawpatrol.proxy.journal.RecordReader;
import org.clawpatrol.proxy.replay.Answer.Verdict;

/** A proposal as a tree of JSON values. Stateless. */
public final class ProposalJson {
    private ProposalJson() {}

    /**
     * @param unread what of the journal was not read
     */
    public static Map<String, Object> of(Proposal proposal, RecordReader.Unread unread) {
        Map<String, Object> reasons = new LinkedHashMap<>();
        proposal.left().forEach((reason, count) -> reasons.put(reason.words(), count));
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("actions", proposal.learned());
        object.put("left_out", proposal.leftOut());
        object.put("left_out_by_reason", reasons);
        object.put("unread", unread.byName());
        object.put(
                "rules",
                proposal.endpoints().stream().flatMap(each -> rules(each, proposal)).toList());
        object.put(
                "conflicts",
                proposal.endpoints().stream().flatMap(ProposalJson::conflicts).toList());
        object.put("hcl", ProposalHcl.of(proposal));
        return object;
    }

    private static Stream<Map<String, Object>> rules(EndpointProposal endpoint, Proposal proposal) {
        return endpoint.rules().stream()
                .map(rule -> rule(rule, endpoint.endpoint(), proposal.approver()));
    }

    private static Map<String, Object> rule(ProposedRule rule, String endpoint, String approver) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("name", rule.name());
        object.put("endpoint", endpoint);
        object.put("priority", rule.priority());
        object.put("verdict", rule.verdict().word());
        object.put("approvers", rule.verdict() == Verdict.APPROVE ? List.of(approver) : List.of());
        object.put("methods", List.copyOf(rule.methods()));
        object.put("actions", rule.actions());
        object.put("paths", rule.paths().stream().map(ProposalJson::path).toList());
        return object;
    }

    private static Map<String, Object> path(ProposedPath path) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("condition", path.shape().condition());
        object.put("generalised", !path.shape().fixed());
        object.put("actions", path.actions());
        object.put("example", line(path.example()));
        return object;
    }

    private static Map<String, Object> line(Seen seen) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("method", seen.method());
        object.put("path", seen.path());
        return object;
    }

    private static Stream<Map<String, Object>> conflicts(EndpointProposal endpoint) {
        return endpoint.conflicts().stream()
                .map(
                        conflict -> {
                            Map<String, Object> object = new LinkedHashMap<>();
                            object.put("endpoint", endpoint.endpoint());
                            object.putAll(line(conflict.seen()));
                            object.put("verdict", conflict.verdict().word());
                            return object;
                        });
    }
}
