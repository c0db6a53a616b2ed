package org.clawpatrol.dsl.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.clawpatrol.dsl.hcl.HclValue;
import org.clawpatrol.dsl.schema.DecodedBlock;
import org.clawpatrol.dsl.schema.EntityKind;
import org.clawpatrol.dsl.schema.Suggestion;
import org.clawpatrol.dsl.source.Diagnostic;
import org.clawpatrol.dsl.source.Diagnostics;
import org.clawpatrol.engine.policy.Outcome;

/** Reads what a rule says should happen: a verdict or the stages of an approval. One thread. */
final class OutcomeReader {
    private static final List<String> VERDICTS = List.of("allow", "deny");

    private final SymbolTable symbols;
    private final Diagnostics diagnostics;

    OutcomeReader(SymbolTable symbols, Diagnostics diagnostics) {
        this.symbols = symbols;
        this.diagnostics = diagnostics;
    }

    /** Empty when a problem was reported. */
    Optional<Outcome> read(DecodedBlock rule) {
        Optional<String> verdict = rule.text("verdict").filter(word -> !word.isEmpty());
        Optional<List<String>> stages = stages(rule);
        if (stages.isEmpty()) {
            return Optional.empty();
        }
        boolean approval = !stages.get().isEmpty();
        if (verdict.isPresent() && approval) {
            return report(
                    rule,
                    "C-RULE-OUTBOTH",
                    "a rule has either `verdict` or `approve`, not both",
                    "remove one of them");
        }
        if (verdict.isEmpty() && !approval) {
            return report(
                    rule,
                    "C-RULE-NOOUT",
                    "a rule needs `verdict` or `approve`",
                    "write `verdict = \"allow\"`, `verdict = \"deny\"` or `approve = [...]`");
        }
        return approval
                ? Optional.of(new Outcome.Approve(stages.get()))
                : verdict(rule, verdict.orElseThrow());
    }

    private Optional<Outcome> verdict(DecodedBlock rule, String word) {
        return switch (word) {
            case "allow" -> Optional.of(new Outcome.Allow());
            case "deny" -> Optional.of(new Outcome.Deny());
            default ->
                    report(rule, "C-RULE-VERDICT", "`" + word + "` is not a verdict", help(word));
        };
    }

    private static String help(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "approve", "escalate", "ask", "review" ->
                    "write `approve = [human_approver.NAME]` instead of `verdict`";
            case "block", "reject", "refuse", "forbid", "drop" -> "did you mean `deny`?";
            case "permit", "accept", "pass" -> "did you mean `allow`?";
            default -> Suggestion.of(word, VERDICTS, "verdicts");
        };
    }

    /** The stages, none when `approve` is absent; empty when a problem was reported. */
    private Optional<List<String>> stages(DecodedBlock rule) {
        Optional<HclValue> written = rule.raw("approve");
        if (written.isEmpty()) {
            return Optional.of(List.of());
        }
        if (!(written.get() instanceof HclValue.ListValue list)) {
            return report(
                    rule, "C-RULE-APPLIST", "`approve` must be a list", "put it into `[` and `]`");
        }
        List<String> stages = new ArrayList<>();
        for (HclValue element : list.elements()) {
            stage(rule, element).ifPresent(stages::add);
        }
        return stages.size() == list.elements().size() ? Optional.of(stages) : Optional.empty();
    }

    private Optional<String> stage(DecodedBlock rule, HclValue element) {
        if (!(element instanceof HclValue.StringValue name) || name.text().isEmpty()) {
            return report(
                    rule,
                    "C-RULE-STAGE",
                    "a stage of `approve` must be the name of an approver",
                    "write for example `builtin.dashboard`");
        }
        if (symbols.find(EntityKind.APPROVER, name.text()).isEmpty()) {
            return unknownApprover(rule, name.text());
        }
        return Optional.of(name.text());
    }

    private Optional<String> unknownApprover(DecodedBlock rule, String name) {
        Diagnostic problem =
                Diagnostic.error(
                                "C-RULE-APPROVER",
                                rule.header(),
                                "`approve` names `" + name + "`, but no such approver is declared")
                        .help(Suggestion.of(name, symbols.names(EntityKind.APPROVER), "approvers"))
                        .note("named here", rule.span("approve"));
        diagnostics.add(symbols.withOtherKind(problem, EntityKind.APPROVER, name));
        return Optional.empty();
    }

    private <T> Optional<T> report(DecodedBlock rule, String id, String message, String help) {
        diagnostics.add(Diagnostic.error(id, rule.header(), message).help(help));
        return Optional.empty();
    }
}
