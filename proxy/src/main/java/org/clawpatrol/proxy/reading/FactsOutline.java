package org.clawpatrol.proxy.reading;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.clawpatrol.engine.fact.Fact;
import org.clawpatrol.engine.fact.FactSchema;
import org.clawpatrol.engine.fact.FactVariable;
import org.clawpatrol.engine.value.ErrorValue;
import org.clawpatrol.engine.value.UnknownValue;
import org.clawpatrol.engine.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * The facts of an action for people and programs: those of the family's own variable by field, the
 * others under their variable; absent ones are left out, unknown ones are listed. One thread.
 */
public final class FactsOutline {
    private final ReadAction action;
    private final List<String> unknown = new ArrayList<>();

    public FactsOutline(ReadAction action) {
        this.action = action;
    }

    /** Every fact by its path, absent ones left out. */
    public Map<String, Value> byPath() {
        Map<String, Value> values = new LinkedHashMap<>();
        for (Fact fact : FactSchema.of(action.family()).facts()) {
            Value value = action.facts().value(fact);
            if (!(value instanceof ErrorValue)) {
                values.put(fact.path(), value);
            }
        }
        return values;
    }

    /** As JSON, with the paths of the unknown ones under {@code unknown}. */
    public Map<String, @Nullable Object> members() {
        FactSchema schema = FactSchema.of(action.family());
        String own = action.family().id();
        unknown.clear();
        Map<String, @Nullable Object> members = new LinkedHashMap<>(fields(schema.facts(own)));
        for (FactVariable variable : schema.declared()) {
            Map<String, @Nullable Object> fields =
                    variable.name().equals(own) ? Map.of() : fields(schema.facts(variable.name()));
            if (!fields.isEmpty()) {
                members.put(variable.name(), fields);
            }
        }
        if (!unknown.isEmpty()) {
            members.put("unknown", List.copyOf(unknown));
        }
        return members;
    }

    private Map<String, @Nullable Object> fields(List<Fact> facts) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        for (Fact fact : facts) {
            Value value = action.facts().value(fact);
            if (value instanceof UnknownValue) {
                unknown.add(fact.path());
            } else if (!(value instanceof ErrorValue)) {
                fields.put(fact.field(), PlainJson.of(value));
            }
        }
        return fields;
    }
}
