package org.clawpatrol.proxy.protocol.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.clawpatrol.proxy.protocol.http.Payload.ABSENT;
import static org.clawpatrol.proxy.protocol.http.Payload.UNKNOWN;
import static org.clawpatrol.proxy.protocol.http.Payload.read;
import static org.clawpatrol.proxy.protocol.http.Payload.request;

import org.clawpatrol.engine.fact.Facts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class McpFactsTest {
    private static final String CALL =
            """
            {"jsonrpc":"2.0","id":1,"method":"tools/call",
             "params":{"name":"write_file","arguments":{"path":"/tmp/x","n":2}}}
            """;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{\"jsonrpc\":\"2.0\",\"method\":\"tools/call\"}]",
                "{\"method\":\"tools/list\",\"METHOD\":\"tools/call\"}",
                "{\"Method\":\"tools/call\"}",
                "{\"method\":\"tools/list\",\"method\":\"tools/call\"}",
                "{\"jsonrpc\":\"1.0\",\"method\":\"tools/call\"}",
                "{\"jsonrpc\":2,\"method\":\"tools/call\"}",
                "not json",
                "{\"jsonrpc\":\"2.0\",\"method\":\"tools/call\"}{}"
            })
    void message_thatServersReadDifferently_isUnknown(String body) {
        assertThat(read(request("POST", "/mcp", body), "mcp.method")).isEqualTo(UNKNOWN);
        assertThat(read(request("POST", "/mcp", body), "mcp.tool")).isEqualTo(UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "[]",
                "[{\"a\":1}]",
                "\"text\"",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{}}",
                "{\"method\":7}"
            })
    void body_withoutARequest_isAbsent(String body) {
        assertThat(read(request("POST", "/mcp", body), "mcp.method")).isEqualTo(ABSENT);
    }

    @Test
    void toolCall_isReadWithItsArguments() {
        Facts facts = request("POST", "/mcp", CALL);
        assertThat(read(facts, "mcp.method")).isEqualTo("tools/call");
        assertThat(read(facts, "mcp.tool")).isEqualTo("write_file");
        assertThat(read(facts, "mcp.arguments")).isEqualTo("{n=2.0 path=/tmp/x}");
        assertThat(read(facts, "mcp.resource")).isEqualTo(ABSENT);
    }

    @Test
    void toolCall_withoutAReadableTool_hasAnUnknownOne() {
        for (String params :
                new String[] {
                    "{}",
                    "[]",
                    "{\"name\":7}",
                    "{\"name\":\"a\",\"Name\":\"b\"}",
                    "{\"name\":\"a\",\"arguments\":[1],\"ARGUMENTS\":{}}"
                }) {
            Facts facts =
                    request(
                            "POST",
                            "/mcp",
                            "{\"method\":\"tools/call\",\"params\":" + params + "}");
            assertThat(read(facts, "mcp.method")).isEqualTo("tools/call");
            assertThat(read(facts, "mcp.tool")).as(params).isEqualTo(UNKNOWN);
        }
    }

    @Test
    void resources_areReadByTheirUri() {
        Facts facts =
                request(
                        "POST",
                        "/mcp",
                        "{\"method\":\"resources/read\",\"params\":{\"uri\":\"file:///a\"}}");
        assertThat(read(facts, "mcp.resource")).isEqualTo("file:///a");
        assertThat(read(facts, "mcp.tool")).isEqualTo(ABSENT);
        assertThat(read(facts, "mcp.arguments")).isEqualTo(ABSENT);
    }
}
