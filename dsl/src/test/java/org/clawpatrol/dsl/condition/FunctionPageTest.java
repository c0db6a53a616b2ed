package org.clawpatrol.dsl.condition;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.clawpatrol.dsl.reference.GeneratedPage;
import org.junit.jupiter.api.Test;

class FunctionPageTest {

    @Test
    void functionsPage_isWhatTheTablesSay() throws IOException {
        new GeneratedPage("docs/reference/functions.md").holds(FunctionPage.text());
    }

    @Test
    void functionsPage_hasEveryLibrary() {
        assertThat(FunctionPage.functions())
                .containsExactlyInAnyOrderElementsOf(Libraries.functions());
    }
}
