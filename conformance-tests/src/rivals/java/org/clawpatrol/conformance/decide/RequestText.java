package org.clawpatrol.conformance.decide;

import java.util.List;
import org.clawpatrol.engine.fact.Fact;
import org.clawpatrol.engine.fact.FactSchema;
import org.clawpatrol.engine.fact.Facts;
import org.clawpatrol.engine.fact.Family;
import org.clawpatrol.engine.value.ListValue;
import org.clawpatrol.engine.value.MapValue;
import org.clawpatrol.engine.value.StringValue;
import org.clawpatrol.engine.value.Value;

/**
 * What the rules ask about a request, as plain texts. Immutable.
 *
 * @param teams values of the header that names teams
 */
record RequestText(String method, String host, String path, List<String> teams) {
    private static final Fact METHOD = fact("http.method");
    private static final Fact HOST = fact("http.host");
    private static final Fact PATH = fact("http.path");
    private static final Fact HEADERS = fact("http.headers");
    private static final StringValue TEAM = new StringValue("X-Team");

    static RequestText of(Facts facts) {
        return new RequestText(
                text(facts.value(METHOD)),
                text(facts.value(HOST)),
                text(facts.value(PATH)),
                teams(facts.value(HEADERS)));
    }

    private static Fact fact(String path) {
        return FactSchema.of(Family.HTTP).fact(path).orElseThrow();
    }

    private static List<String> teams(Value headers) {
        return headers instanceof MapValue map && map.find(TEAM) instanceof ListValue(var values)
                ? values.stream().map(RequestText::text).toList()
                : List.of();
    }

    private static String text(Value value) {
        if (value instanceof StringValue(String text)) {
            return text;
        }
        throw new IllegalArgumentException("not a text: " + value.typeName());
    }
}
