package org.clawpatrol.conformance.decide;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.styra.opa.wasm.OpaPolicy;
import java.nio.file.Path;
import java.util.Map;
import org.clawpatrol.engine.fact.Facts;

/** OPA's rules compiled to WebAssembly, on its WebAssembly runtime for Java. */
record OpaContender(OpaPolicy policy, ObjectMapper json) implements Contender<JsonNode> {

    static OpaContender of(Path module) {
        return new OpaContender(OpaPolicy.builder().withPolicy(module).build(), new ObjectMapper());
    }

    @Override
    public JsonNode input(Facts facts) {
        RequestText request = RequestText.of(facts);
        return json.valueToTree(
                Map.of(
                        "method", request.method(),
                        "host", request.host(),
                        "path", request.path(),
                        "team", request.teams()));
    }

    @Override
    public boolean denies(JsonNode input) {
        return policy.evaluate(input).contains("true");
    }
}
