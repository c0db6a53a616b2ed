package org.clawpatrol.dsl.test;

import java.util.List;
import org.clawpatrol.engine.fact.Family;

/** The keys of the blocks that say what a recorded action did. Stateless. */
public final class FixtureKeys {
    static final String TRUNCATED = "truncated";

    private static final List<String> HTTP =
            List.of("method", "path", "query", "headers", "body", "body_b64", TRUNCATED);
    private static final List<String> K8S =
            List.of("verb", "resource", "namespace", "name", "params", "http", TRUNCATED);
    private static final List<String> SQL =
            List.of("statement", "verb", "tables", "functions", "database", TRUNCATED);
    private static final List<String> SSH =
            List.of(
                    "verb",
                    "command",
                    "subsystem",
                    "forward_host",
                    "forward_port",
                    "user",
                    "stdin",
                    TRUNCATED);

    private FixtureKeys() {}

    /** The keys a block knows; none for a word that names no block. */
    public static List<String> of(String block) {
        return Family.of(block).map(FixtureKeys::of).orElse(List.of());
    }

    /** The keys a block must have. */
    public static List<String> required(Family family) {
        return switch (family) {
            case HTTP, K8S -> List.of();
            case SQL -> List.of("statement");
            case SSH -> List.of("verb");
        };
    }

    private static List<String> of(Family family) {
        return switch (family) {
            case HTTP -> HTTP;
            case K8S -> K8S;
            case SQL -> SQL;
            case SSH -> SSH;
        };
    }
}
