package org.clawpatrol.dsl.explain;

import static org.assertj.core.api.Assertions.assertThat;

import org.clawpatrol.engine.fact.FactSchema;
import org.clawpatrol.engine.fact.Family;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class ApproverFactsTest {
    @ParameterizedTest
    @EnumSource(Family.class)
    void facts_ofEveryFamily_areDeclared(Family family) {
        FactSchema schema = FactSchema.of(family);
        assertThat(ApproverFacts.of(family)).allMatch(name -> schema.fact(name).isPresent());
    }

    /** Who approves an exec must read what is run, and where. */
    @Test
    void facts_ofKubernetes_sayWhatIsRunInWhichContainer() {
        assertThat(ApproverFacts.of(Family.K8S)).contains("k8s.command", "k8s.container");
    }
}
