package org.clawpatrol.dsl.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestNameTest {

    @Test
    void slip_findsTheNameMeant() {
        List<String> known = List.of("endpoint", "condition", "verdict", "priority");
        assertThat(NearestName.of("endpiont", known)).contains("endpoint");
        assertThat(NearestName.of("conditon", known)).contains("condition");
        assertThat(NearestName.of("verdicts", known)).contains("verdict");
        assertThat(NearestName.of("prioritty", known)).contains("priority");
    }

    @Test
    void otherWord_findsNothing() {
        List<String> known = List.of("endpoint", "condition", "a");
        assertThat(NearestName.of("credential", known)).isEmpty();
        assertThat(NearestName.of("", List.of())).isEmpty();
        assertThat(NearestName.of("x".repeat(100_000), known)).isEmpty();
    }
}
