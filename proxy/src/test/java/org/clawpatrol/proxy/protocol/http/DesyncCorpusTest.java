package org.clawpatrol.proxy.protocol.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A20 over the corpus that {@code -Dcorpora=} names. */
class DesyncCorpusTest {
    private static final String HOST = "api.lab.test";

    @TestFactory
    List<DynamicTest> corpus_everyRow_smugglesNothing() throws IOException {
        Path file = Path.of(System.getProperty("corpora", ""), "http1_desync.jsonl");
        Assumptions.assumeTrue(Files.isRegularFile(file), "needs -Dcorpora=FOLDER");
        JsonMapper mapper = new JsonMapper();
        return Files.readAllLines(file).stream()
                .map(mapper::readTree)
                .map(row -> DynamicTest.dynamicTest(row.get("id").asString(), () -> check(row)))
                .toList();
    }

    private static void check(JsonNode row) {
        String raw =
                new String(
                        Base64.getDecoder().decode(row.get("raw_b64").asString()),
                        StandardCharsets.ISO_8859_1);
        try (RecordedAgent agent = new RecordedAgent(HOST, 443)) {
            String answer = agent.send(raw.replace("__HOST__", HOST));
            switch (row.get("expect").asString()) {
                case "must_reject" -> assertThat(agent.requests()).as(answer).isEmpty();
                case "accept" -> assertThat(answer).startsWith("HTTP/1.1 200 ");
                // a request that legally follows is judged by itself, and this one is denied
                default -> assertThat(agent.requests()).as(answer).hasSizeLessThan(2);
            }
        }
    }
}
