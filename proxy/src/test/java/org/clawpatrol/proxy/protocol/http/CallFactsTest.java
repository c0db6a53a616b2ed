package org.clawpatrol.proxy.protocol.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.clawpatrol.proxy.protocol.http.Payload.ABSENT;
import static org.clawpatrol.proxy.protocol.http.Payload.UNKNOWN;
import static org.clawpatrol.proxy.protocol.http.Payload.read;
import static org.clawpatrol.proxy.protocol.http.Payload.request;

import org.clawpatrol.engine.fact.Facts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls of gRPC and requests to language models. */
class CallFactsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/grpc",
                "application/grpc+proto",
                "Application/gRPC; charset=x",
                "application/grpc-web-text",
                "application/connect+json"
            })
    void grpcCall_isReadFromItsPath(String type) {
        Facts facts = request("POST", "/acme.v1.Items/Get", "", "Content-Type", type);
        assertThat(read(facts, "grpc.service")).isEqualTo("acme.v1.Items");
        assertThat(read(facts, "grpc.method")).isEqualTo("Get");
    }

    @Test
    void otherContent_isNoCall_andAnOddPathIsUnknown() {
        assertThat(read(request("POST", "/a.B/C", ""), "grpc.service")).isEqualTo(ABSENT);
        String[] grpc = {"Content-Type", "application/grpc"};
        for (String path : new String[] {"/", "/a", "/a/", "/a/..%2fb"}) {
            assertThat(read(request("POST", path, "", grpc), "grpc.method"))
                    .as(path)
                    .isEqualTo(UNKNOWN);
        }
        Facts twice =
                request(
                        "POST",
                        "/a.B/C",
                        "",
                        "Content-Type",
                        "application/json",
                        "Content-Type",
                        "application/grpc");
        assertThat(read(twice, "grpc.service")).isEqualTo(UNKNOWN);
        assertThat(read(twice, "http.content_type")).isEqualTo(UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/v1/messages | {\"model\":\"m\",\"max_tokens\":9,\"stream\":true,\"tools\":[{\"name\":\"b\"},{\"type\":\"a\"}]} | anthropic m 9 a,b true",
                "/v1/messages/count_tokens | {\"model\":\"m\"} | anthropic m absent '' false",
                "/v1/chat/completions | {\"model\":\"m\",\"max_completion_tokens\":9,\"tools\":[{\"type\":\"function\",\"function\":{\"name\":\"f\"}}]} | openai m 9 f false",
                "/openai/deployments/d/chat/completions | {\"functions\":[{\"name\":\"f\"}]} | openai absent absent f false",
                "/backend-api/codex/responses | {\"model\":\"m\",\"max_output_tokens\":9,\"tools\":[{\"type\":\"web_search\"}]} | openai m 9 web_search false",
                "/v1beta/models/g-1:generateContent | {\"generationConfig\":{\"maxOutputTokens\":9},\"tools\":[{\"functionDeclarations\":[{\"name\":\"f\"}]},{\"googleSearch\":{}}]} | gemini g-1 9 f,googleSearch false",
                "/v1/projects/p/publishers/google/models/g:streamGenerateContent | {} | gemini g absent '' true"
            })
    void modelRequest_isReadInItsProvidersShape(String path, String body, String expected) {
        Facts facts = request("POST", path, body);
        String read =
                String.join(
                        " ",
                        read(facts, "llm.provider"),
                        read(facts, "llm.model"),
                        read(facts, "llm.max_tokens"),
                        read(facts, "llm.tools").isEmpty() ? "''" : read(facts, "llm.tools"),
                        read(facts, "llm.stream"));
        assertThat(read).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "not json",
                "{\"model\":1,\"stream\":\"yes\",\"tools\":7,\"max_tokens\":\"x\"}",
                "{\"model\":\"a\",\"Model\":\"b\",\"tools\":[],\"max_tokens\":1}",
                "{\"model\":\"a\",\"model\":\"b\"}"
            })
    void modelRequest_thatIsMalformed_hasAProviderOnly(String body) {
        Facts facts = request("POST", "/v1/messages", body);
        assertThat(read(facts, "llm.provider")).isEqualTo("anthropic");
        if (!body.isEmpty()) {
            assertThat(read(facts, "llm.model")).isEqualTo(UNKNOWN);
            assertThat(read(facts, "llm.tools")).isEqualTo(UNKNOWN);
            assertThat(read(facts, "llm.stream")).isEqualTo(UNKNOWN);
        }
    }

    @Test
    void limits_thatCompeteOrAreNoWholeNumbers_areUnknown() {
        for (String limits :
                new String[] {
                    "\"max_tokens\":1,\"max_completion_tokens\":9",
                    "\"max_tokens\":1.5",
                    "\"max_tokens\":1e300",
                    "\"max_tokens\":[1]"
                }) {
            Facts facts = request("POST", "/v1/chat/completions", "{" + limits + "}");
            assertThat(read(facts, "llm.max_tokens")).as(limits).isEqualTo(UNKNOWN);
        }
    }

    @Test
    void batches_andOtherRequests() {
        Facts batch = request("POST", "/v1/messages/batches", "{\"requests\":[]}");
        assertThat(read(batch, "llm.provider")).isEqualTo("anthropic");
        assertThat(read(batch, "llm.model")).isEqualTo(UNKNOWN);
        assertThat(read(request("GET", "/v1/messages", ""), "llm.provider")).isEqualTo(ABSENT);
        assertThat(read(request("POST", "/v1/items", "{}"), "llm.stream")).isEqualTo(ABSENT);
    }
}
