package org.clawpatrol.dsl.condition;

import java.util.Map;
import org.clawpatrol.engine.fact.Fact;
import org.clawpatrol.engine.fact.Facts;
import org.clawpatrol.engine.value.StringValue;
import org.clawpatrol.engine.value.UnknownValue;
import org.clawpatrol.engine.value.Value;

/** Facts by path; what is not given is empty text, or unknown when the action is truncated. */
record MapFacts(Map<String, Value> values, boolean truncated) implements Facts {

    @Override
    public Value value(Fact fact) {
        if (truncated && fact.lostWhenTruncated()) {
            return UnknownValue.of(UnknownValue.Cause.TRUNCATED);
        }
        return values.getOrDefault(fact.path(), new StringValue(""));
    }

    @Override
    public boolean unparseable() {
        return false;
    }
}
