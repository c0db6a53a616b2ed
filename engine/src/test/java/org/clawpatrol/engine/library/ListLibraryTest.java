package org.clawpatrol.engine.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.clawpatrol.engine.library.Call.list;
import static org.clawpatrol.engine.library.Call.number;
import static org.clawpatrol.engine.library.Call.text;
import static org.clawpatrol.engine.library.Call.texts;
import static org.clawpatrol.engine.library.Call.unsigned;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.clawpatrol.engine.expr.Frame;
import org.clawpatrol.engine.library.list.Distinct;
import org.clawpatrol.engine.library.list.Flatten;
import org.clawpatrol.engine.library.list.Range;
import org.clawpatrol.engine.library.list.Slice;
import org.clawpatrol.engine.library.list.Sort;
import org.clawpatrol.engine.library.list.SortByKeys;
import org.clawpatrol.engine.value.BoolValue;
import org.clawpatrol.engine.value.Equality;
import org.clawpatrol.engine.value.ErrorValue;
import org.clawpatrol.engine.value.ListValue;
import org.clawpatrol.engine.value.NullValue;
import org.clawpatrol.engine.value.Value;
import org.junit.jupiter.api.Test;

class ListLibraryTest {
    private static final Value NAN = number(Double.NaN);

    @Test
    void hugeResult_isAnError() {
        Value shared = list(list(), list());
        for (int i = 0; i < 40; i++) {
            shared = list(shared, shared);
        }

        assertThat(Call.of(new Range(), number(Long.MAX_VALUE))).isInstanceOf(ErrorValue.class);
        assertThat(Call.of(new Flatten(), shared, number(Long.MAX_VALUE)))
                .isInstanceOf(ErrorValue.class);
        assertThat(new Distinct().cost(List.of(list(shared, shared))))
                .isGreaterThan(Frame.DEFAULT_BUDGET);
    }

    @Test
    void range_ofNothingOrLess_isEmpty() {
        assertThat(Call.of(new Range(), number(-5))).isEqualTo(ListValue.EMPTY);
        assertThat(Call.of(new Range(), number(2))).isEqualTo(list(number(0), number(1)));
        assertThat(Call.of(new Range(), number(2.0))).isInstanceOf(ErrorValue.class);
    }

    @Test
    void sliceOutsideTheList_isAnError() {
        Value list = list(number(1), number(2));

        assertThat(Call.of(new Slice(), list, number(-1), number(1)))
                .isInstanceOf(ErrorValue.class);
        assertThat(Call.of(new Slice(), list, number(0), number(3))).isInstanceOf(ErrorValue.class);
        assertThat(Call.of(new Slice(), list, number(2), number(1))).isInstanceOf(ErrorValue.class);
        assertThat(Call.of(new Slice(), list, number(1L << 32), number(1L << 32)))
                .isInstanceOf(ErrorValue.class);
        assertThat(Call.of(new Slice(), list, number(2), number(2))).isEqualTo(ListValue.EMPTY);
    }

    @Test
    void flatten_goesAsDeepAsAsked() {
        Value nested = list(number(1), list(number(2), list(number(3))));

        assertThat(Call.of(new Flatten(), nested, number(-1))).isInstanceOf(ErrorValue.class);
        assertThat(Call.of(new Flatten(), nested, number(0))).isEqualTo(nested);
        assertThat(Call.of(new Flatten(), nested))
                .isEqualTo(list(number(1), number(2), list(number(3))));
        assertThat(Call.of(new Flatten(), nested, number(9)))
                .isEqualTo(list(number(1), number(2), number(3)));
    }

    @Test
    void sortOfValuesWithoutCommonOrder_isAnError() {
        assertThat(Call.of(new Sort(), list(number(1), text("a")))).isInstanceOf(ErrorValue.class);
        assertThat(Call.of(new Sort(), list(number(1), unsigned(1))))
                .isInstanceOf(ErrorValue.class);
        assertThat(Call.of(new Sort(), list(list()))).isInstanceOf(ErrorValue.class);
        assertThat(Call.of(new Sort(), list(NAN, number(1.0)))).isInstanceOf(ErrorValue.class);
        assertThat(Call.of(new Sort(), ListValue.EMPTY)).isEqualTo(ListValue.EMPTY);
    }

    @Test
    void sort_ordersTextsByCodePointAndIsStable() {
        assertThat(Call.of(new Sort(), texts("\ud83d\ude00", "\uffff", "a")))
                .isEqualTo(texts("a", "\uffff", "\ud83d\ude00"));
        assertThat(
                        Call.of(
                                new SortByKeys(),
                                texts("b1", "a", "b2"),
                                list(number(2), number(1), number(2))))
                .isEqualTo(texts("a", "b1", "b2"));
        assertThat(Call.of(new SortByKeys(), texts("a"), list())).isInstanceOf(ErrorValue.class);
    }

    @Test
    void distinct_keepsTheFirstOfEqualElements() {
        assertThat(
                        Call.of(
                                new Distinct(),
                                list(number(1), number(1.0), unsigned(1), text("1"), number(1))))
                .isEqualTo(list(number(1), text("1")));
        assertThat(Call.of(new Distinct(), list(NAN, NAN))).isEqualTo(list(NAN, NAN));
        assertThat(Call.of(new Distinct(), list(list(number(1)), list(number(1.0)))))
                .isEqualTo(list(list(number(1))));
        assertThat(Call.of(new Distinct(), list(NullValue.NULL, NullValue.NULL)))
                .isEqualTo(list(NullValue.NULL));
    }

    @Test
    void distinctRandomElements_areThoseOfTheDefinition() {
        Random random = new Random(5);
        List<Value> choices =
                List.of(
                        number(0),
                        number(-0.0),
                        unsigned(-1),
                        number(0x1p64),
                        number(0.5),
                        text("a"),
                        list(number(0)),
                        list(number(0.0)),
                        BoolValue.TRUE,
                        NullValue.NULL,
                        Call.bytes(1));
        for (int i = 0; i < 2_000; i++) {
            List<Value> elements = new ArrayList<>();
            List<Value> expected = new ArrayList<>();
            for (int j = random.nextInt(12); j > 0; j--) {
                Value element = choices.get(random.nextInt(choices.size()));
                elements.add(element);
                if (Equality.contains(expected, element) == BoolValue.FALSE) {
                    expected.add(element);
                }
            }

            assertThat(Call.of(new Distinct(), new ListValue(elements)))
                    .isEqualTo(new ListValue(expected));
        }
    }
}
