package org.clawpatrol.dsl.condition;

import static org.assertj.core.api.Assertions.assertThat;

import org.clawpatrol.dsl.source.Diagnostics;
import org.clawpatrol.dsl.source.MappedText;
import org.clawpatrol.dsl.source.Source;
import org.clawpatrol.engine.fact.FactSchema;
import org.clawpatrol.engine.fact.Family;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Without macros, what looks like one calls a function that does not exist. */
class DisabledMacrosTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "has(http.body_json.a)",
                "[1].all(x, x == 1)",
                "[1].exists(i, x, x == 1)",
                "[1].map(x, x) == [1]",
                "[1].transformList(i, x, x) == [1]",
                "optional.of(1).optMap(x, x).hasValue()",
                "cel.bind(x, 1, x == 1)",
                "cel.block([1], cel.index(0) == 1)",
            })
    void macro_isReported_onlyWhenDisabled(String condition) {
        assertThat(problems(condition, true).hasErrors()).isFalse();
        assertThat(problems(condition, false).hasErrors()).isTrue();
    }

    private static Diagnostics problems(String condition, boolean macros) {
        Diagnostics found = new Diagnostics();
        Problems problems = new Problems(found);
        Syntax syntax =
                new SyntaxReader(problems)
                        .read(MappedText.verbatim(new Source("test", condition)))
                        .orElseThrow();
        Environment facts = Environment.of(FactSchema.of(Family.HTTP));
        new Checker(macros ? facts : facts.withoutMacros(), problems).check(syntax, Scope.EMPTY);
        return found;
    }
}
