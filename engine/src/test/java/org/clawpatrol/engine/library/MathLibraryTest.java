package org.clawpatrol.engine.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.clawpatrol.engine.library.Call.list;
import static org.clawpatrol.engine.library.Call.number;
import static org.clawpatrol.engine.library.Call.text;
import static org.clawpatrol.engine.library.Call.unsigned;

import org.clawpatrol.engine.library.math.Absolute;
import org.clawpatrol.engine.library.math.BitLogic;
import org.clawpatrol.engine.library.math.BitNot;
import org.clawpatrol.engine.library.math.BitShift;
import org.clawpatrol.engine.library.math.Extreme;
import org.clawpatrol.engine.library.math.FloatTest;
import org.clawpatrol.engine.library.math.Rounding;
import org.clawpatrol.engine.library.math.Sign;
import org.clawpatrol.engine.library.math.SquareRoot;
import org.clawpatrol.engine.value.BoolValue;
import org.clawpatrol.engine.value.ErrorValue;
import org.clawpatrol.engine.value.Value;
import org.junit.jupiter.api.Test;

class MathLibraryTest {
    private static final Extreme GREATEST = new Extreme(Extreme.Kind.GREATEST);
    private static final Extreme LEAST = new Extreme(Extreme.Kind.LEAST);
    private static final Value NAN = number(Double.NaN);

    @Test
    void extremeOfNoNumbersOrOtherValues_isAnError() {
        assertThat(Call.of(GREATEST, list())).isInstanceOf(ErrorValue.class);
        assertThat(Call.of(GREATEST, text("a"))).isInstanceOf(ErrorValue.class);
        assertThat(Call.of(LEAST, list(number(1), text("a")))).isInstanceOf(ErrorValue.class);
        assertThat(Call.of(LEAST, list(text("a")))).isInstanceOf(ErrorValue.class);
        assertThat(Call.of(LEAST, list(NAN, number(1)))).isInstanceOf(ErrorValue.class);
        assertThat(Call.of(GREATEST, list(number(1), NAN))).isInstanceOf(ErrorValue.class);
    }

    @Test
    void extreme_comparesNumbersOfAllTypesExactly() {
        Value most = number(Long.MAX_VALUE);
        Value more = number(0x1p63);

        assertThat(Call.of(GREATEST, list(most, more, unsigned(3)))).isEqualTo(more);
        assertThat(Call.of(LEAST, list(more, most))).isEqualTo(most);
        assertThat(Call.of(GREATEST, list(more, unsigned(-1)))).isEqualTo(unsigned(-1));
        assertThat(Call.of(GREATEST, list(number(1), number(1.0)))).isEqualTo(number(1));
        assertThat(Call.of(LEAST, number(5))).isEqualTo(number(5));
    }

    @Test
    void leastInt_hasNoAbsoluteValue() {
        assertThat(Call.of(new Absolute(), number(Long.MIN_VALUE))).isEqualTo(ErrorValue.OVERFLOW);
        assertThat(Call.of(new Absolute(), number(-7))).isEqualTo(number(7));
        assertThat(Call.of(new Absolute(), unsigned(-1))).isEqualTo(unsigned(-1));
        assertThat(Call.of(new Absolute(), number(-0.5))).isEqualTo(number(0.5));
    }

    @Test
    void shift_isLogicalAndNeverWrapsItsCount() {
        BitShift left = new BitShift(BitShift.Kind.LEFT);
        BitShift right = new BitShift(BitShift.Kind.RIGHT);

        assertThat(Call.of(left, number(1), number(-1))).isInstanceOf(ErrorValue.class);
        assertThat(Call.of(right, unsigned(1), number(Long.MIN_VALUE)))
                .isInstanceOf(ErrorValue.class);
        assertThat(Call.of(left, number(1), unsigned(1))).isInstanceOf(ErrorValue.class);
        assertThat(Call.of(left, number(1), number(64))).isEqualTo(number(0));
        assertThat(Call.of(right, number(-1), number(1L << 32))).isEqualTo(number(0));
        assertThat(Call.of(right, number(-1), number(63))).isEqualTo(number(1));
        assertThat(Call.of(left, number(1), number(63))).isEqualTo(number(Long.MIN_VALUE));
    }

    @Test
    void bits_areOfOneType() {
        BitLogic and = new BitLogic(BitLogic.Kind.AND);

        assertThat(Call.of(and, number(1), unsigned(1))).isInstanceOf(ErrorValue.class);
        assertThat(Call.of(and, number(1.0), number(1.0))).isInstanceOf(ErrorValue.class);
        assertThat(Call.of(and, unsigned(-1), unsigned(6))).isEqualTo(unsigned(6));
        assertThat(Call.of(new BitNot(), unsigned(0))).isEqualTo(unsigned(-1));
        assertThat(Call.of(new BitNot(), number(1.0))).isInstanceOf(ErrorValue.class);
    }

    @Test
    void rounding_takesTiesAwayFromZeroAndKeepsHugeNumbers() {
        Rounding nearest = new Rounding(Rounding.Kind.NEAREST);
        Rounding truncated = new Rounding(Rounding.Kind.TOWARDS_ZERO);

        assertThat(Call.of(nearest, number(0.49999999999999994))).isEqualTo(number(0.0));
        assertThat(Call.of(nearest, number(-2.5))).isEqualTo(number(-3.0));
        assertThat(Call.of(nearest, number(0x1p52 + 1))).isEqualTo(number(0x1p52 + 1));
        assertThat(Call.of(nearest, NAN)).isEqualTo(NAN);
        assertThat(Call.of(truncated, number(-1e300))).isEqualTo(number(-1e300));
        assertThat(Call.of(truncated, number(Double.NEGATIVE_INFINITY)))
                .isEqualTo(number(Double.NEGATIVE_INFINITY));
        assertThat(Call.of(nearest, number(1))).isInstanceOf(ErrorValue.class);
    }

    @Test
    void signAndRoot_areOfEveryNumber() {
        assertThat(Call.of(new Sign(), number(Long.MIN_VALUE))).isEqualTo(number(-1));
        assertThat(Call.of(new Sign(), unsigned(-1))).isEqualTo(unsigned(1));
        assertThat(Call.of(new Sign(), NAN)).isEqualTo(NAN);
        assertThat(Call.of(new Sign(), number(-0.0))).isEqualTo(number(0.0));
        assertThat(Call.of(new SquareRoot(), number(-4))).isEqualTo(NAN);
        assertThat(Call.of(new SquareRoot(), unsigned(-1))).isEqualTo(number(0x1p32));
        assertThat(Call.of(new SquareRoot(), text("4"))).isInstanceOf(ErrorValue.class);
    }

    @Test
    void floatTest_isOfDoublesOnly() {
        FloatTest finite = new FloatTest(FloatTest.Kind.FINITE);

        assertThat(Call.of(finite, number(Double.POSITIVE_INFINITY))).isEqualTo(BoolValue.FALSE);
        assertThat(Call.of(finite, NAN)).isEqualTo(BoolValue.FALSE);
        assertThat(Call.of(finite, number(1))).isInstanceOf(ErrorValue.class);
    }
}
