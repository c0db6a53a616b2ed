package org.clawpatrol.dsl.condition;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.clawpatrol.dsl.source.Diagnostics;
import org.clawpatrol.dsl.source.MappedText;
import org.clawpatrol.dsl.source.Source;
import org.clawpatrol.engine.expr.Frame;
import org.clawpatrol.engine.fact.FactSchema;
import org.clawpatrol.engine.fact.Family;
import org.clawpatrol.engine.value.BoolValue;
import org.clawpatrol.engine.value.BytesValue;
import org.clawpatrol.engine.value.DoubleValue;
import org.clawpatrol.engine.value.Equality;
import org.clawpatrol.engine.value.ErrorValue;
import org.clawpatrol.engine.value.IntValue;
import org.clawpatrol.engine.value.ListValue;
import org.clawpatrol.engine.value.MapValue;
import org.clawpatrol.engine.value.StringValue;
import org.clawpatrol.engine.value.UintValue;
import org.clawpatrol.engine.value.Undefined;
import org.clawpatrol.engine.value.Value;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The specification's conformance cases and what this language makes of them. Stateless. */
final class CelCases {
    private CelCases() {}

    static Stream<JsonNode> rows() throws IOException {
        Optional<Path> folder =
                Stream.of(System.getProperty("corpora"), System.getenv("CLAWPATROL_CORPORA"))
                        .filter(name -> name != null && !name.isEmpty())
                        .findFirst()
                        .map(Path::of);
        assumeTrue(folder.isPresent(), "set CLAWPATROL_CORPORA to the folder of the corpora");
        JsonMapper mapper = JsonMapper.shared();
        return Files.readAllLines(folder.orElseThrow().resolve("cel_conformance.jsonl")).stream()
                .map(mapper::readTree);
    }

    static boolean agrees(JsonNode row, Value actual) {
        JsonNode expect = row.get("expect");
        if (!expect.has("value")) {
            return actual instanceof ErrorValue;
        }
        return !(actual instanceof Undefined)
                && Equality.equal(actual, value(expect.get("value"))) == BoolValue.TRUE;
    }

    private static Value value(JsonNode tagged) {
        JsonNode v = tagged.get("v");
        return switch (tagged.get("t").asString()) {
            case "int" -> new IntValue(Long.parseLong(v.asString()));
            case "uint" -> new UintValue(Long.parseUnsignedLong(v.asString()));
            case "double" -> new DoubleValue(Double.parseDouble(v.asString()));
            case "bool" -> BoolValue.of(v.asBoolean());
            case "string" -> new StringValue(v.asString());
            case "bytes" -> BytesValue.of(Base64.getDecoder().decode(tagged.get("b64").asString()));
            case "list" -> new ListValue(v.valueStream().map(each -> value(each)).toList());
            case "map" -> map(v);
            default -> throw new AssertionError("no such value here: " + tagged);
        };
    }

    private static Value map(JsonNode pairs) {
        Map<Value, Value> entries = new LinkedHashMap<>();
        pairs.forEach(pair -> entries.put(value(pair.get(0)), value(pair.get(1))));
        return MapValue.of(entries);
    }

    /** What does not compile is an error. */
    static Value result(String expression) {
        Diagnostics found = new Diagnostics();
        Optional<CompiledExpression> compiled =
                new ConditionCompiler()
                        .compileExpression(
                                MappedText.verbatim(new Source("case", expression)),
                                FactSchema.of(Family.HTTP),
                                found);
        List<String> messages = new ArrayList<>();
        found.all().forEach(each -> messages.add(each.message()));
        return compiled.map(each -> new Frame(new MapFacts(Map.of(), false)).evaluate(each.expr()))
                .orElseGet(() -> new ErrorValue(String.join("; ", messages)));
    }
}
