package org.clawpatrol.proxy.protocol.http.payload;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clawpatrol.engine.value.ListValue;
import org.clawpatrol.engine.value.MapValue;
import org.clawpatrol.engine.value.StringValue;
import org.clawpatrol.engine.value.UnknownValue;
import org.clawpatrol.engine.value.Value;

/**
 * Reads the JSON-RPC request of the Model Context Protocol in a body. A batch with a request in it
 * is unknown: no single value could speak for all of them. Stateless.
 */
public final class McpReader {
    private static final String METHOD = "method";
    private static final List<String> MEMBERS = List.of("jsonrpc", METHOD, "params");
    private static final List<String> PARAMETERS = List.of("name", "arguments", "uri");

    private McpReader() {}

    public static Reading read(CarryingRequest request) {
        return switch (request.content()) {
            case Content.Lost(UnknownValue why) -> Reading.unknown(why);
            case Content.Bytes body when body.bytes().length == 0 -> Reading.absent();
            case Content.Bytes body -> message(request.json());
        };
    }

    private static Reading message(Value json) {
        return switch (json) {
            case UnknownValue why -> Reading.unknown(why);
            case MapValue map -> object(new Members(map));
            case ListValue(var elements) ->
                    elements.stream().anyMatch(McpReader::asks)
                            ? Reading.malformed()
                            : Reading.absent();
            default -> Reading.absent();
        };
    }

    private static boolean asks(Value element) {
        return element instanceof MapValue map && object(new Members(map)) != Reading.absent();
    }

    private static Reading object(Members message) {
        if (message.misspell(MEMBERS)) {
            return Reading.malformed();
        }
        Optional<String> method = message.text(METHOD);
        if (method.isEmpty()) {
            return Reading.absent();
        }
        Optional<Value> version = message.find("jsonrpc");
        if (version.isPresent() && !version.get().equals(new StringValue("2.0"))) {
            return Reading.malformed();
        }
        Map<String, Value> values = new HashMap<>();
        values.put(METHOD, new StringValue(method.get()));
        parameters(method.get(), message, values);
        return Reading.of(values);
    }

    private static void parameters(String method, Members message, Map<String, Value> values) {
        Optional<Members> parameters = message.object("params");
        switch (method) {
            case "tools/call" -> {
                values.put("tool", text(parameters, "name"));
                arguments(parameters, values);
            }
            case "prompts/get" -> arguments(parameters, values);
            case "resources/read", "resources/subscribe", "resources/unsubscribe" ->
                    values.put("resource", text(parameters, "uri"));
            default -> {}
        }
    }

    /** A parameter that the method must have. */
    private static Value text(Optional<Members> parameters, String name) {
        return parameters
                .filter(given -> !given.misspell(PARAMETERS))
                .flatMap(given -> given.text(name))
                .map(text -> (Value) new StringValue(text))
                .orElse(Reading.MALFORMED);
    }

    private static void arguments(Optional<Members> parameters, Map<String, Value> values) {
        if (parameters.isEmpty() || parameters.get().misspell(PARAMETERS)) {
            values.put("arguments", Reading.MALFORMED);
            return;
        }
        parameters
                .get()
                .find("arguments")
                .map(given -> given instanceof MapValue ? given : Reading.MALFORMED)
                .ifPresent(given -> values.put("arguments", given));
    }
}
