package org.clawpatrol.conformance.decide;

import dev.cel.common.CelValidationException;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.clawpatrol.engine.fact.Facts;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** CEL's own Java implementation, which evaluates one condition after the other. */
record CelContender(List<Rule> rules) implements Contender<Map<String, Object>> {

    /** A compiled condition. */
    record Rule(CelRuntime.Program program, boolean denies) {}

    /**
     * @param file conditions in deciding order
     */
    static CelContender of(Path file) throws IOException {
        CelCompiler compiler =
                CelCompilerFactory.standardCelCompilerBuilder()
                        .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
                        .addVar("http.method", SimpleType.STRING)
                        .addVar("http.host", SimpleType.STRING)
                        .addVar("http.path", SimpleType.STRING)
                        .addVar(
                                "http.headers",
                                MapType.create(
                                        SimpleType.STRING, ListType.create(SimpleType.STRING)))
                        .build();
        CelRuntime runtime = CelRuntimeFactory.plannerRuntimeBuilder().build();
        List<Rule> rules = new ArrayList<>();
        for (JsonNode each : JsonMapper.shared().readTree(Files.readString(file))) {
            String condition = each.get("condition").asString();
            rules.add(
                    new Rule(
                            program(compiler, runtime, condition),
                            each.get("verdict").asString().equals("deny")));
        }
        return new CelContender(rules);
    }

    private static CelRuntime.Program program(
            CelCompiler compiler, CelRuntime runtime, String condition) {
        try {
            return runtime.createProgram(compiler.compile(condition).getAst());
        } catch (CelValidationException | CelEvaluationException e) {
            throw new IllegalArgumentException(condition, e);
        }
    }

    @Override
    public Map<String, Object> input(Facts facts) {
        RequestText request = RequestText.of(facts);
        return Map.of(
                "http.method", request.method(),
                "http.host", request.host(),
                "http.path", request.path(),
                "http.headers", Map.of("X-Team", request.teams()));
    }

    @Override
    public boolean denies(Map<String, Object> input) {
        try {
            for (Rule rule : rules) {
                if (Boolean.TRUE.equals(rule.program().eval(input))) {
                    return rule.denies();
                }
            }
            return false;
        } catch (CelEvaluationException e) {
            throw new IllegalStateException(e);
        }
    }
}
