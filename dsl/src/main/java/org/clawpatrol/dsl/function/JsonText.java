package org.clawpatrol.dsl.function;

import java.util.List;
import java.util.Map;
import org.clawpatrol.dsl.hcl.Arguments;
import org.clawpatrol.dsl.hcl.EvaluationProblem;
import org.clawpatrol.dsl.hcl.HclValue;
import org.clawpatrol.dsl.hcl.TextOrder;
import tools.jackson.databind.json.JsonMapper;

/** Writes values as JSON without white space, members sorted by name. One thread, one use. */
final class JsonText {
    private final Arguments arguments;
    private final StringBuilder out = new StringBuilder();

    JsonText(Arguments arguments) {
        this.arguments = arguments;
    }

    String of(HclValue value) throws EvaluationProblem {
        write(value);
        return out.toString();
    }

    static String quoted(String text) {
        return JsonMapper.shared().writeValueAsString(text);
    }

    private void write(HclValue value) throws EvaluationProblem {
        arguments.spend(1);
        switch (value) {
            case HclValue.StringValue(var text, _) -> {
                arguments.spend(text.length());
                out.append(quoted(text));
            }
            case HclValue.NumberValue number -> out.append(arguments.elementText(0, number));
            case HclValue.BoolValue(var bool) -> out.append(bool);
            case HclValue.NullValue _ -> out.append("null");
            case HclValue.ListValue(var elements) -> list(elements);
            case HclValue.ObjectValue(var members) -> object(members);
        }
    }

    private void list(List<HclValue> elements) throws EvaluationProblem {
        out.append('[');
        for (int i = 0; i < elements.size(); i++) {
            out.append(i > 0 ? "," : "");
            write(elements.get(i));
        }
        out.append(']');
    }

    private void object(Map<String, HclValue> members) throws EvaluationProblem {
        out.append('{');
        String separator = "";
        for (var member :
                members.entrySet().stream()
                        .sorted(Map.Entry.comparingByKey(TextOrder.BY_CODE_POINT))
                        .toList()) {
            out.append(separator).append(quoted(member.getKey())).append(':');
            write(member.getValue());
            separator = ",";
        }
        out.append('}');
    }
}
