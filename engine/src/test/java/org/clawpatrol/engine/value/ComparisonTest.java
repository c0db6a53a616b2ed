package org.clawpatrol.engine.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ComparisonTest {
    private static final long SEED = 1_234_577L;
    private static final double[] EDGES = {
        0.0, -0.0, 0.5, -0.5, 0x1p53, 0x1p53 + 2, 0x1p63, -0x1p63, 0x1p64, 1e300, -1e300, 0x1p-1074
    };
    private static final long[] BITS = {
        0, 1, -1, 2, (1L << 53) + 1, Long.MAX_VALUE, Long.MIN_VALUE, Long.MIN_VALUE + 1
    };

    @Test
    void numbers_acrossTypes_compareExactly() {
        List<Value> numbers = numbers();
        for (Value left : numbers) {
            for (Value right : numbers) {
                int expected = exact(left).compareTo(exact(right));
                assertThat(Comparison.compare(left, right))
                        .as("%s against %s", left, right)
                        .isEqualTo(expected);
                assertThat(Equality.equal(left, right)).isEqualTo(BoolValue.of(expected == 0));
            }
        }
    }

    @Test
    void order_ofAnIntegerAndADouble_isThatOfTheNearestDouble() {
        Value most = new IntValue(Long.MAX_VALUE);

        assertThat(Comparison.order(most, new DoubleValue(0x1p63))).isZero();
        assertThat(Comparison.order(new DoubleValue(0x1p63), most)).isZero();
        assertThat(Comparison.order(most, new DoubleValue(0x1p63 + 2048))).isNegative();
        assertThat(Comparison.order(new UintValue(-1), new DoubleValue(0x1p64))).isZero();
        assertThat(Comparison.order(most, new UintValue(Long.MIN_VALUE))).isNegative();
        assertThat(Comparison.order(new IntValue(1), new DoubleValue(Double.NaN)))
                .isEqualTo(Comparison.UNORDERED);
    }

    @Test
    void mapKeys_ofEqualNumbers_areOneKey() {
        for (Value left : numbers()) {
            MapValue map = MapValue.of(Map.of(left, BoolValue.TRUE));
            for (Value right : numbers()) {
                boolean same = exact(left).compareTo(exact(right)) == 0;
                assertThat(map.find(right) != null).as("%s in %s", right, map).isEqualTo(same);
            }
        }
    }

    @Test
    void notANumber_againstAnything_isUnequalAndUnordered() {
        Value nan = new DoubleValue(Double.NaN);
        for (Value other : List.of(nan, new IntValue(0), new UintValue(0), new DoubleValue(1))) {
            assertThat(Equality.equal(nan, other)).isEqualTo(BoolValue.FALSE);
            assertThat(Comparison.compare(nan, other)).isEqualTo(Comparison.UNORDERED);
            assertThat(Comparison.compare(other, nan)).isEqualTo(Comparison.UNORDERED);
        }
    }

    @Test
    void infinities_againstIntegers_areBeyondAllOfThem() {
        Value most = new UintValue(-1);
        assertThat(Comparison.compare(new DoubleValue(Double.POSITIVE_INFINITY), most)).isOne();
        assertThat(
                        Comparison.compare(
                                new DoubleValue(Double.NEGATIVE_INFINITY),
                                new IntValue(Long.MIN_VALUE)))
                .isEqualTo(-1);
    }

    @Test
    void texts_beyondTheBasicPlane_areOrderedByCodePoint() {
        Value wide = new StringValue("\uD83D\uDE00");
        Value narrow = new StringValue("\uFF5E");
        assertThat(Comparison.compare(wide, narrow)).isOne();
        assertThat(Comparison.compare(narrow, wide)).isEqualTo(-1);
        assertThat(Comparison.compare(new StringValue("a"), new StringValue("ab"))).isEqualTo(-1);
    }

    @Test
    void differentTypes_areUnequalAndIncomparable() {
        List<Value> values =
                List.of(
                        BoolValue.TRUE,
                        new IntValue(1),
                        new StringValue("1"),
                        BytesValue.of(new byte[] {49}),
                        NullValue.NULL,
                        ListValue.EMPTY,
                        MapValue.EMPTY,
                        new TypeValue("int"));
        for (Value left : values) {
            for (Value right : values) {
                if (!left.equals(right)) {
                    assertThat(Equality.equal(left, right)).isEqualTo(BoolValue.FALSE);
                    assertThat(Comparison.compare(left, right)).isEqualTo(Comparison.INCOMPARABLE);
                }
            }
        }
    }

    @Test
    void containers_ofMixedNumbers_areEqualElementByElement() {
        Value ints = ListValue.of(new IntValue(1), MapValue.ofFields(one(new IntValue(2))));
        Value doubles = ListValue.of(new DoubleValue(1), MapValue.ofFields(one(new UintValue(2))));
        Value others = ListValue.of(new DoubleValue(1), MapValue.ofFields(one(new UintValue(3))));

        assertThat(Equality.equal(ints, doubles)).isEqualTo(BoolValue.TRUE);
        assertThat(Equality.equal(ints, others)).isEqualTo(BoolValue.FALSE);
    }

    @Test
    void containers_withAnUnknownInside_compareUnknown() {
        Value unknown = UnknownValue.of(UnknownValue.Cause.TRUNCATED);
        Value holding = MapValue.ofFields(one(unknown));

        assertThat(Equality.equal(holding, holding)).isEqualTo(unknown);
        assertThat(Equality.equal(ListValue.of(holding), ListValue.of(MapValue.EMPTY)))
                .isEqualTo(BoolValue.FALSE);
        assertThat(Equality.contains(List.of(holding), MapValue.ofFields(one(new IntValue(1)))))
                .isEqualTo(unknown);
    }

    private static Map<String, Value> one(Value value) {
        return Map.of("a", value);
    }

    private static List<Value> numbers() {
        List<Value> numbers = new ArrayList<>();
        for (double edge : EDGES) {
            numbers.add(new DoubleValue(edge));
        }
        for (long bits : BITS) {
            numbers.add(new IntValue(bits));
            numbers.add(new UintValue(bits));
        }
        Random random = new Random(SEED);
        for (int i = 0; i < 40; i++) {
            long bits = random.nextLong();
            numbers.add(new IntValue(bits));
            numbers.add(new UintValue(bits));
            numbers.add(new DoubleValue((double) bits));
        }
        return numbers;
    }

    private static BigDecimal exact(Value number) {
        return switch (number) {
            case IntValue(long value) -> BigDecimal.valueOf(value);
            case UintValue(long bits) ->
                    new BigDecimal(new BigInteger(Long.toUnsignedString(bits)));
            case DoubleValue(double value) -> new BigDecimal(value);
            default -> throw new AssertionError(number);
        };
    }
}
