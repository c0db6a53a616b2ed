package org.clawpatrol.proxy.protocol.http.payload;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.clawpatrol.engine.value.BoolValue;
import org.clawpatrol.engine.value.DoubleValue;
import org.clawpatrol.engine.value.IntValue;
import org.clawpatrol.engine.value.ListValue;
import org.clawpatrol.engine.value.MapValue;
import org.clawpatrol.engine.value.StringValue;
import org.clawpatrol.engine.value.UnknownValue;
import org.clawpatrol.engine.value.Value;

/** The bodies of requests to language models. A member of the wrong type is unknown. Stateless. */
final class LlmBody {
    static final List<String> MEMBERS =
            List.of(
                    "model",
                    "max_tokens",
                    "max_completion_tokens",
                    "max_output_tokens",
                    "tools",
                    "functions",
                    "stream");
    private static final List<String> LIMITS = MEMBERS.subList(1, 4);
    private static final List<String> GEMINI_CONFIG =
            List.of("generationConfig", "generation_config");
    private static final List<String> GEMINI_LIMITS =
            List.of("maxOutputTokens", "max_output_tokens");
    private static final List<String> GEMINI_FUNCTIONS =
            List.of("functionDeclarations", "function_declarations");
    private static final double LARGEST_WHOLE = 1L << 53;

    private LlmBody() {}

    /** Everything that stands in a body is unknown. */
    static void lose(Map<String, Value> values, UnknownValue why) {
        for (String field : List.of("model", "max_tokens", "tools", "stream")) {
            values.put(field, why);
        }
    }

    static Map<String, Value> messages(Members body) {
        Map<String, Value> values = new HashMap<>();
        body.find("model")
                .map(model -> model instanceof StringValue ? model : Reading.MALFORMED)
                .ifPresent(model -> values.put("model", model));
        limit(body, LIMITS).ifPresent(limit -> values.put("max_tokens", limit));
        values.put("tools", tools(body));
        Value stream = body.find("stream").orElse(BoolValue.FALSE);
        values.put("stream", stream instanceof BoolValue ? stream : Reading.MALFORMED);
        return values;
    }

    static Map<String, Value> gemini(Members body) {
        Map<String, Value> values = new HashMap<>();
        Optional<Value> config = one(body, GEMINI_CONFIG);
        if (config.isPresent()) {
            Optional<Value> limit =
                    Members.objectOf(config.get())
                            .map(found -> limit(found, GEMINI_LIMITS))
                            .orElse(Optional.of(Reading.MALFORMED));
            limit.ifPresent(found -> values.put("max_tokens", found));
        }
        NavigableSet<String> names = new TreeSet<>();
        boolean readable = each(body.find("tools"), tool -> addGeminiTool(tool, names));
        values.put("tools", readable ? ListValue.ofStrings(names) : Reading.MALFORMED);
        return values;
    }

    /** The only member of these names; unknown when there are several. */
    private static Optional<Value> one(Members body, List<String> names) {
        List<Value> found = names.stream().flatMap(name -> body.find(name).stream()).toList();
        return found.size() > 1 ? Optional.of(Reading.MALFORMED) : found.stream().findFirst();
    }

    private static Optional<Value> limit(Members body, List<String> names) {
        return one(body, names).map(LlmBody::whole);
    }

    private static Value whole(Value value) {
        return value instanceof DoubleValue(double number)
                        && number == Math.rint(number)
                        && Math.abs(number) < LARGEST_WHOLE
                ? new IntValue((long) number)
                : Reading.MALFORMED;
    }

    private static Value tools(Members body) {
        NavigableSet<String> names = new TreeSet<>();
        boolean readable =
                each(body.find("tools"), tool -> addName(tool, names))
                        && each(body.find("functions"), tool -> addName(tool, names));
        return readable ? ListValue.ofStrings(names) : Reading.MALFORMED;
    }

    /** Adds the name of a tool, else its type; false when it has neither. */
    private static boolean addName(Members tool, NavigableSet<String> names) {
        Optional<Value> name =
                tool.find("name")
                        .or(() -> tool.object("function").flatMap(each -> each.find("name")))
                        .or(() -> tool.find("type"));
        name.flatMap(Members::textOf).ifPresent(names::add);
        return name.flatMap(Members::textOf).isPresent();
    }

    /** A tool of Gemini holds functions, or is named by its only member. */
    private static boolean addGeminiTool(Members tool, NavigableSet<String> names) {
        for (Value key : tool.object().keys()) {
            if (key instanceof StringValue(String name)) {
                if (!GEMINI_FUNCTIONS.contains(name)) {
                    names.add(name);
                } else if (!each(tool.find(name), function -> addName(function, names))) {
                    return false;
                }
            }
        }
        return true;
    }

    /** False when there is something that is no list of readable objects. */
    private static boolean each(Optional<Value> list, Predicate<Members> reader) {
        if (list.isEmpty()) {
            return true;
        }
        return list.get() instanceof ListValue(List<Value> elements)
                && elements.stream()
                        .allMatch(
                                element ->
                                        element instanceof MapValue object
                                                && reader.test(new Members(object)));
    }
}
