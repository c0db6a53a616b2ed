package org.clawpatrol.dsl.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.clawpatrol.dsl.TreeText;
import org.clawpatrol.dsl.condition.ConditionToken;
import org.clawpatrol.dsl.condition.ConditionTokens;
import org.clawpatrol.dsl.condition.ConditionTree;
import org.clawpatrol.dsl.hcl.Body;
import org.clawpatrol.dsl.hcl.HclReader;
import org.clawpatrol.dsl.hcl.SourceToken;
import org.clawpatrol.dsl.hcl.WrittenFile;
import org.clawpatrol.dsl.source.DiagnosticRenderer;
import org.clawpatrol.dsl.source.Diagnostics;
import org.clawpatrol.dsl.source.MappedText;
import org.clawpatrol.dsl.source.Source;

/** What must hold of every file that was formatted, found without the formatter's own check. */
final class Formatted {
    private Formatted() {}

    /** The layout of a text, which must have no errors. */
    static String of(String text) {
        FormatResult result =
                new HclFormatter().format("test.hcl", text.getBytes(StandardCharsets.UTF_8));
        assertThat(DiagnosticRenderer.plain().render(result.diagnostics())).as(text).isEmpty();
        return result.text().orElseThrow();
    }

    /** The same, after looking whether it says what the text said and stays as it is. */
    static String checked(String text) {
        String formatted = of(text);
        assertThat(tree(formatted)).as(text).isEqualTo(tree(text));
        assertThat(comments(formatted)).as(text).isEqualTo(comments(text));
        assertThat(of(formatted)).as("again, of\n%s", text).isEqualTo(formatted);
        return formatted;
    }

    /** With the trees of conditions in place of their texts. */
    private static String tree(String text) {
        Body body = read(text).body();
        Collection<MappedText> conditions = Conditions.of(body).values();
        Function<MappedText, String> says =
                found ->
                        conditions.stream().anyMatch(condition -> condition == found)
                                ? ConditionTree.of(found.text()).orElse(found.text())
                                : found.text();
        return new TreeText(says).of(body);
    }

    /** All comments of the file and of its conditions. */
    private static List<String> comments(String text) {
        WrittenFile file = read(text);
        Stream<String> outside =
                file.tokens().stream()
                        .filter(token -> token.kind() == SourceToken.Kind.COMMENT)
                        .map(SourceToken::text);
        Stream<String> inside =
                Conditions.of(file.body()).entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .flatMap(entry -> ConditionTokens.of(entry.getValue().text()).stream())
                        .flatMap(List::stream)
                        .filter(token -> token.kind() == ConditionToken.Kind.COMMENT)
                        .map(ConditionToken::text);
        return Stream.concat(outside, inside).map(String::stripTrailing).toList();
    }

    private static WrittenFile read(String text) {
        return new HclReader()
                .written(new Source("test.hcl", text), new Diagnostics())
                .orElseThrow();
    }
}
