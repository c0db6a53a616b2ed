package org.clawpatrol.engine.expr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.clawpatrol.engine.fact.FactValues;
import org.clawpatrol.engine.fact.Family;
import org.clawpatrol.engine.value.BoolValue;
import org.clawpatrol.engine.value.ErrorValue;
import org.clawpatrol.engine.value.StringValue;
import org.clawpatrol.engine.value.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MatchesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "((a{100}){100}){100}",
                "(((a{1000}){1000}){1000}){1000}",
                "(?:(?:a{1000})*){1000}",
                "((a{0,300}){0,300})",
                "(\\pL{1000}[^]{}]{1000}){1000}"
            })
    void pattern_whoseAutomatonExplodes_isRefusedBeforeItIsBuilt(String pattern) {
        assertThatThrownBy(() -> literal("x", pattern))
                .isInstanceOf(InvalidPatternException.class)
                .hasMessage("repetitions or groups too large");
        assertThat(computed("x", pattern)).isInstanceOf(ErrorValue.class);
    }

    @Test
    void pattern_nestedTooDeeply_isRefused() {
        String deep = "(".repeat(20_000) + ")".repeat(20_000);
        assertThatThrownBy(() -> literal("x", deep)).isInstanceOf(InvalidPatternException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", "a{1001}", "(?=a)", "(a)\\1", "[z-a]", "**"})
    void pattern_thatIsNotRe2_isInvalidAsLiteralAndAnErrorWhenComputed(String pattern) {
        assertThatThrownBy(() -> literal("x", pattern)).isInstanceOf(InvalidPatternException.class);
        assertThat(computed("x", pattern)).isInstanceOf(ErrorValue.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "^/v1/[a-z0-9-]{1,64}(/[a-z]{1,32}){0,8}$",
                "a{1000}",
                "\\Qx{9999}\\E",
                "[{}]{3}x\\{1000\\}",
                "\\p{Greek}{2,}|\\x{1F600}+"
            })
    void pattern_ofOrdinarySize_isAccepted(String pattern) throws InvalidPatternException {
        assertThat(literal("nothing like it", pattern)).isEqualTo(BoolValue.FALSE);
    }

    @Test
    void search_isUnanchored() throws InvalidPatternException {
        assertThat(literal("xaby", "ab")).isEqualTo(BoolValue.TRUE);
        assertThat(literal("xaby", "^ab")).isEqualTo(BoolValue.FALSE);
        assertThat(literal("XABY", "(?i)ab")).isEqualTo(BoolValue.TRUE);
        assertThat(computed("xaby", "b.$")).isEqualTo(BoolValue.TRUE);
    }

    @Test
    void computedPattern_beyondTheCap_isAnError() {
        assertThat(computed("a", "a".repeat(1_001))).isInstanceOf(ErrorValue.class);
        assertThat(computed("a", "b|".repeat(499) + "a")).isEqualTo(BoolValue.TRUE);
    }

    private static Value literal(String text, String pattern) throws InvalidPatternException {
        return evaluate(Matches.of(text(text), text(pattern)));
    }

    private static Value computed(String text, String pattern) {
        Expr joined = new Arithmetic(Arithmetic.Operator.ADD, text(pattern), text(""));
        try {
            return evaluate(Matches.of(text(text), joined));
        } catch (InvalidPatternException e) {
            throw new AssertionError(e);
        }
    }

    private static Expr text(String text) {
        return new Literal(new StringValue(text));
    }

    private static Value evaluate(Expr expr) {
        return expr.evaluate(new Frame(FactValues.of(Family.HTTP).build()));
    }
}
