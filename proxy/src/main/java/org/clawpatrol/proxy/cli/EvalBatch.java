package org.clawpatrol.proxy.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.clawpatrol.dsl.condition.Compilation;
import org.clawpatrol.dsl.condition.CompiledExpression;
import org.clawpatrol.dsl.condition.ExpressionCompiler;
import org.clawpatrol.dsl.source.Diagnostics;
import org.clawpatrol.dsl.source.MappedText;
import org.clawpatrol.dsl.source.Source;
import org.clawpatrol.engine.expr.Frame;
import org.clawpatrol.engine.fact.NoFacts;
import org.clawpatrol.engine.value.ErrorValue;
import org.clawpatrol.engine.value.UnknownValue;
import org.clawpatrol.engine.value.Value;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Answers a stream of expressions, one JSON line each, in order. One thread. */
final class EvalBatch {
    /** Escapes keep even half a surrogate pair whole. */
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private final Terminal terminal;

    EvalBatch(Terminal terminal) {
        this.terminal = terminal;
    }

    /** The exit code, when the input ends. */
    int run() throws IOException {
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(terminal.in(), StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (!line.isBlank()) {
                terminal.out().println(JSON.writeValueAsString(answer(line)));
            }
        }
        return ExitCode.OK;
    }

    private static Map<String, Object> answer(String line) {
        Map<String, Object> answer = new LinkedHashMap<>();
        try {
            JsonNode request = JSON.readTree(line);
            answer.put("id", request.path("id").asString(""));
            answer.putAll(evaluate(request));
        } catch (JacksonException | IllegalArgumentException misunderstood) {
            answer.putAll(error("parse", "the request is not understood"));
        }
        return answer;
    }

    private static Map<String, Object> evaluate(JsonNode request) {
        EvalRequest read = EvalRequest.of(request);
        Diagnostics problems = new Diagnostics();
        Source source = new Source("expression", request.path("expr").asString(""));
        Compilation compilation =
                new ExpressionCompiler()
                        .compile(MappedText.verbatim(source), read.environment(), problems);
        return switch (compilation) {
            case Compilation.Unreadable _ -> error("parse", message(problems));
            case Compilation.Rejected _ -> error("check", message(problems));
            case Compilation.Ready(CompiledExpression compiled) ->
                    request.path("check_only").asBoolean(false)
                            ? Map.of("type", compiled.type().text())
                            : value(compiled, read.bindings());
        };
    }

    private static Map<String, Object> value(
            CompiledExpression compiled, Map<String, Value> bindings) {
        return switch (new Frame(NoFacts.NONE).evaluate(compiled.with(bindings))) {
            case ErrorValue failed -> error("eval", failed.message());
            case UnknownValue _ -> Map.of("unknown", unbound(compiled, bindings));
            case Value value -> Map.of("value", TaggedValue.of(value));
        };
    }

    private static List<String> unbound(CompiledExpression compiled, Map<String, Value> bindings) {
        return compiled.reads().stream().filter(name -> !bindings.containsKey(name)).toList();
    }

    private static Map<String, Object> error(String kind, String message) {
        return Map.of("error", Map.of("kind", kind, "message", message));
    }

    private static String message(Diagnostics problems) {
        return problems.all().isEmpty() ? "" : problems.all().getFirst().message();
    }
}
