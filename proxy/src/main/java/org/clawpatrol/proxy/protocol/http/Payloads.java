package org.clawpatrol.proxy.protocol.http;

import java.util.HashMap;
import java.util.Map;
import org.clawpatrol.engine.value.Value;
import org.clawpatrol.proxy.protocol.http.payload.GitReader;
import org.clawpatrol.proxy.protocol.http.payload.GraphqlReader;
import org.clawpatrol.proxy.protocol.http.payload.GrpcReader;
import org.clawpatrol.proxy.protocol.http.payload.LlmReader;
import org.clawpatrol.proxy.protocol.http.payload.McpReader;
import org.clawpatrol.proxy.protocol.http.payload.Reading;
import org.jspecify.annotations.Nullable;

/** What a request carries, each kind read at most once and only when asked for. One thread. */
final class Payloads {
    private final HttpMessage message;
    private @Nullable Map<String, Reading> readings;

    Payloads(HttpMessage message) {
        this.message = message;
    }

    Value read(String variable, String field) {
        Map<String, Reading> known = readings;
        if (known == null) {
            known = new HashMap<>();
            readings = known;
        }
        return known.computeIfAbsent(variable, this::reading).value(field);
    }

    private Reading reading(String variable) {
        return switch (variable) {
            case "graphql" -> GraphqlReader.read(message);
            case "mcp" -> McpReader.read(message);
            case "git" -> GitReader.read(message);
            case "grpc" -> GrpcReader.read(message);
            case "llm" -> LlmReader.read(message);
            default -> Reading.unknown(HttpMessage.UNREADABLE);
        };
    }
}
