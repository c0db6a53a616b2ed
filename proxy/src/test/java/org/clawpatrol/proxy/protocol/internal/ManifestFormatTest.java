package org.clawpatrol.proxy.protocol.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ManifestFormatTest {

    @ParameterizedTest
    @CsvSource({
        "'', '', MARKDOWN",
        "'', '*/*', MARKDOWN",
        "'', application/json, JSON",
        "'', 'Application/JSON; q=0.9', JSON",
        "'', 'text/markdown, application/json', MARKDOWN",
        "json, '', JSON",
        "JSON, text/markdown, JSON",
        "md, application/json, MARKDOWN",
        "text, application/json, MARKDOWN",
        "markdown, application/json, MARKDOWN",
        "yaml, application/json, JSON",
        "'yaml json', '', JSON"
    })
    void format_isWhatTheRequestWants(String formats, String accept, ManifestFormat wanted) {
        List<String> words = Arrays.stream(formats.split(" ")).filter(w -> !w.isEmpty()).toList();
        assertThat(ManifestFormat.wanted(words, accept)).isEqualTo(wanted);
    }
}
