package org.clawpatrol.proxy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code policy facts}, and {@code policy eval} over facts of every family. */
final class FactsCommandTest {
    @TempDir private Path home;
    private TestTerminal terminal;

    @BeforeEach
    void open() {
        terminal = new TestTerminal(home);
    }

    @Test
    void batch_answersEachLineInOrder_whateverItHolds() {
        CommandRun run =
                terminal.input(
                                """
                                {"id":"a","family":"k8s","method":"DELETE","url":"/api/v1/namespaces/x/pods?b=1"}
                                not json
                                {"id":2,"family":"k8s","method":"GET","url":"/logs/x"}

                                {"id":3,"family":"sql","dialect":"postgres","statement":"select 1"}
                                {"id":4,"family":"pop3"}
                                {"family":"http","method":"GET","url":"/a/%2e%2e%2fb"}
                                [1]
                                """)
                        .run("policy", "facts", "--batch");

        assertThat(run.exit()).isZero();
        assertThat(run.out().lines().toList())
                .satisfiesExactly(
                        line ->
                                assertThat(line)
                                        .startsWith(
                                                "{\"id\":\"a\",\"actions\":[{\"verb\":\"delete\","
                                                        + "\"resource\":\"pods\",\"namespace\":\"x\","
                                                        + "\"name\":\"\",\"params\":{\"b\":\"1\"},"
                                                        + "\"collection\":true"),
                        line ->
                                assertThat(line)
                                        .isEqualTo(
                                                "{\"id\":null,\"unparseable\":\"the line is not JSON\"}"),
                        line -> assertThat(line).startsWith("{\"id\":2,\"unparseable\":\"the path"),
                        line ->
                                assertThat(line)
                                        .startsWith(
                                                "{\"id\":3,\"unparseable\":\"SQL statements are not"),
                        line -> assertThat(line).startsWith("{\"id\":4,\"unparseable\":\"`family`"),
                        line ->
                                assertThat(line)
                                        .startsWith("{\"id\":null,\"unparseable\":\"servers"),
                        line ->
                                assertThat(line)
                                        .startsWith("{\"id\":null,\"unparseable\":\"`family`"));
    }

    @Test
    void batch_ofAnHttpRequest_givesItsFactsByField() {
        CommandRun run =
                terminal.input(
                                """
                                {"id":1,"family":"http","method":"POST","url":"https://a.test/x?q=1","headers":{"x-key":["1","2"],"Content-Type":"application/json"},"body_b64":"eyJhIjoxfQ=="}
                                """)
                        .run("policy", "facts", "--batch");

        assertThat(run.out())
                .contains("\"method\":\"post\",\"path\":\"/x\"")
                .contains("\"query\":{\"q\":[\"1\"]}")
                .contains("\"X-Key\":[\"1\",\"2\"]")
                .contains("\"body\":\"{\\\"a\\\":1}\",\"body_json\":{\"a\":1}")
                .contains("\"host\":\"a.test\",\"content_type\":\"application/json\",\"size\":7")
                .contains("\"unknown\":[\"agent.device\"")
                .doesNotContain("graphql");
    }

    @Test
    void file_isAFixtureOrAnActionOrARawRequest() throws IOException {
        Path fixture =
                terminal.write(
                        "f.json",
                        """
                        {"action": {"host": "db.test", "sql": {"statement": "select 1", "verb": "SELECT"}},
                         "match": {"verdict": "allow"}}
                        """);
        CommandRun run = terminal.run("policy", "facts", fixture.toString());
        assertThat(run.exit()).isZero();
        assertThat(run.out())
                .contains("sql.verb = \"select\"\n")
                .contains("sql.tables is unknown")
                .contains("request.host = \"db.test\"\n")
                .doesNotContain("credential.name ");

        Path raw =
                terminal.write(
                        "r.json", "{\"family\":\"k8s\",\"method\":\"GET\",\"url\":\"/version\"}");
        assertThat(terminal.run("policy", "facts", raw.toString()).out())
                .contains("k8s.verb = \"meta\"\n");
        assertThat(terminal.run("policy", "facts", raw.toString(), "--json").out())
                .startsWith("{\"actions\":[{\"verb\":\"meta\"");
    }

    @Test
    void file_withARequestAsOnTheWire_isReadAsStrictlyAsTraffic() throws IOException {
        Path wire =
                terminal.write(
                        "r.txt",
                        """
                        POST /a/../b%20c?x=1&x=2 HTTP/1.1
                        Host: API.lab.test:8443
                        Content-Type: application/x-www-form-urlencoded
                        x-role: a
                        X-Role: b

                        _method=DELETE&a=1""");
        CommandRun run = terminal.run("policy", "facts", "http", wire.toString());
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .contains("http.method = \"post\"\n")
                .contains("http.path = \"/b c\"\n")
                .contains("http.raw_path = \"/a/../b%20c\"\n")
                .contains("http.host = \"api.lab.test\"\n")
                .contains("\"_method\": [\"DELETE\"]");
        assertThat(terminal.run("policy", "facts", wire.toString(), "--json").out())
                .startsWith("{\"actions\":[{\"method\":\"post\",\"path\":\"/b c\"")
                .contains("\"X-Role\":[\"a\",\"b\"]");
        Path chunked =
                terminal.write(
                        "c.txt",
                        "POST /x HTTP/1.1\r\nHost: a.test\r\nTransfer-Encoding: chunked\r\n\r\n"
                                + "3\r\nabc\r\n0\r\n\r\n");
        assertThat(terminal.run("policy", "facts", chunked.toString()).out())
                .contains("http.body = \"abc\"\n");
        for (String wrong :
                new String[] {
                    "GET /x HTTP/1.1\r\nHost : a\r\n\r\n",
                    "GET /x HTTP/1.0\r\n\r\n",
                    "POST /x HTTP/1.1\r\nContent-Length: 5\r\n\r\nabc",
                    "POST /x HTTP/1.1\r\nContent-Length: 1\r\n\r\nabc",
                    "GET /x/..%2fy HTTP/1.1\r\nHost: a\r\n\r\n",
                }) {
            Path file = terminal.write("w.txt", wrong);
            CommandRun refused = terminal.run("policy", "facts", "http", file.toString());
            assertThat(refused.exit()).as(wrong).isEqualTo(1);
            assertThat(refused.err()).startsWith("unparseable: ");
        }
    }

    @Test
    void kubernetesRequestLine_isReadAsTheApiServerReadsIt() {
        String exec = "/api/v1/namespaces/a/pods/p/exec?command=sh&command=-c&container=app";
        CommandRun text = terminal.run("policy", "facts", "k8s", "POST", exec);
        assertThat(text.err()).isEmpty();
        assertThat(text.exit()).isZero();
        assertThat(text.out())
                .contains("k8s.verb = \"create\"\nk8s.resource = \"pods/exec\"\n")
                .contains("k8s.namespace = \"a\"\nk8s.name = \"p\"\n")
                .contains("k8s.command = [\"sh\", \"-c\"]\nk8s.container = \"app\"\n")
                .contains("http.path = \"/api/v1/namespaces/a/pods/p/exec\"\n")
                .contains("request.host is unknown");
        String url = "https://k8s.lab.test:6443" + exec;
        CommandRun json = terminal.run("policy", "facts", "k8s", "POST", url, "--json");
        assertThat(json.exit()).isZero();
        assertThat(json.out().lines()).hasSize(1);
        assertThat(json.out())
                .startsWith("{\"actions\":[{\"verb\":\"create\",\"resource\":\"pods/exec\"")
                .contains("\"command\":[\"sh\",\"-c\"],\"container\":\"app\"")
                .contains("\"host\":\"k8s.lab.test\",\"port\":6443");
    }

    @Test
    void kubernetesRequestLine_thatIsNone_isUnparseable() {
        for (String[] line :
                new String[][] {
                    {"GET", "/logs/x"},
                    {"GET", "/api/v1/pods#x"},
                    {"GET", "/api/v1/watch"},
                    {"GET", "api/v1/pods"},
                    {"GET", "/api/v1/pods/%zz"},
                    {"GET", "/api/v1/pods?a=\u0001"},
                    {"GET", "api/v1/pods?next=http://k8s.lab.test/api/v1/pods"},
                    {"GET", "https://k8s.lab.test"},
                    {"GET", ""},
                    {"", "/api/v1/pods"},
                    {"GET /x", "/api/v1/pods"},
                    {"G\u00c9T", "/api/v1/pods"},
                }) {
            CommandRun text = terminal.run("policy", "facts", "k8s", line[0], line[1]);
            assertThat(text.exit()).as(String.join(" ", line)).isEqualTo(1);
            assertThat(text.out()).isEmpty();
            assertThat(text.err()).startsWith("unparseable: ").hasLineCount(1);
            CommandRun json = terminal.run("policy", "facts", "k8s", line[0], line[1], "--json");
            assertThat(json.exit()).isEqualTo(1);
            assertThat(json.out()).startsWith("{\"unparseable\":\"");
        }
        String odd = "/api/v1/pods/a%1b%5b31m%00%0a";
        CommandRun shown = terminal.run("policy", "facts", "k8s", "GET", odd);
        assertThat(shown.exit()).isZero();
        assertThat(shown.out()).doesNotContain("\u001b", "\u0000");
    }

    @Test
    void requestLine_ofAnotherFamily_isAWrongCall() {
        for (String family : new String[] {"http", "sql", "ssh", "pop3"}) {
            assertThat(terminal.run("policy", "facts", family, "GET", "/x").exit()).isEqualTo(2);
        }
        assertThat(terminal.run("policy", "facts", "k8s", "GET", "/x", "y").exit()).isEqualTo(2);
        assertThat(terminal.run("policy", "facts", "k8s", "GET", "/x", "--batch").exit())
                .isEqualTo(2);
    }

    @Test
    void family_standsInWhereTheRequestNamesNone() throws IOException {
        CommandRun batch =
                terminal.input(
                                "{\"id\":1,\"method\":\"GET\",\"url\":\"/x?a=1\",\"headers\":[[\"A\",\"b\"]]}\n")
                        .run("policy", "facts", "http", "--batch");
        assertThat(batch.out())
                .startsWith("{\"id\":1,\"actions\":[{\"method\":\"get\",\"path\":\"/x\"")
                .contains("\"A\":[\"b\"]");
        Path file = terminal.write("r.json", "{\"method\":\"GET\",\"url\":\"/x\"}");
        assertThat(terminal.run("policy", "facts", "http", file.toString()).exit()).isZero();
        assertThat(terminal.run("policy", "facts", "pop3", file.toString()).exit()).isEqualTo(2);
        assertThat(terminal.run("policy", "facts", "http", "x", "y").exit()).isEqualTo(2);
    }

    @Test
    void file_thatCannotBeRead_hasItsOwnExitCode() throws IOException {
        Path outside =
                terminal.write("o.json", "{\"family\":\"k8s\",\"method\":\"GET\",\"url\":\"/x\"}");
        CommandRun refused = terminal.run("policy", "facts", outside.toString());
        assertThat(refused.exit()).isEqualTo(1);
        assertThat(refused.err()).startsWith("unparseable: ");
        for (String text :
                new String[] {"", "[]", "{\"http\":{\"verb\":\"x\"}}", "{\"x\":1}", "{"}) {
            Path wrong = terminal.write("w.json", text);
            assertThat(terminal.run("policy", "facts", wrong.toString()).exit())
                    .as(text)
                    .isEqualTo(2);
        }
        assertThat(terminal.run("policy", "facts").exit()).isEqualTo(2);
        assertThat(terminal.run("policy", "facts", "--batch", outside.toString()).exit())
                .isEqualTo(2);
    }

    @Test
    void eval_readsFactsGivenOutright_ofEveryFamily() throws IOException {
        String common =
                "\"agent\":{\"profile\":\"ci\",\"tags\":[\"a\"],\"owner\":null},"
                        + "\"request\":{\"time\":\"2026-11-21T23:30:00Z\",\"port\":1},"
                        + "\"credential\":{\"names\":[\"k\"]}";
        evaluates(
                "{\"http\":{\"method\":\"PUT\",\"size\":7,\"body_json\":{\"a\":1}}," + common + "}",
                "http.method == 'put' && http.size == 7 && http.body_json.a == 1.0"
                        + " && agent.profile == 'ci' && 'a' in agent.tags && !has(agent.owner)"
                        + " && request.hour == 23 && request.weekday == 'Saturday'"
                        + " && request.port == 1 && credential.names == ['k']");
        evaluates(
                "{\"k8s\":{\"verb\":\"Delete\",\"collection\":false},\"http\":{\"path\":\"/x\"},"
                        + common
                        + "}",
                "k8s.verb == 'DELETE' && !k8s.collection && http.path == '/x'"
                        + " && agent.profile == 'ci'");
        evaluates(
                "{\"sql\":{\"verb\":\"SELECT\",\"tables\":[\"t\"]}}",
                "sql.verb == 'select' && 't' in sql.tables && sql.database == ''");
        evaluates(
                "{\"k8s\":{\"verb\":\"create\",\"command\":[\"sh\"],\"container\":\"c\"}}",
                "k8s.command == ['sh'] && k8s.container == 'c'");
        evaluates("{\"ssh\":{\"user\":\"root\"}}", "ssh.user == 'root' && ssh.verb == ''");
        evaluates(
                "{\"http\":{},\"mcp\":{\"tool\":\"x\",\"arguments\":{\"n\":2}},"
                        + "\"git\":{\"refs\":[{\"name\":\"main\"}]}}",
                "mcp.tool == 'x' && mcp.arguments.n > 1.0 && git.refs[0].name == 'main'");
    }

    @Test
    void eval_ofFactsThatDoNotFit_exitsTwo() throws IOException {
        for (String facts :
                new String[] {
                    "{\"http\":{},\"sql\":{}}",
                    "{\"agent\":{\"profil\":\"x\"}}",
                    "{\"agent\":{\"profile\":7}}",
                    "{\"agent\":[]}",
                    "{\"request\":{\"time\":\"yesterday\"}}",
                    "{\"http\":{\"size\":\"7\"}}",
                    "{\"http\":{},\"http\":{}}",
                    "{\"http\":{}} trailing",
                    "{\"nothing\":1}"
                }) {
            Path file = terminal.write("f.json", facts);
            CommandRun run = terminal.run("policy", "eval", "true", "--facts", file.toString());
            assertThat(run.exit()).as(facts).isEqualTo(2);
            assertThat(run.out()).isEmpty();
        }
        assertThat(terminal.run("policy", "eval", "true", "--family", "pop3").exit()).isEqualTo(2);
    }

    @Test
    void eval_knowsTheFactsOfTheFamily() {
        assertThat(terminal.run("policy", "eval", "ssh.verb == 'x'", "--family", "ssh").exit())
                .isZero();
        assertThat(terminal.run("policy", "eval", "ssh.verb == 'x'").exit()).isEqualTo(2);
        assertThat(terminal.run("policy", "eval", "agent.profile == 'x'").exit()).isEqualTo(4);
        assertThat(terminal.run("policy", "eval", "llm.model == 'x'").exit()).isEqualTo(3);
    }

    private void evaluates(String facts, String expression) throws IOException {
        Path file = terminal.write("facts.json", facts);
        CommandRun run = terminal.run("policy", "eval", expression, "--facts", file.toString());
        assertThat(run.err()).as(expression).isEmpty();
        assertThat(run.out()).isEqualTo("true\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sql", "ssh"})
    void familyWithoutAReader_anyWayOfGivingARequest_isToldWhatWorks(String family)
            throws Exception {
        TestTerminal terminal = new TestTerminal(home);
        String raw = terminal.write("raw.txt", "SELECT 1\n").toString();
        String json =
                terminal.write("raw.json", "{\"family\":\"" + family + "\",\"text\":\"x\"}")
                        .toString();
        for (String given : new String[] {raw, json, "SELECT 1"}) {
            CommandRun run = terminal.run("policy", "facts", family, given);
            assertThat(run.exit()).as(given).isEqualTo(1);
            assertThat(run.out()).isEmpty();
            assertThat(run.err())
                    .contains("are not read yet; give their facts outright")
                    .contains("{\"" + family + "\": {...}}");
        }
    }
}
