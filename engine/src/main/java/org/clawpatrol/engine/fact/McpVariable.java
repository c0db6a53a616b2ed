package org.clawpatrol.engine.fact;

import static org.clawpatrol.engine.type.Type.Simple.DYN;
import static org.clawpatrol.engine.type.Type.Simple.STRING;

/** What a message of the Model Context Protocol asks for. Stateless. */
final class McpVariable {
    private McpVariable() {}

    static FactVariable declared() {
        return FactVariable.of(
                "mcp",
                "the JSON-RPC request of the Model Context Protocol that the body holds; a batch"
                        + " with a request in it and a body that is no JSON are unknown",
                FactDeclaration.of(
                                "method",
                                STRING,
                                "method, such as `tools/call`",
                                "has(mcp.method) && mcp.method == \"tools/list\"")
                        .from(Availability.CONTENT)
                        .missing(Missing.ABSENT, "when the body is no JSON-RPC request"),
                FactDeclaration.of(
                                "tool",
                                STRING,
                                "name of the tool that `tools/call` calls",
                                "has(mcp.tool) && mcp.tool in [\"search\", \"fetch\"]")
                        .from(Availability.CONTENT)
                        .missing(Missing.ABSENT, "for other methods"),
                FactDeclaration.of(
                                "arguments",
                                DYN,
                                "arguments of the tool or prompt",
                                "has(mcp.arguments) && mcp.arguments.path.startsWith(\"/tmp/\")")
                        .from(Availability.CONTENT)
                        .missing(
                                Missing.ABSENT, "for other methods, and when the request has none"),
                FactDeclaration.of(
                                "resource",
                                STRING,
                                "URI of the resource of `resources/read`, `resources/subscribe` and `resources/unsubscribe`",
                                "has(mcp.resource) && mcp.resource.startsWith(\"file:///srv/\")")
                        .from(Availability.CONTENT)
                        .missing(Missing.ABSENT, "for other methods"));
    }
}
