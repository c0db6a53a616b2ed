package org.clawpatrol.dsl.format;

import java.util.List;
import java.util.Optional;
import org.clawpatrol.dsl.condition.ConditionToken;
import org.clawpatrol.dsl.condition.ConditionTokens;
import org.clawpatrol.dsl.source.MappedText;

/**
 * Lays out a condition inside its string or heredoc; only white space between its tokens changes.
 * What is no condition, holds a text of several lines, or has a comment in an odd place stays as it
 * is. Stateless.
 */
final class ConditionLayout {
    private ConditionLayout() {}

    /**
     * @param written the string or heredoc as a whole
     * @param condition its value
     * @param depth how many steps the line it begins on is indented
     */
    static Optional<String> of(String written, MappedText condition, int depth, String lineEnd) {
        Optional<List<ConditionToken>> tokens =
                ConditionTokens.of(condition.text()).map(found -> asWritten(found, condition));
        if (tokens.isEmpty() || tokens.get().stream().anyMatch(t -> t.text().indexOf('\n') >= 0)) {
            return Optional.empty();
        }
        Optional<Node.Rows> rows = new ConditionReader(tokens.get()).read();
        if (written.startsWith("<<")) {
            return rows.flatMap(found -> heredoc(written, found, depth, lineEnd));
        }
        // A string is one line, so it has no room for comments.
        return tokens.get().stream().anyMatch(t -> t.kind() == ConditionToken.Kind.COMMENT)
                ? Optional.empty()
                : rows.map(found -> '"' + ConditionPrinter.line(found) + '"');
    }

    /** With their text as the file spells it, escapes and all. */
    private static List<ConditionToken> asWritten(List<ConditionToken> tokens, MappedText text) {
        return tokens.stream().map(token -> asWritten(token, text)).toList();
    }

    private static ConditionToken asWritten(ConditionToken token, MappedText text) {
        int start = text.span(token.start(), token.start()).start();
        int end = text.span(token.end(), token.end()).start();
        String written = text.span().source().text().substring(start, end);
        return new ConditionToken(
                token.kind(), written, token.start(), token.end(), token.newLine());
    }

    private static Optional<String> heredoc(
            String written, Node.Rows rows, int depth, String lineEnd) {
        String opening = written.substring(0, written.indexOf('\n') + 1);
        String marker = written.substring(written.lastIndexOf('\n') + 1).strip();
        String lines = ConditionPrinter.lines(rows, Line.indent(depth + 1), lineEnd);
        if (lines.lines().anyMatch(line -> line.strip().equals(marker))) {
            return Optional.empty();
        }
        return Optional.of(opening + lines + lineEnd + " ".repeat(Line.indent(depth)) + marker);
    }
}
