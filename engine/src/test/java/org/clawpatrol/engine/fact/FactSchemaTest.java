package org.clawpatrol.engine.fact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.clawpatrol.engine.value.ErrorValue;
import org.clawpatrol.engine.value.IntValue;
import org.clawpatrol.engine.value.ListValue;
import org.clawpatrol.engine.value.MapValue;
import org.clawpatrol.engine.value.StringValue;
import org.clawpatrol.engine.value.UnknownValue;
import org.junit.jupiter.api.Test;

class FactSchemaTest {

    @Test
    void schemas_printed_areTheVocabulary() {
        assertThat(printed(Family.HTTP).subList(0, 12))
                .containsExactly(
                        "http.method: string lc",
                        "http.path: string",
                        "http.raw_path: string",
                        "http.query: map(string, list(string))",
                        "http.headers: map(string, list(string))",
                        "http.body: string T",
                        "http.body_json: dyn T",
                        "http.form: map(string, list(string)) T",
                        "http.scheme: string lc",
                        "http.host: string",
                        "http.content_type: string lc",
                        "http.size: int");
        assertThat(printed(Family.K8S).subList(0, 12))
                .isEqualTo(printed(Family.HTTP).subList(0, 12));
        assertThat(printed(Family.K8S).subList(12, 20))
                .containsExactly(
                        "k8s.verb: string lc",
                        "k8s.resource: string",
                        "k8s.namespace: string",
                        "k8s.name: string",
                        "k8s.params: map(string, string)",
                        "k8s.collection: bool",
                        "k8s.command: list(string)",
                        "k8s.container: string");
        assertThat(printed(Family.SQL).subList(0, 5))
                .containsExactly(
                        "sql.verb: string lc T U",
                        "sql.tables: list(string) T U",
                        "sql.functions: list(string) T U",
                        "sql.statement: string T",
                        "sql.database: string");
        assertThat(printed(Family.SSH).subList(0, 7))
                .containsExactly(
                        "ssh.verb: string lc",
                        "ssh.command: string",
                        "ssh.subsystem: string",
                        "ssh.forward_host: string",
                        "ssh.forward_port: int",
                        "ssh.user: string",
                        "ssh.stdin: string T");
    }

    @Test
    void factsOfEveryAction_areInEveryFamily() {
        for (Family family : Family.values()) {
            assertThat(printed(family))
                    .contains(
                            "agent.device: string",
                            "agent.id: string",
                            "agent.profile: string",
                            "agent.owner: string",
                            "agent.tags: list(string)",
                            "agent.address: string",
                            "endpoint.name: string",
                            "endpoint.type: string",
                            "credential.name: string",
                            "credential.names: list(string)",
                            "request.time: timestamp",
                            "request.hour: int",
                            "request.weekday: string lc",
                            "request.host: string",
                            "request.port: int");
        }
    }

    @Test
    void whatHttpRequestsCarry_isDeclaredWithWhatItIsReadFrom() {
        assertThat(printed(Family.HTTP))
                .contains(
                        "graphql.operation: string lc T",
                        "graphql.fields: list(string) T",
                        "mcp.arguments: dyn T",
                        "git.repository: string",
                        "git.refs: list(map(string, string))",
                        "grpc.method: string",
                        "llm.provider: string lc",
                        "llm.stream: bool T");
        FactSchema http = FactSchema.of(Family.HTTP);
        assertThat(http.facts().stream().filter(Fact::readsContent).map(Fact::path))
                .contains("http.body", "git.refs", "graphql.name", "mcp.tool", "llm.model")
                .doesNotContain("http.size", "git.service", "grpc.service", "llm.provider");
    }

    @Test
    void values_notGiven_areEmptyAbsentOrUnknownAsDeclared() {
        FactValues http = FactValues.of(Family.HTTP).build();
        assertThat(http.value(fact(Family.HTTP, "http.size"))).isEqualTo(new IntValue(0));
        assertThat(http.value(fact(Family.HTTP, "graphql.operation"))).isEqualTo(ErrorValue.ABSENT);
        assertThat(http.value(fact(Family.HTTP, "agent.profile"))).isInstanceOf(UnknownValue.class);
        assertThat(http.value(fact(Family.HTTP, "request.time"))).isInstanceOf(UnknownValue.class);
    }

    @Test
    void declarations_areWrittenForTheReferencePage() {
        for (Family family : Family.values()) {
            for (FactVariable variable : FactSchema.of(family).declared()) {
                assertThat(variable.doc()).isNotBlank().doesNotEndWith(".");
                for (FactDeclaration fact : variable.facts()) {
                    assertThat(fact.doc()).isNotBlank().doesNotEndWith(".");
                    assertThat(fact.when()).doesNotEndWith(".");
                    assertThat(fact.example()).contains(variable.name() + "." + fact.field());
                }
            }
        }
    }

    @Test
    void slots_countFromZeroInOrder() {
        for (Family family : Family.values()) {
            List<Fact> facts = FactSchema.of(family).facts();
            for (int i = 0; i < facts.size(); i++) {
                assertThat(facts.get(i).slot()).isEqualTo(i);
            }
        }
    }

    @Test
    void lookup_ofForeignOrMisspeltFact_isEmpty() {
        FactSchema http = FactSchema.of(Family.HTTP);
        assertThat(http.fact("sql", "verb")).isEmpty();
        assertThat(http.fact("http", "methods")).isEmpty();
        assertThat(http.fact("http", "method")).isPresent();
        assertThat(FactSchema.of(Family.K8S).variables())
                .containsExactly("http", "k8s", "agent", "endpoint", "credential", "request");
    }

    @Test
    void values_notGiven_areEmptyOfTheirType() {
        FactValues ssh = FactValues.of(Family.SSH).build();
        assertThat(ssh.value(fact(Family.SSH, "ssh.user"))).isEqualTo(StringValue.EMPTY);
        assertThat(ssh.value(fact(Family.SSH, "ssh.forward_port"))).isEqualTo(new IntValue(0));
        FactValues http = FactValues.of(Family.HTTP).build();
        assertThat(http.value(fact(Family.HTTP, "http.body_json"))).isEqualTo(MapValue.EMPTY);
        FactValues sql = FactValues.of(Family.SQL).build();
        assertThat(sql.value(fact(Family.SQL, "sql.tables"))).isEqualTo(ListValue.EMPTY);
    }

    @Test
    void values_ofLostFacts_areUnknownWhateverWasGiven() {
        FactValues sql =
                FactValues.of(Family.SQL)
                        .set("sql.verb", "SELECT")
                        .set("sql.statement", "frobnicate")
                        .unparseable()
                        .build();
        assertThat(sql.value(fact(Family.SQL, "sql.verb"))).isInstanceOf(UnknownValue.class);
        assertThat(sql.value(fact(Family.SQL, "sql.statement")))
                .isEqualTo(new StringValue("frobnicate"));
    }

    @Test
    void values_ofAnotherFamily_areUnknown() {
        FactValues http = FactValues.of(Family.HTTP).build();
        assertThat(http.value(fact(Family.SQL, "sql.database"))).isInstanceOf(UnknownValue.class);
    }

    @Test
    void builder_givenWrongNameOrType_refuses() {
        FactValues.Builder builder = FactValues.of(Family.HTTP);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.set("http.verb", "get"))
                .withMessage("no fact `http.verb`");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.set("http.headers", "x"))
                .withMessage("`http.headers` is map(string, list(string)), not string");
    }

    private static Fact fact(Family family, String path) {
        return FactSchema.of(family).fact(path).orElseThrow();
    }

    private static List<String> printed(Family family) {
        return FactSchema.of(family).facts().stream()
                .map(
                        fact ->
                                fact.path()
                                        + ": "
                                        + fact.type().text()
                                        + (fact.lowerCased() ? " lc" : "")
                                        + (fact.lostWhenTruncated() ? " T" : "")
                                        + (fact.lostWhenUnparseable() ? " U" : ""))
                .toList();
    }
}
