package org.clawpatrol.engine.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.clawpatrol.engine.library.Call.bytes;
import static org.clawpatrol.engine.library.Call.list;
import static org.clawpatrol.engine.library.Call.number;
import static org.clawpatrol.engine.library.Call.text;
import static org.clawpatrol.engine.library.Call.unsigned;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.clawpatrol.engine.library.text.Format;
import org.clawpatrol.engine.value.BoolValue;
import org.clawpatrol.engine.value.DurationValue;
import org.clawpatrol.engine.value.ErrorValue;
import org.clawpatrol.engine.value.ListValue;
import org.clawpatrol.engine.value.MapValue;
import org.clawpatrol.engine.value.NullValue;
import org.clawpatrol.engine.value.OptionalValue;
import org.clawpatrol.engine.value.TimestampValue;
import org.clawpatrol.engine.value.TypeValue;
import org.clawpatrol.engine.value.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormatTest {

    @ParameterizedTest
    @ValueSource(strings = {"%", "%.", "%.3", "%.d", "%y", "%E", "%.99999f", "%-5d", "% d", "a%%%"})
    void malformedFormat_isAnError(String format) {
        assertThat(formatted(format, number(1))).isInstanceOf(ErrorValue.class);
    }

    @Test
    void tooFewValues_isAnError_andTooManyAreNot() {
        assertThat(formatted("%d %d", number(1))).isInstanceOf(ErrorValue.class);
        assertThat(formatted("%d", number(1), number(2))).isEqualTo(text("1"));
    }

    @Test
    void valueThatAConversionDoesNotApplyTo_isAnError() {
        for (String conversion : List.of("%d", "%f", "%e", "%b", "%o", "%x", "%X")) {
            assertThat(formatted(conversion, NullValue.NULL)).isInstanceOf(ErrorValue.class);
            assertThat(formatted(conversion, list())).isInstanceOf(ErrorValue.class);
        }
        for (String conversion : List.of("%b", "%o", "%x")) {
            assertThat(formatted(conversion, number(1.0))).isInstanceOf(ErrorValue.class);
        }
        assertThat(formatted("%s", OptionalValue.NONE)).isInstanceOf(ErrorValue.class);
        assertThat(formatted("%s", list(OptionalValue.NONE))).isInstanceOf(ErrorValue.class);
        assertThat(Call.of(new Format(), text("%d"), number(1))).isInstanceOf(ErrorValue.class);
    }

    @Test
    void errorText_namesTypesAndNoValues() {
        assertThat(formatted("%d", text("secret")))
                .isEqualTo(new ErrorValue("`format`: `%d` needs a number, not string"));
    }

    @Test
    void result_isBounded() {
        Value nested = text("x".repeat(1000));
        for (int i = 0; i < 40; i++) {
            nested = list(nested, nested);
        }
        Value deep = list();
        for (int i = 0; i < 2_000; i++) {
            deep = list(deep);
        }

        assertThat(formatted("%s", nested)).isInstanceOf(ErrorValue.class);
        assertThat(formatted("%s", deep)).isInstanceOf(ErrorValue.class);
        assertThat(formatted("%.1074f", number(Double.MIN_VALUE)))
                .isNotInstanceOf(ErrorValue.class);
    }

    @Test
    void decimals_areRoundedFromTheExactValueTiesToEven() {
        assertThat(formatted("%.2f %.2f", number(0.125), number(0.375)))
                .isEqualTo(text("0.12 0.38"));
        assertThat(formatted("%.0f", number(2.5))).isEqualTo(text("2"));
        assertThat(formatted("%.1f", number(-0.01))).isEqualTo(text("-0.0"));
        assertThat(formatted("%f", unsigned(-1))).isEqualTo(text("18446744073709551615.000000"));
        assertThat(formatted("%.1e", number(9.96e9))).isEqualTo(text("1.0e+10"));
        assertThat(formatted("%e", number(1e300))).isEqualTo(text("1.000000e+300"));
        assertThat(formatted("%.0e", number(0.0))).isEqualTo(text("0e+00"));
        assertThat(formatted("%.3e", number(-5))).isEqualTo(text("-5.000e+00"));
    }

    @Test
    void integers_haveTheirSignInEveryBase() {
        assertThat(formatted("%b %o %x %X", number(-30), number(-8), number(-30), number(-30)))
                .isEqualTo(text("-11110 -10 -1e -1E"));
        assertThat(formatted("%x", number(Long.MIN_VALUE))).isEqualTo(text("-8000000000000000"));
        assertThat(formatted("%x", unsigned(-1))).isEqualTo(text("ffffffffffffffff"));
        assertThat(formatted("%d", unsigned(-1))).isEqualTo(text("18446744073709551615"));
        assertThat(formatted("%b", BoolValue.FALSE)).isEqualTo(text("0"));
        assertThat(formatted("%X", bytes(0, 255))).isEqualTo(text("00FF"));
    }

    @Test
    void values_haveTheTextOfTheSpecification() {
        assertThat(formatted("%s", number(3.0))).isEqualTo(text("3"));
        assertThat(formatted("%s", number(1e22))).isEqualTo(text("1" + "0".repeat(22)));
        assertThat(formatted("%d", number(3.14))).isEqualTo(text("3.14"));
        assertThat(formatted("%s", NullValue.NULL)).isEqualTo(text("null"));
        assertThat(formatted("%s", new TypeValue("int"))).isEqualTo(text("int"));
        assertThat(formatted("%s", new DurationValue(Duration.ofMillis(-1500))))
                .isEqualTo(text("-1.5s"));
        assertThat(formatted("%s", new DurationValue(Duration.ofMinutes(100))))
                .isEqualTo(text("6000s"));
        assertThat(formatted("%s", new TimestampValue(Instant.parse("2020-01-02T03:04:05.100Z"))))
                .isEqualTo(text("2020-01-02T03:04:05.1Z"));
        assertThat(formatted("%s", bytes('a', 0xff, 0xfe, 'b', 0xef, 0xbf, 0xbd, 0xff)))
                .isEqualTo(text("a\ufffdb\ufffd\ufffd"));
    }

    @Test
    void mapEntries_areSortedByTheTextOfTheKey() {
        Map<Value, Value> entries = new LinkedHashMap<>();
        entries.put(text("b"), list(number(1), text("x")));
        entries.put(number(10), NullValue.NULL);
        entries.put(number(9), BoolValue.TRUE);

        assertThat(formatted("%s", MapValue.of(entries)))
                .isEqualTo(text("{10: null, 9: true, b: [1, x]}"));
    }

    @Test
    void keysOfOneText_areBothShown() {
        Map<Value, Value> entries = new LinkedHashMap<>();
        entries.put(text("1"), text("text"));
        entries.put(number(1), text("number"));

        assertThat(formatted("%s", MapValue.of(entries))).isEqualTo(text("{1: text, 1: number}"));
    }

    private static Value formatted(String format, Value... values) {
        return Call.of(new Format(), text(format), new ListValue(List.of(values)));
    }
}
