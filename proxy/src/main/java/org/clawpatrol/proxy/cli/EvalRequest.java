package org.clawpatrol.proxy.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.clawpatrol.dsl.condition.Declarations;
import org.clawpatrol.dsl.condition.Environment;
import org.clawpatrol.engine.value.Value;
import tools.jackson.databind.JsonNode;

/** What one line of a batch gives an expression to read. Immutable. */
record EvalRequest(Environment environment, Map<String, Value> bindings) {
    private static final String CONTAINER = "container";

    EvalRequest {
        bindings = Map.copyOf(bindings);
    }

    /**
     * @throws IllegalArgumentException when a value or a type in it is none
     */
    static EvalRequest of(JsonNode request) {
        Map<String, Value> bindings = new LinkedHashMap<>();
        request.path("bindings")
                .properties()
                .forEach(each -> bindings.put(each.getKey(), TaggedValue.read(each.getValue())));
        Declarations declared = Declarations.in(request.path(CONTAINER).asString(""));
        for (JsonNode declaration : request.path("type_env")) {
            declared =
                    declaration.has("function")
                            ? withFunction(declared, declaration)
                            : withVariable(declared, declaration);
        }
        for (String name : bindings.keySet()) {
            declared = declared.hasVariable(name) ? declared : declared.variable(name);
        }
        return new EvalRequest(environment(declared, request), bindings);
    }

    private static Environment environment(Declarations declared, JsonNode request) {
        Environment environment = Environment.of(declared);
        if (request.path("disable_macros").asBoolean(false)) {
            environment = environment.withoutMacros();
        }
        return request.path("disable_check").asBoolean(false) ? environment.untyped() : environment;
    }

    private static Declarations withVariable(Declarations declared, JsonNode variable) {
        String type = variable.path("type").asString("dyn");
        return declared.variable(variable.path("name").asString(""), type)
                .orElseThrow(() -> new IllegalArgumentException("not a type: " + type));
    }

    private static Declarations withFunction(Declarations declared, JsonNode function) {
        Declarations all = declared;
        for (JsonNode overload : function.path("overloads")) {
            List<String> parameters =
                    overload.path("params").valueStream().map(JsonNode::asString).toList();
            all =
                    all.function(
                                    function.path("function").asString(""),
                                    overload.path("receiver").asBoolean(false),
                                    parameters,
                                    overload.path("result").asString("dyn"))
                            .orElseThrow(() -> new IllegalArgumentException("not a type"));
        }
        return all;
    }
}
