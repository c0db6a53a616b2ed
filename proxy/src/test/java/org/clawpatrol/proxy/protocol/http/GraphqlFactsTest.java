package org.clawpatrol.proxy.protocol.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.clawpatrol.proxy.protocol.http.Payload.ABSENT;
import static org.clawpatrol.proxy.protocol.http.Payload.UNKNOWN;
import static org.clawpatrol.proxy.protocol.http.Payload.read;
import static org.clawpatrol.proxy.protocol.http.Payload.request;

import java.util.stream.Stream;
import org.clawpatrol.engine.fact.Facts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class GraphqlFactsTest {

    /** What a server might execute, but not surely what was read, has no known value. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{\"query\":\"{ a }\"}]",
                "[{\"query\":\"{ a }\"},{\"query\":\"mutation { b }\"}]",
                "{\"query\":\"{ a }\",\"query\":\"mutation { b }\"}",
                "{\"query\":\"{ a }\",\"Query\":\"mutation { b }\"}",
                "{\"QUERY\":\"mutation { b }\"}",
                "{\"query\":\"{ a }\",\"operationname\":\"B\"}",
                "{\"query\":\"query A { a } mutation B { b }\"}",
                "{\"query\":\"query A { a } mutation B { b }\",\"operationName\":\"C\"}",
                "{\"query\":\"query A { a } query A { b }\",\"operationName\":\"A\"}",
                "{\"query\":\"{ a }\",\"operationName\":7}",
                "{\"query\":\"{ a \"}",
                "{\"query\":\"{ ...F }\"}",
                "{\"query\":\"{ a } type T { b: Int }\"}",
                "{\"query\":\"mutation\"}",
                "{\"query\":\"{ a(x: \\\"open) }\"}",
                "{\"query\":\"{ a } }\"}",
                "{\"query\":\"{ a\\u0000 }\"}",
                "{\"operationName\":\"A\",\"extensions\":{\"persistedQuery\":{}}}",
                "{\"documentId\":\"1\",\"variables\":{}}",
                "query=mutation+%7B+b+%7D",
                "{\"query\":\"{ a }\"} trailing"
            })
    void request_thatServersReadDifferently_isUnknown(String body) {
        Facts facts = request("POST", "/graphql", body);
        assertThat(read(facts, "graphql.operation")).isEqualTo(UNKNOWN);
        assertThat(read(facts, "graphql.fields")).isEqualTo(UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "[]",
                "[1,2]",
                "[{\"name\":\"x\"}]",
                "{\"query\":{\"match\":{}}}",
                "{\"query\":\"plain search words\"}",
                "{\"query\":\"\"}",
                "{\"id\":1,\"method\":\"x\"}",
                "17"
            })
    void request_thatIsNotGraphql_isAbsent(String body) {
        assertThat(read(request("POST", "/search", body), "graphql.operation")).isEqualTo(ABSENT);
    }

    static Stream<Arguments> documents() {
        return Stream.of(
                Arguments.of("{ a b c { d } }", "query", "absent", "a,b,c"),
                Arguments.of("query { a }", "query", "absent", "a"),
                Arguments.of(
                        "query Q($x: [Int!]! = [1], $y: In = {k: \"v\"} @d) @live(if: true) { a }",
                        "query",
                        "Q",
                        "a"),
                Arguments.of(
                        "mutation M { x: del(id: 1) { id } y: add }", "mutation", "M", "add,del"),
                Arguments.of("subscription S { changed }", "subscription", "S", "changed"),
                Arguments.of("# mutation\nquery Q { a # } \n b }", "query", "Q", "a,b"),
                Arguments.of("\uFEFF,,{ a, b }", "query", "absent", "a,b"),
                Arguments.of("{ a(x: \"} mutation { b }\") }", "query", "absent", "a"),
                Arguments.of(
                        "{ a(x: \"\"\"} \\\"\"\" mutation { b\"\"\") }", "query", "absent", "a"),
                Arguments.of(
                        "{ ... on T @x { a } ... { b } ...F } fragment F on T { c ...G } fragment G on T { ...F d }",
                        "query",
                        "absent",
                        "a,b,c,d"),
                Arguments.of(
                        "{ a @skip(if: true) query mutation: b fragment on }",
                        "query",
                        "absent",
                        "a,b,fragment,on,query"),
                Arguments.of("\"\"\"about\"\"\" query Q { a }", "query", "Q", "a"),
                Arguments.of(
                        "{ a(f: -1.5e+3, e: RED, n: null, v: $v, l: [1 2], o: {k: {}}) }",
                        "query",
                        "absent",
                        "a"));
    }

    @ParameterizedTest
    @MethodSource("documents")
    void document_withOneOperation_isRead(
            String document, String operation, String name, String fields) {
        Facts facts = request("POST", "/graphql", json(document));
        assertThat(read(facts, "graphql.operation")).isEqualTo(operation);
        assertThat(read(facts, "graphql.name")).isEqualTo(name);
        assertThat(read(facts, "graphql.fields")).isEqualTo(fields);
    }

    @Test
    void operationName_choosesTheOperation() {
        String body =
                "{\"operationName\":\"B\",\"query\":\"query A { a } mutation B { b } fragment F on T { c }\"}";
        Facts facts = request("POST", "/graphql", body);
        assertThat(read(facts, "graphql.operation")).isEqualTo("mutation");
        assertThat(read(facts, "graphql.fields")).isEqualTo("b");
    }

    @Test
    void contentType_doesNotHideTheOperation() {
        String body = json("mutation { b }");
        for (String type : new String[] {"text/plain", "application/xml", ""}) {
            Facts facts = request("POST", "/graphql", body, "Content-Type", type);
            assertThat(read(facts, "graphql.operation")).isEqualTo("mutation");
        }
        Facts raw =
                request(
                        "POST",
                        "/graphql",
                        "mutation { b }",
                        "Content-Type",
                        "application/graphql");
        assertThat(read(raw, "graphql.operation")).isEqualTo("mutation");
    }

    @Test
    void queryString_isReadOnlyWhereThereIsNoBody() {
        assertThat(read(request("GET", "/graphql?query=%7Ba%7D", ""), "graphql.fields"))
                .isEqualTo("a");
        assertThat(read(request("GET", "/find?query=words", ""), "graphql.fields"))
                .isEqualTo(ABSENT);
        assertThat(read(request("GET", "/g?query=%7Ba%7D&query=%7Bb%7D", ""), "graphql.fields"))
                .isEqualTo(UNKNOWN);
        assertThat(read(request("POST", "/g?query=%7Ba%7D", json("{ b }")), "graphql.fields"))
                .isEqualTo(UNKNOWN);
        assertThat(read(request("POST", "/g?operationName=B", json("{ b }")), "graphql.fields"))
                .isEqualTo(UNKNOWN);
    }

    @Test
    void deepAndLongDocuments_endInBoundedTime() {
        String deep = "{ a ".repeat(5_000) + "}".repeat(5_000);
        assertThat(read(request("POST", "/g", json(deep)), "graphql.fields")).isEqualTo(UNKNOWN);
        String values = "{ a(x: " + "[".repeat(5_000) + "]".repeat(5_000) + ") }";
        assertThat(read(request("POST", "/g", json(values)), "graphql.fields")).isEqualTo(UNKNOWN);
        StringBuilder chain = new StringBuilder("{ ...F0 }");
        for (int i = 0; i < 10_000; i++) {
            chain.append("fragment F").append(i).append(" on T { ...F").append(i + 1).append(" }");
        }
        chain.append("fragment F10000 on T { last }");
        assertThat(read(request("POST", "/g", json(chain.toString())), "graphql.fields"))
                .isEqualTo("last");
    }

    private static String json(String document) {
        return "{\"query\":" + JsonMapper.shared().writeValueAsString(document) + "}";
    }
}
