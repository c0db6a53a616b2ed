package org.clawpatrol.dsl.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.clawpatrol.dsl.condition.ConditionCompiler;
import org.clawpatrol.dsl.condition.ConditionPart;
import org.clawpatrol.dsl.condition.ConditionParts;
import org.clawpatrol.dsl.source.Diagnostics;
import org.clawpatrol.dsl.source.MappedText;
import org.clawpatrol.dsl.source.Source;
import org.clawpatrol.engine.expr.Expr;
import org.clawpatrol.engine.expr.Frame;
import org.clawpatrol.engine.fact.FactSchema;
import org.clawpatrol.engine.fact.FactValues;
import org.clawpatrol.engine.fact.Facts;
import org.clawpatrol.engine.fact.Family;
import org.junit.jupiter.api.Test;

/** The parts of a condition put together again are the condition. */
final class PartEvaluationTest {
    private static final int CONDITIONS = 3_000;
    private static final FactSchema SCHEMA = FactSchema.of(Family.HTTP);

    private static final List<String> ATOMS =
            List.of(
                    "http.method == 'GET'",
                    "http.method in ['POST', 'PUT']",
                    "http.path.startsWith('/a')",
                    "http.body.contains('x')",
                    "http.body_json.a == 1",
                    "http.headers['X-None'][0] == 'y'",
                    "agent.owner == 'me'",
                    "has(agent.owner)",
                    "['a', 'b'].exists(v, http.path.contains(v) && http.method != 'PUT')",
                    "true",
                    "false");

    private static final List<Facts> ACTIONS =
            List.of(
                    FactValues.of(Family.HTTP)
                            .set("http.method", "get")
                            .set("http.path", "/a/b")
                            .set("http.body", "xyz")
                            .build(),
                    FactValues.of(Family.HTTP)
                            .set("http.method", "post")
                            .set("http.path", "/")
                            .truncated()
                            .build(),
                    FactValues.of(Family.HTTP)
                            .set("http.method", "put")
                            .set("http.path", "/b")
                            .unknown("http.body_json")
                            .build());

    @Test
    void parts_ofRandomConditions_comeToWhatTheEngineSays() {
        Random random = new Random(20_261_121);
        for (int i = 0; i < CONDITIONS; i++) {
            MappedText text = MappedText.verbatim(new Source("t", condition(random, 4)));
            Expr whole =
                    new ConditionCompiler().compile(text, SCHEMA, new Diagnostics()).orElseThrow();
            ConditionPart parts = new ConditionParts().of(text.text(), SCHEMA).orElseThrow();
            for (Facts facts : ACTIONS) {
                Truth engine = Truth.of(new Frame(facts).evaluate(whole));
                PartAnswer answer = new PartEvaluation(new Frame(facts), text).answer(parts);
                assertThat(answer.truth()).as("%s", text.text()).isEqualTo(engine);
                assertConsistent(answer, text.text());
            }
        }
    }

    /** What is absorbed never has a truth value, and the reason is as true as the whole. */
    private static void assertConsistent(PartAnswer answer, String text) {
        assertThat(answer.atoms().filter(PartAnswer::absorbed))
                .as("%s", text)
                .noneMatch(atom -> atom.truth().defined());
        if (answer.truth().defined()) {
            assertThat(answer.atoms().filter(atom -> !atom.truth().defined()))
                    .as("%s", text)
                    .allMatch(PartAnswer::absorbed);
            assertThat(answer.reason().truth()).as("%s", text).isEqualTo(answer.truth());
        }
    }

    private static String condition(Random random, int depth) {
        if (depth == 0 || random.nextInt(5) == 0) {
            return ATOMS.get(random.nextInt(ATOMS.size()));
        }
        return switch (random.nextInt(6)) {
            case 0, 1 -> joined(random, depth, " && ");
            case 2, 3 -> joined(random, depth, " || ");
            case 4 -> "!(" + condition(random, depth - 1) + ")";
            default ->
                    "(%s ? %s : cel.bind(b, http.path, b == '/b' || %s))"
                            .formatted(
                                    condition(random, depth - 1),
                                    condition(random, depth - 1),
                                    condition(random, depth - 1));
        };
    }

    private static String joined(Random random, int depth, String operator) {
        return IntStream.range(0, 2 + random.nextInt(3))
                .mapToObj(i -> condition(random, depth - 1))
                .collect(java.util.stream.Collectors.joining(operator, "(", ")"));
    }

    @Test
    void places_areThoseOfTheText() {
        String text = "http.method == 'GET' && !(http.path == '/é' || http.path == '/b')";
        ConditionPart part = new ConditionParts().of(text, SCHEMA).orElseThrow();
        PartAnswer answer =
                new PartEvaluation(
                                new Frame(ACTIONS.getFirst()),
                                MappedText.verbatim(new Source("t", text)))
                        .answer(part);
        assertThat(answer.atoms().map(atom -> atom.excerpt().text()))
                .containsExactly("http.method == 'GET'", "http.path == '/é'", "http.path == '/b'");
        assertThat(answer.atoms().map(atom -> atom.excerpt().column())).containsExactly(1, 27, 48);
    }
}
