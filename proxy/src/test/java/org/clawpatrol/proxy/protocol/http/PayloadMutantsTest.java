package org.clawpatrol.proxy.protocol.http;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.clawpatrol.engine.fact.Fact;
import org.clawpatrol.engine.fact.FactSchema;
import org.clawpatrol.engine.fact.Facts;
import org.clawpatrol.engine.fact.Family;
import org.junit.jupiter.api.Test;

/** Random damage to requests of every kind: each fact is read or has no value, nothing throws. */
class PayloadMutantsTest {
    private static final int ROUNDS = 6_000;

    private record Sample(String target, String type, String body) {}

    private static final List<Sample> SAMPLES =
            List.of(
                    new Sample(
                            "/graphql?operationName=A",
                            "application/json",
                            "{\"query\":\"query A($x:[I!]=[1]){a(b:\\\"c\\\",d:{e:$x})@f{g}...H}"
                                    + "fragment H on T{i}\",\"operationName\":\"A\"}"),
                    new Sample("/graphql", "application/graphql", "mutation{a(b:\"\"\"c\"\"\")}"),
                    new Sample(
                            "/mcp",
                            "application/json",
                            "{\"jsonrpc\":\"2.0\",\"method\":\"tools/call\",\"params\":"
                                    + "{\"name\":\"x\",\"arguments\":{\"a\":[1]}}}"),
                    new Sample(
                            "/a/b.git/git-receive-pack",
                            "application/x-git-receive-pack-request",
                            "0062"
                                    + "a".repeat(40)
                                    + " "
                                    + "b".repeat(40)
                                    + " refs/heads/m\0c0000P"),
                    new Sample("/a.b.C/D", "application/grpc+proto", "x"),
                    new Sample(
                            "/v1/chat/completions",
                            "application/json",
                            "{\"model\":\"m\",\"max_tokens\":1,\"tools\":[{\"function\":"
                                    + "{\"name\":\"f\"}}],\"stream\":false}"),
                    new Sample(
                            "/v1/models/g:generateContent",
                            "application/json",
                            "{\"generationConfig\":{\"maxOutputTokens\":2},\"tools\":"
                                    + "[{\"functionDeclarations\":[{\"name\":\"f\"}]}]}"));

    private final Random random = new Random(20_261_121);

    @Test
    void mutants_areReadWithoutAnException() {
        for (int i = 0; i < ROUNDS; i++) {
            Sample sample = SAMPLES.get(i % SAMPLES.size());
            byte[] body = mutated(sample.body());
            String target = i % 3 == 0 ? text(mutated(sample.target())) : sample.target();
            CapturedBody captured =
                    i % 5 == 0
                            ? CapturedBody.truncated(body, body.length)
                            : CapturedBody.complete(body, 1 << 16);
            Facts facts = Payload.request("POST", target, captured, "Content-Type", sample.type());
            assertThatCode(() -> readAll(facts))
                    .as("%s %s", target, text(body))
                    .doesNotThrowAnyException();
        }
    }

    private static void readAll(Facts facts) {
        for (Fact fact : FactSchema.of(Family.HTTP).facts()) {
            facts.value(fact);
        }
    }

    private byte[] mutated(String sample) {
        byte[] bytes = sample.getBytes(StandardCharsets.UTF_8);
        for (int edits = random.nextInt(6); edits > 0; edits--) {
            int at = random.nextInt(bytes.length);
            bytes[at] =
                    random.nextBoolean()
                            ? (byte) random.nextInt(256)
                            : (byte) "{}[]\":,()!@$.0aA/\\ \n".charAt(random.nextInt(20));
        }
        return bytes;
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
