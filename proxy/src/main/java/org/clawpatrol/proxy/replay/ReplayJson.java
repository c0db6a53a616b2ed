package org.clawpatrol.proxy.replay;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A report for programs. Stateless. */
public final class ReplayJson {
    private ReplayJson() {}

    /**
     * @param limit groups to give at the most
     */
    public static Map<String, Object> of(ReplayReport report, int limit) {
        Map<String, Object> object = new LinkedHashMap<>(report.totals());
        object.put("missing_facts", report.missing());
        object.put("skipped_by_reason", report.skipped());
        object.put("unread", report.unread().byName());
        List<ChangeGroup> groups = report.groups();
        object.put("kinds_of_change", groups.size());
        object.put("groups", groups.stream().limit(limit).map(ReplayJson::group).toList());
        return object;
    }

    private static Map<String, Object> group(ChangeGroup group) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("count", group.count());
        object.put("opens", group.change().opens());
        object.put("was", answer(group.change().was()));
        object.put("would", answer(group.change().would()));
        object.put("first", group.first().toString());
        object.put("last", group.last().toString());
        object.put("example_id", group.exampleId());
        object.put("example", group.exampleLine());
        return object;
    }

    private static Map<String, Object> answer(Answer answer) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("verdict", answer.verdict().word());
        object.put("rule", answer.rule());
        object.put("endpoint", answer.endpoint());
        object.put("credential", answer.credential());
        object.put("approvers", answer.approvers());
        return object;
    }
}
