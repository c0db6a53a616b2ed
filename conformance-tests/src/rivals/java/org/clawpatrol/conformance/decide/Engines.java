package org.clawpatrol.conformance.decide;

import java.io.IOException;
import java.nio.file.Path;
import org.clawpatrol.engine.policy.EndpointPolicy;

/** The engines by the names of the table. Stateless. */
final class Engines {
    private Engines() {}

    /**
     * @param folder with the rules in every language
     */
    static Contender<?> of(String name, EndpointPolicy policy, Path folder) throws IOException {
        return switch (name) {
            case "tree" -> new TreeContender(policy);
            case "walk" -> new WalkContender(policy);
            case "cel" -> CelContender.of(folder.resolve("rules.json"));
            case "opa" -> OpaContender.of(folder.resolve("policy.wasm"));
            case "cedar" -> CedarContender.of(folder.resolve("rules.cedar"));
            default -> throw new IllegalArgumentException(name);
        };
    }
}
