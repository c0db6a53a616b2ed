package org.clawpatrol.proxy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

final class ColourChoiceTest {

    @Test
    void colours_onATerminal_unlessTheUserOrTheTerminalRefusesThem() {
        assertThat(ColourChoice.of(Map.of("TERM", "xterm"), true)).isTrue();
        assertThat(ColourChoice.of(Map.of(), true)).isTrue();
        assertThat(ColourChoice.of(Map.of("NO_COLOR", "1"), true)).isFalse();
        assertThat(ColourChoice.of(Map.of("NO_COLOR", ""), true)).isTrue();
        assertThat(ColourChoice.of(Map.of("TERM", "dumb"), true)).isFalse();
    }

    @Test
    void colours_elsewhere_onlyWhenForced() {
        assertThat(ColourChoice.of(Map.of("TERM", "xterm"), false)).isFalse();
        assertThat(ColourChoice.of(Map.of("CLICOLOR_FORCE", "1"), false)).isTrue();
        assertThat(ColourChoice.of(Map.of("CLICOLOR_FORCE", "0"), true)).isFalse();
        assertThat(ColourChoice.of(Map.of("CLICOLOR_FORCE", "1", "NO_COLOR", "1"), false))
                .isFalse();
    }
}
