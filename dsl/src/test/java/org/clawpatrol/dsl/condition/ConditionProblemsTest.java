package org.clawpatrol.dsl.condition;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.clawpatrol.engine.fact.Family;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each fixture holds conditions and, below each, exactly what is reported about it. */
class ConditionProblemsTest {

    @ParameterizedTest
    @MethodSource("cases")
    void condition_isReported_exactlyAsInTheFixture(List<String> expected) {
        String first = expected.getFirst();
        int colon = first.indexOf(": ");
        Family family = Family.of(first.substring(0, colon)).orElseThrow();

        assertThat(ProblemText.of(family, first.substring(colon + 2)))
                .containsExactlyElementsOf(expected);
    }

    static Stream<List<String>> cases() {
        return Stream.of(
                        "syntax",
                        "literals",
                        "names",
                        "types",
                        "calls",
                        "libraries",
                        "macros",
                        "bindings",
                        "optionals",
                        "patterns",
                        "costs")
                .flatMap(ConditionProblemsTest::casesOf);
    }

    private static Stream<List<String>> casesOf(String topic) {
        return Stream.of(text(topic + ".problems.txt").split("\n\n"))
                .map(block -> block.strip().lines().toList());
    }

    private static String text(String name) {
        try (InputStream in = ConditionProblemsTest.class.getResourceAsStream(name)) {
            return new String(
                    Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(name, e);
        }
    }
}
