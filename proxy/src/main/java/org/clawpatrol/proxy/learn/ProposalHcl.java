package org.clawpatrol.proxy.learn;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.clawpatrol.dsl.format.HclFormatter;
import org.clawpatrol.proxy.replay.Answer.Verdict;

/** A proposal as a file of rules. Stateless. */
public final class ProposalHcl {
    private ProposalHcl() {}

    /** Formatted as {@code policy fmt} does. */
    public static String of(Proposal proposal) {
        StringBuilder out = new StringBuilder(1024);
        out.append(
                "# proposed by clawpatrol policy learn from %d actions"
                        .formatted(proposal.learned()));
        out.append(leftOut(proposal)).append('\n');
        out.append("# these rules look at method and path alone\n");
        for (EndpointProposal endpoint : proposal.endpoints()) {
            endpoint.conflicts().forEach(conflict -> conflict(out, conflict));
            endpoint.rules()
                    .forEach(rule -> rule(out, rule, endpoint.endpoint(), proposal.approver()));
        }
        byte[] bytes = out.toString().getBytes(StandardCharsets.UTF_8);
        return new HclFormatter().format("proposal", bytes).text().orElseThrow();
    }

    private static String leftOut(Proposal proposal) {
        if (proposal.left().isEmpty()) {
            return "";
        }
        return proposal.left().entrySet().stream()
                .map(each -> each.getKey().words() + " " + each.getValue())
                .collect(
                        Collectors.joining(
                                "\n# ",
                                "; nothing was learned from %d others\n# "
                                        .formatted(proposal.leftOut()),
                                ""));
    }

    private static void conflict(StringBuilder out, EndpointProposal.Conflict conflict) {
        out.append(
                "# left out, answered in several ways: %s (also %s)%n"
                        .formatted(line(conflict.seen()), conflict.verdict().word()));
    }

    private static String line(Seen seen) {
        return QuotedCel.comment(seen.method()) + " " + QuotedCel.comment(seen.path());
    }

    private static void rule(
            StringBuilder out, ProposedRule rule, String endpoint, String approver) {
        out.append('\n');
        rule.paths()
                .forEach(
                        path ->
                                out.append(
                                        "# %d: %s%n"
                                                .formatted(path.actions(), line(path.example()))));
        out.append("rule \"%s\" {\nendpoint = %s\n".formatted(rule.name(), endpoint));
        if (rule.isRest()) {
            out.append("priority = %d\nverdict = \"deny\"\n".formatted(rule.priority()));
            out.append("reason = \"no such traffic was learned\"\n}\n");
            return;
        }
        out.append(
                "condition = <<-CEL\n%s\n&& %s\nCEL\n"
                        .formatted(methods(rule), anyOf(rule.paths())));
        out.append(
                rule.verdict() == Verdict.ALLOW
                        ? "verdict = \"allow\"\n}\n"
                        : "approve = [" + approver + "]\n}\n");
    }

    private static String methods(ProposedRule rule) {
        List<String> words =
                rule.methods().stream().map(each -> "'" + QuotedCel.text(each) + "'").toList();
        return words.size() == 1
                ? "http.method == " + words.getFirst()
                : words.stream().collect(Collectors.joining(", ", "http.method in [", "]"));
    }

    private static String anyOf(List<ProposedPath> paths) {
        String all =
                paths.stream()
                        .map(path -> path.shape().condition())
                        .collect(Collectors.joining("\n|| "));
        return paths.size() == 1 ? all : "(" + all + ")";
    }
}
