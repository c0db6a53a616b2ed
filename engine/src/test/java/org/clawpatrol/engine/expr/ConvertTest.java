package org.clawpatrol.engine.expr;

import static org.assertj.core.api.Assertions.assertThat;

import org.clawpatrol.engine.fact.FactValues;
import org.clawpatrol.engine.fact.Family;
import org.clawpatrol.engine.value.BoolValue;
import org.clawpatrol.engine.value.BytesValue;
import org.clawpatrol.engine.value.DoubleValue;
import org.clawpatrol.engine.value.ErrorValue;
import org.clawpatrol.engine.value.IntValue;
import org.clawpatrol.engine.value.ListValue;
import org.clawpatrol.engine.value.NullValue;
import org.clawpatrol.engine.value.StringValue;
import org.clawpatrol.engine.value.UintValue;
import org.clawpatrol.engine.value.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConvertTest {

    @ParameterizedTest
    @ValueSource(strings = {"", " 1", "1 ", "0x1", "1_0", "\u0661", "1.0", "+", "--1"})
    void text_thatIsNoAsciiInteger_isAnError(String text) {
        assertThat(convert(Convert.Target.INT, text)).isInstanceOf(ErrorValue.class);
        assertThat(convert(Convert.Target.UINT, text)).isInstanceOf(ErrorValue.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " 1", "1f", "1d", "0x1p3", "\u0661", ".", "1e", "e1"})
    void text_thatIsNoDecimal_isNoDouble(String text) {
        assertThat(convert(Convert.Target.DOUBLE, text)).isInstanceOf(ErrorValue.class);
    }

    @Test
    void text_beyondTheRange_isAnOverflow() {
        assertThat(convert(Convert.Target.INT, "9223372036854775808"))
                .isEqualTo(ErrorValue.OVERFLOW);
        assertThat(convert(Convert.Target.UINT, "18446744073709551616"))
                .isEqualTo(ErrorValue.OVERFLOW);
        assertThat(convert(Convert.Target.UINT, "18446744073709551615"))
                .isEqualTo(new UintValue(-1));
    }

    @Test
    void double_beyondTheRange_isAnOverflow() {
        for (double number : new double[] {0x1p63, -0x1p63 * 2, Double.NaN, 1 / 0.0}) {
            assertThat(convert(Convert.Target.INT, new DoubleValue(number)))
                    .isEqualTo(ErrorValue.OVERFLOW);
        }
        for (double number : new double[] {-1, 0x1p64, Double.NaN}) {
            assertThat(convert(Convert.Target.UINT, new DoubleValue(number)))
                    .isEqualTo(ErrorValue.OVERFLOW);
        }
        assertThat(convert(Convert.Target.UINT, new DoubleValue(0x1p63)))
                .isEqualTo(new UintValue(Long.MIN_VALUE));
        assertThat(convert(Convert.Target.INT, new DoubleValue(-1.9))).isEqualTo(new IntValue(-1));
    }

    @ParameterizedTest
    @CsvSource({
        "1.0, 1",
        "-0.5, -0.5",
        "1000000.0, 1000000",
        "1e20, 100000000000000000000",
        "1e21, 1e+21",
        "1.25e-7, 1.25e-07",
        "0.0001, 0.0001",
        "NaN, NaN",
        "Infinity, +Inf"
    })
    void double_asText_isTheShortestDecimal(double number, String text) {
        assertThat(convert(Convert.Target.STRING, new DoubleValue(number)))
                .isEqualTo(new StringValue(text));
    }

    @Test
    void unsigned_asDouble_roundsToTheNearest() {
        assertThat(convert(Convert.Target.DOUBLE, new UintValue(-1)))
                .isEqualTo(new DoubleValue(0x1p64));
        assertThat(convert(Convert.Target.DOUBLE, new UintValue(Long.MIN_VALUE + 1025)))
                .isEqualTo(new DoubleValue(0x1p63 + 2048));
    }

    @Test
    void bytes_asText_mustBeUtf8() {
        assertThat(convert(Convert.Target.STRING, BytesValue.of(new byte[] {(byte) 0xC3})))
                .isInstanceOf(ErrorValue.class);
        assertThat(convert(Convert.Target.STRING, BytesValue.of(new byte[] {'o', 'k'})))
                .isEqualTo(new StringValue("ok"));
    }

    @Test
    void bool_fromText_hasFixedSpellings() {
        assertThat(convert(Convert.Target.BOOL, "True")).isEqualTo(BoolValue.TRUE);
        assertThat(convert(Convert.Target.BOOL, "0")).isEqualTo(BoolValue.FALSE);
        assertThat(convert(Convert.Target.BOOL, "tRUE")).isInstanceOf(ErrorValue.class);
    }

    @Test
    void containersAndNull_convertToNothing() {
        for (Convert.Target target : Convert.Target.values()) {
            assertThat(convert(target, ListValue.EMPTY)).isInstanceOf(ErrorValue.class);
            assertThat(convert(target, NullValue.NULL)).isInstanceOf(ErrorValue.class);
        }
    }

    private static Value convert(Convert.Target target, String text) {
        return convert(target, new StringValue(text));
    }

    private static Value convert(Convert.Target target, Value value) {
        return new Convert(target, new Literal(value))
                .evaluate(new Frame(FactValues.of(Family.HTTP).build()));
    }
}
