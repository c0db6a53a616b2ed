package org.clawpatrol.dsl.explain;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clawpatrol.engine.policy.Finding;

/** Explanations as trees of JSON values, as `docs/explain.md` describes them. Stateless. */
public final class ExplanationJson {
    private ExplanationJson() {}

    public static Map<String, Object> of(Explanation explanation) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("endpoint", explanation.endpoint());
        object.put("family", explanation.family());
        put(object, "profile", explanation.profile());
        put(object, "credential", explanation.credential());
        object.put("access", explanation.access().stream().map(ExplanationJson::access).toList());
        answer(object, explanation.answer());
        object.put("rules", explanation.rules().stream().map(ExplanationJson::rule).toList());
        Map<String, Object> ruledOut = new LinkedHashMap<>();
        explanation.ruledOut().forEach(group -> ruledOut.put(group.subject(), group.rules()));
        object.put("ruled_out", ruledOut);
        object.put("unlisted", explanation.left());
        object.put("total", explanation.total());
        object.put("later", explanation.later());
        object.put("path", PathJson.of(explanation.path()));
        object.put("facts", facts(explanation.facts()));
        if (!explanation.shown().isEmpty()) {
            object.put("approver_sees", facts(explanation.shown()));
        }
        return object;
    }

    private static void put(Map<String, Object> object, String key, Optional<String> text) {
        text.ifPresent(found -> object.put(key, found));
    }

    private static Map<String, Object> access(Access access) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("profile", access.profile());
        object.put("credentials", access.credentials());
        return object;
    }

    private static void answer(Map<String, Object> object, Answer answer) {
        object.put("verdict", answer.verdict());
        object.put("rule", answer.rule());
        object.put("reason", answer.reason());
        put(object, "inject", answer.credential());
        if (!answer.approvers().isEmpty()) {
            object.put(
                    "approvers",
                    answer.approvers().stream().map(ExplanationJson::approver).toList());
        }
    }

    private static Map<String, Object> approver(Answer.Approver approver) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("name", approver.name());
        object.put("type", approver.type());
        object.put("waits_seconds", approver.waits().toSeconds());
        object.put("needed", approver.needed());
        return object;
    }

    private static Map<String, Object> rule(RuleAnswer rule) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("name", rule.name());
        rule.header().ifPresent(header -> place(object, header));
        object.put("priority", rule.priority());
        object.put("outcome", rule.outcome());
        put(object, "for_credential", rule.credential());
        object.put("evaluated", rule.evaluated());
        object.put("finding", finding(rule.finding()));
        if (rule.finding() instanceof Finding.NoTruthValue(String detail)) {
            object.put("detail", detail);
        }
        rule.condition().ifPresent(part -> object.put("condition", part(part)));
        return object;
    }

    private static String finding(Finding finding) {
        return switch (finding) {
            case Finding.Matched() -> "matched";
            case Finding.NotMatched() -> "not_matched";
            case Finding.OtherCredential() -> "other_credential";
            case Finding.NoTruthValue _ -> "unevaluable";
        };
    }

    private static Map<String, Object> part(PartAnswer part) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("kind", kind(part.kind()));
        object.put("text", part.excerpt().text());
        place(object, part.excerpt());
        object.put("value", part.truth().kind().word());
        if (!part.truth().detail().isEmpty()) {
            object.put("detail", part.truth().detail());
        }
        if (part.absorbed()) {
            object.put("absorbed", true);
        }
        if (!part.parts().isEmpty()) {
            object.put("parts", part.parts().stream().map(ExplanationJson::part).toList());
        }
        return object;
    }

    private static String kind(PartAnswer.Kind kind) {
        return switch (kind) {
            case ATOM -> "atom";
            case EVERY -> "and";
            case EITHER -> "or";
            case OPPOSITE -> "not";
            case CHOICE -> "conditional";
        };
    }

    private static void place(Map<String, Object> object, Excerpt excerpt) {
        object.put("file", excerpt.file());
        object.put("line", excerpt.line());
        object.put("column", excerpt.column());
    }

    static List<Map<String, Object>> facts(List<FactReading> facts) {
        return facts.stream().map(ExplanationJson::fact).toList();
    }

    static Map<String, Object> fact(FactReading fact) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("fact", fact.path());
        object.put("kept", fact.kept());
        object.put("value", fact.value());
        return object;
    }
}
