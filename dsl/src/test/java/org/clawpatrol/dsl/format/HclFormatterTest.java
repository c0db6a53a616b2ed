package org.clawpatrol.dsl.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.clawpatrol.dsl.source.Diagnostic;
import org.junit.jupiter.api.Test;

/** Odd bytes, wrong files, and large ones. */
class HclFormatterTest {
    private static FormatResult format(byte[] bytes) {
        return new HclFormatter().format("test.hcl", bytes);
    }

    private static FormatResult format(String text) {
        return format(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void syntaxError_isReportedAndNothingIsChanged() {
        FormatResult result = format("a   = 1\nb {\n");

        assertThat(result.text()).isEmpty();
        assertThat(result.changes()).isFalse();
        assertThat(result.diagnostics()).extracting(Diagnostic::message).hasSize(1);
        assertThat(result.diagnostics().getFirst().span().orElseThrow().line()).isEqualTo(2);
    }

    @Test
    void sameAttributeTwice_isReported() {
        assertThat(format("a  = 1\na = 2\n").diagnostics()).isNotEmpty();
    }

    @Test
    void bytesThatAreNoUtf8_areRefusedInCommentsToo() {
        assertThat(format(new byte[] {'a', '=', '1', ' ', '#', (byte) 0xff}).text()).isEmpty();
        // An encoded surrogate, which decoding would replace.
        byte[] surrogate = {'#', (byte) 0xed, (byte) 0xa0, (byte) 0x80, '\n'};
        assertThat(format(surrogate).text()).isEmpty();
        assertThat(format(surrogate).diagnostics())
                .extracting(Diagnostic::id)
                .containsExactly("C-UTF8");
    }

    @Test
    void replacementCharacterItself_isKept() {
        assertThat(Formatted.checked("# \ufffd\na=1")).isEqualTo("# \ufffd\na = 1\n");
    }

    @Test
    void byteOrderMark_staysWhereItIs() {
        assertThat(Formatted.checked("\ufeff\n\na=1")).isEqualTo("\ufeffa = 1\n");
        assertThat(Formatted.checked("\ufeff")).isEqualTo("\ufeff");
    }

    @Test
    void emptyFile_staysEmpty() {
        assertThat(Formatted.checked("")).isEmpty();
        assertThat(Formatted.checked(" \n\t\n")).isEmpty();
        assertThat(Formatted.checked("#")).isEqualTo("#\n");
    }

    @Test
    void commentOfBlanks_losesThemAlone() {
        assertThat(Formatted.checked("#  \t\r\na = 1 //\r\n")).isEqualTo("#\r\na = 1 //\r\n");
    }

    @Test
    void nestingBeyondTheReadersLimit_isItsError() {
        String deep = "a = " + "[".repeat(5_000) + "]".repeat(5_000) + "\n";

        assertThat(format(deep).diagnostics().getFirst().message()).contains("deeper than 128");
    }

    @Test
    void nestingUpToTheReadersLimit_isFormatted() {
        String lists = "a = " + "[\n".repeat(127) + "1" + "\n]".repeat(127) + "\n";
        String condition =
                "rule \"r\" {\n condition = \"" + "(".repeat(120) + "a" + ")".repeat(120);

        assertThat(Formatted.checked(lists)).contains("\n" + "  ".repeat(127) + "1\n");
        assertThat(Formatted.checked(condition + "\"\n}\n")).contains("((a))");
    }

    @Test
    void longRunsOfOneKind_areFormatted() {
        Formatted.checked("a = 1 " + "/**/".repeat(20_000) + "\n");
        Formatted.checked("a = [" + "/**/\n".repeat(20_000) + "]\n");
        Formatted.checked("a = [" + "1,".repeat(20_000) + "]\n");
        Formatted.checked("a = f(\n" + "x,\n".repeat(20_000) + "y)\n");
        Formatted.checked("a {\n" + "}\nb {\n".repeat(20_000) + "}\n");
    }

    @Test
    void tenThousandRules_areFormatted() {
        StringBuilder file = new StringBuilder();
        for (int i = 0; i < 10_000; i++) {
            file.append("rule \"r").append(i).append("\" {\nendpoint=https.api\n condition = \"");
            file.append("http.method=='GET'&&http.path.startsWith('/").append(i).append("/')\"\n");
            file.append(" verdict = \"deny\" # no\n}\n");
        }

        FormatResult result = format(file.toString());

        assertThat(result.text().orElseThrow())
                .contains(
                        "  condition = \"http.method == 'GET' && http.path.startsWith('/9999/')\"");
    }
}
