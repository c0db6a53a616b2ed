package org.clawpatrol.engine.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.clawpatrol.engine.library.Call.number;
import static org.clawpatrol.engine.library.Call.text;
import static org.clawpatrol.engine.library.Call.texts;

import org.clawpatrol.engine.expr.InvalidPatternException;
import org.clawpatrol.engine.expr.SearchPattern;
import org.clawpatrol.engine.library.pattern.Extract;
import org.clawpatrol.engine.library.pattern.ExtractAll;
import org.clawpatrol.engine.library.pattern.ReplaceMatches;
import org.clawpatrol.engine.value.ErrorValue;
import org.clawpatrol.engine.value.ListValue;
import org.clawpatrol.engine.value.OptionalValue;
import org.clawpatrol.engine.value.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PatternLibraryTest {

    @ParameterizedTest
    @ValueSource(strings = {"(", "a{2,1}", "(?=a)", "(a)\\1", "a{1000}{1000}", "(a)(b)"})
    void patternThatCannotBeExtracted_isAnError(String pattern) {
        assertThat(Call.of(new Extract(), text("ab"), text(pattern)))
                .isInstanceOf(ErrorValue.class);
        assertThat(Call.of(new ExtractAll(), text("ab"), text(pattern)))
                .isInstanceOf(ErrorValue.class);
    }

    @Test
    void longComputedPattern_isAnError() {
        assertThat(Call.of(new Extract(), text("a"), text("a".repeat(1_001))))
                .isInstanceOf(ErrorValue.class);
    }

    @Test
    void patternThatReadsTheRestForEveryMatch_isAnError() {
        Value text = text("a".repeat(20_000));

        assertThat(Call.of(new ExtractAll(), text, text("a.*b|a"))).isInstanceOf(ErrorValue.class);
        assertThat(Call.of(new ReplaceMatches(), text, text("a.*b|a"), text("")))
                .isInstanceOf(ErrorValue.class);
        assertThat(Call.of(new ReplaceMatches(), text, text("a"), text(""))).isEqualTo(text(""));
    }

    @Test
    void patternThatMakesOthersBacktrack_isSearchedOnce() {
        Value text = text("a".repeat(5_000) + "!");

        assertThat(Call.of(new Extract(), text, text("^(?:a+)+$"))).isEqualTo(OptionalValue.NONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\", "\\2", "\\x", "a\\", "\\\\\\"})
    void replacementThatRefersToNothing_isAnError(String replacement) {
        assertThat(Call.of(new ReplaceMatches(), text("a"), text("(a)"), text(replacement)))
                .isInstanceOf(ErrorValue.class);
    }

    @Test
    void replacement_canHoldGroupsAndBackslashes() {
        assertThat(
                        Call.of(
                                new ReplaceMatches(),
                                text("foo bar"),
                                text("(fo)o (ba)r"),
                                text("\\2 \\1 \\0 \\\\1 $1")))
                .isEqualTo(text("ba fo foo bar \\1 $1"));
        assertThat(Call.of(new ReplaceMatches(), text("b"), text("(a)|b"), text("[\\1]")))
                .isEqualTo(text("[]"));
    }

    @Test
    void replacementCount_isALimit() {
        assertThat(replaced("banana", "a", "x", 0)).isEqualTo(text("banana"));
        assertThat(replaced("banana", "a", "x", 2)).isEqualTo(text("bxnxna"));
        assertThat(replaced("banana", "a", "x", Long.MIN_VALUE)).isEqualTo(text("bxnxnx"));
        assertThat(replaced("a".repeat(1 << 19), "a", "xxx", -1)).isInstanceOf(ErrorValue.class);
    }

    @Test
    void emptyMatch_neverSplitsACharacter() {
        assertThat(replaced("\ud83d\ude00", "x*", "-", -1)).isEqualTo(text("-\ud83d\ude00-"));
    }

    @Test
    void extraction_isOfTheGroupWhereThereIsOne() {
        assertThat(Call.of(new Extract(), text("item-A, item-B"), text("item-(\\w+)")))
                .isEqualTo(new OptionalValue(text("A")));
        assertThat(Call.of(new Extract(), text("b"), text("(a)|b"))).isEqualTo(OptionalValue.NONE);
        assertThat(Call.of(new ExtractAll(), text("id:1, id:2"), text("id:\\d")))
                .isEqualTo(texts("id:1", "id:2"));
        assertThat(Call.of(new ExtractAll(), text("x"), text("id"))).isEqualTo(ListValue.EMPTY);
    }

    @Test
    void compiledPattern_winsOverTheArgument() throws InvalidPatternException {
        SearchPattern pattern = SearchPattern.of("b");

        assertThat(Call.of(new Extract().with(pattern), text("ab"), text("a")))
                .isEqualTo(new OptionalValue(text("b")));
        assertThat(new Extract().with(pattern)).isEqualTo(new Extract(SearchPattern.of("b")));
    }

    @Test
    void wrongType_isAnError() {
        assertThat(Call.of(new Extract(), number(1), text("a"))).isInstanceOf(ErrorValue.class);
        assertThat(Call.of(new ReplaceMatches(), text("a"), text("a"), number(1)))
                .isInstanceOf(ErrorValue.class);
        assertThat(Call.of(new ReplaceMatches(), text("a"), text("a"), text("a"), text("a")))
                .isInstanceOf(ErrorValue.class);
    }

    private static Value replaced(String text, String pattern, String replacement, long count) {
        return Call.of(
                new ReplaceMatches(), text(text), text(pattern), text(replacement), number(count));
    }
}
