package org.clawpatrol.dsl.diff;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.clawpatrol.dsl.diff.DecisionChange.Decider;
import org.clawpatrol.dsl.diff.Effect.Stage;
import org.clawpatrol.dsl.test.Expectation;
import org.jspecify.annotations.Nullable;

/** A comparison as JSON; {@code docs/diff.md} has the keys. Stateless. */
public final class DiffJson {
    private DiffJson() {}

    public static Map<String, Object> of(PolicyDifference difference) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("different", !difference.isEmpty());
        object.put("new_access", difference.opens());
        object.put("exact", difference.isExact());
        object.put("changes", difference.changes().stream().map(DiffJson::change).toList());
        object.put("settings", difference.settings().stream().map(DiffJson::setting).toList());
        object.put("coverage", difference.coverage().stream().map(DiffJson::coverage).toList());
        return object;
    }

    private static Map<String, Object> change(DecisionChange change) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("endpoint", change.endpoint());
        object.put("kind", change.kind().word());
        object.put("new_access", change.opens());
        object.put("where", change.where());
        object.put("from", change.from());
        object.put("before", decider(change.before()));
        object.put("after", decider(change.after()));
        object.put("witness", witness(change.witness()));
        return object;
    }

    private static Map<String, Object> decider(Decider decider) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("verdict", decider.effect().verdict());
        object.put("rule", decider.rule());
        decider.place().ifPresent(place -> object.put("place", place));
        decider.effect().sentWith().ifPresent(name -> object.put("credential", name));
        if (decider.effect() instanceof Effect.Asked asked) {
            object.put("approvers", asked.stages().stream().map(DiffJson::stage).toList());
        }
        object.put("why", decider.why().stream().map(String::strip).toList());
        return object;
    }

    private static Map<String, Object> stage(Stage stage) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("name", stage.name());
        object.put("type", stage.type());
        object.put("needed", stage.needed());
        object.put("allows_when_nobody_answers", stage.failsOpen());
        return object;
    }

    private static Map<String, Object> witness(Witness witness) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("text", witness.text());
        if (!witness.note().isEmpty()) {
            object.put("note", witness.note());
        }
        if (witness.form() == Witness.Form.FIXTURE) {
            object.put("fixture", fixture(witness));
        } else if (witness.form() == Witness.Form.TEST) {
            object.put("action", witness.action());
            object.put("facts", witness.facts());
        }
        return object;
    }

    /** The whole document of a fixture, which expects what the later configuration answers. */
    static Map<String, @Nullable Object> fixture(Witness witness) {
        Map<String, @Nullable Object> match = new LinkedHashMap<>();
        witness.expected().ifPresent(expected -> put(match, expected));
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put("action", witness.action());
        object.put("match", match);
        return object;
    }

    private static void put(Map<String, @Nullable Object> match, Expectation expected) {
        match.put("verdict", expected.verdict());
        match.put("rule", expected.rule());
        match.put("endpoint", expected.endpoint());
    }

    private static Map<String, Object> setting(SettingChange change) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("kind", change.kind());
        object.put("subject", change.subject());
        object.put("before", change.before());
        object.put("after", change.after());
        object.put("new_access", change.opens());
        if (!change.note().isEmpty()) {
            object.put("note", change.note());
        }
        return object;
    }

    private static Map<String, Object> coverage(Coverage coverage) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("endpoint", coverage.endpoint());
        object.put("exact", coverage.exact());
        object.put("reasons", List.copyOf(coverage.reasons()));
        object.put("rules_before", coverage.rulesBefore());
        object.put("rules_after", coverage.rulesAfter());
        object.put("changed", coverage.changed());
        object.put("tried", coverage.tried());
        return object;
    }
}
