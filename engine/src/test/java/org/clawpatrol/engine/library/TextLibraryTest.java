package org.clawpatrol.engine.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.clawpatrol.engine.library.Call.list;
import static org.clawpatrol.engine.library.Call.number;
import static org.clawpatrol.engine.library.Call.text;
import static org.clawpatrol.engine.library.Call.texts;

import java.util.List;
import org.clawpatrol.engine.expr.Operation;
import org.clawpatrol.engine.library.list.Reverse;
import org.clawpatrol.engine.library.text.AsciiCase;
import org.clawpatrol.engine.library.text.CharAt;
import org.clawpatrol.engine.library.text.IndexOf;
import org.clawpatrol.engine.library.text.Join;
import org.clawpatrol.engine.library.text.LastIndexOf;
import org.clawpatrol.engine.library.text.Quote;
import org.clawpatrol.engine.library.text.Replace;
import org.clawpatrol.engine.library.text.Split;
import org.clawpatrol.engine.library.text.Substring;
import org.clawpatrol.engine.library.text.Trim;
import org.clawpatrol.engine.value.ErrorValue;
import org.clawpatrol.engine.value.ListValue;
import org.clawpatrol.engine.value.NullValue;
import org.clawpatrol.engine.value.Value;
import org.junit.jupiter.api.Test;

class TextLibraryTest {
    private static final String SMILE = "\ud83d\ude00";
    private static final Value HUGE = text("x".repeat(1 << 19));

    @Test
    void positions_countCharactersAndNotUnits() {
        Value text = text(SMILE + "a" + SMILE);

        assertThat(Call.of(new CharAt(), text, number(0))).isEqualTo(text(SMILE));
        assertThat(Call.of(new CharAt(), text, number(3))).isEqualTo(text(""));
        assertThat(Call.of(new IndexOf(), text, text(SMILE), number(1))).isEqualTo(number(2));
        assertThat(Call.of(new LastIndexOf(), text, text(SMILE))).isEqualTo(number(2));
        assertThat(Call.of(new LastIndexOf(), text, text(SMILE), number(1))).isEqualTo(number(0));
        assertThat(Call.of(new Substring(), text, number(1), number(2))).isEqualTo(text("a"));
        assertThat(Call.of(new Reverse(), text("a" + SMILE))).isEqualTo(text(SMILE + "a"));
        assertThat(Call.of(new Split(), text, text(""))).isEqualTo(texts(SMILE, "a", SMILE));
    }

    @Test
    void positionOutsideTheText_isAnError() {
        for (long position : List.of(-1L, 4L, Long.MIN_VALUE, Long.MAX_VALUE, 1L << 32)) {
            assertError(new CharAt(), text("abc"), number(position));
            assertError(new IndexOf(), text("abc"), text("a"), number(position));
            assertError(new LastIndexOf(), text("abc"), text("a"), number(position));
            assertError(new Substring(), text("abc"), number(position));
            assertError(new Substring(), text("abc"), number(0), number(position));
        }
        assertError(new Substring(), text("abc"), number(2), number(1));
    }

    @Test
    void wrongType_isAnError() {
        for (Operation operation :
                List.of(
                        new CharAt(),
                        new IndexOf(),
                        new LastIndexOf(),
                        new Substring(),
                        new Split(),
                        new Join())) {
            assertError(operation, NullValue.NULL, number(1));
            assertError(operation, text("a"), NullValue.NULL);
            assertError(operation, number(1), text("a"));
        }
        assertError(new Replace(), text("a"), text("b"), number(1));
        assertError(new Replace(), text("a"), text("b"), text("c"), text("d"));
        assertError(new Join(), list(text("a"), number(1)));
        assertError(new Trim(), number(1));
        assertError(new Quote(), NullValue.NULL);
        assertError(new AsciiCase(AsciiCase.Kind.LOWER), number(1));
    }

    @Test
    void builtText_isBounded() {
        assertError(new Join(), texts("x".repeat(1 << 20), "y"));
        assertError(new Replace(), HUGE, text("x"), text("xxx"));
        assertError(new Replace(), HUGE, text(""), text("xx"));
        assertError(new Quote(), text("\"".repeat(1 << 20)));
        assertThat(Call.of(new Join(), texts("x".repeat(1 << 20))))
                .isInstanceOf(text("").getClass());
    }

    @Test
    void emptyText_isFoundEverywhere() {
        assertThat(Call.of(new IndexOf(), text("abc"), text(""), number(3))).isEqualTo(number(3));
        assertThat(Call.of(new LastIndexOf(), text("abc"), text(""))).isEqualTo(number(3));
        assertThat(Call.of(new Replace(), text("ab"), text(""), text("-")))
                .isEqualTo(text("-a-b-"));
        assertThat(Call.of(new Replace(), text("ab"), text(""), text("-"), number(2)))
                .isEqualTo(text("-a-b"));
        assertThat(Call.of(new Replace(), text(""), text(""), text("-"))).isEqualTo(text("-"));
    }

    @Test
    void limits_areCounts() {
        Value text = text("a,b,c");

        assertThat(Call.of(new Split(), text, text(","), number(0))).isEqualTo(ListValue.EMPTY);
        assertThat(Call.of(new Split(), text, text(","), number(1))).isEqualTo(texts("a,b,c"));
        assertThat(Call.of(new Split(), text, text(","), number(2))).isEqualTo(texts("a", "b,c"));
        assertThat(Call.of(new Split(), text, text(","), number(Long.MAX_VALUE)))
                .isEqualTo(texts("a", "b", "c"));
        assertThat(Call.of(new Split(), text("a,"), text(","), number(-1)))
                .isEqualTo(texts("a", ""));
        assertThat(Call.of(new Split(), text(""), text(","))).isEqualTo(texts(""));
        assertThat(Call.of(new Split(), text(""), text(""))).isEqualTo(ListValue.EMPTY);
        assertThat(Call.of(new Split(), text("abc"), text(""), number(2)))
                .isEqualTo(texts("a", "bc"));
        assertThat(Call.of(new Replace(), text, text(","), text(""), number(1)))
                .isEqualTo(text("ab,c"));
        assertThat(Call.of(new Replace(), text, text(","), text(""), number(0))).isEqualTo(text);
        assertThat(Call.of(new Replace(), text, text(","), text(""), number(Long.MIN_VALUE)))
                .isEqualTo(text("abc"));
    }

    @Test
    void caseAndWhiteSpace_dependOnNoLocale() {
        Value upper = text("I\u0130\u00c6Z");

        assertThat(Call.of(new AsciiCase(AsciiCase.Kind.LOWER), upper))
                .isEqualTo(text("i\u0130\u00c6z"));
        assertThat(Call.of(new AsciiCase(AsciiCase.Kind.UPPER), text("i\u00df{`z")))
                .isEqualTo(text("I\u00df{`Z"));
        assertThat(Call.of(new Trim(), text("\u2003\u200b \u3000"))).isEqualTo(text("\u200b"));
        assertThat(Call.of(new Trim(), text(" \t"))).isEqualTo(text(""));
    }

    @Test
    void quotedText_isPrintable() {
        assertThat(Call.of(new Quote(), text("a\u0007\b\"\\\ud800b")))
                .isEqualTo(text("\"a\\a\\b\\\"\\\\\ufffdb\""));
    }

    private static void assertError(Operation operation, Value... arguments) {
        assertThat(Call.of(operation, arguments))
                .as("%s%s", operation.name(), List.of(arguments).size())
                .isInstanceOf(ErrorValue.class);
    }
}
