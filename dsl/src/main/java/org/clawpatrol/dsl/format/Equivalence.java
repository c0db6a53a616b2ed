package org.clawpatrol.dsl.format;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.clawpatrol.dsl.condition.ConditionToken;
import org.clawpatrol.dsl.condition.ConditionTokens;
import org.clawpatrol.dsl.hcl.SourceToken;
import org.clawpatrol.dsl.hcl.WrittenFile;
import org.clawpatrol.dsl.source.MappedText;
import org.clawpatrol.dsl.source.Span;

/**
 * Whether two files say the same in other white space: the parser sees the same tokens, comments
 * stand between the same ones, and conditions are the same but for the white space in them.
 * Stateless.
 */
final class Equivalence {
    private Equivalence() {}

    /** Where they begin to differ; empty when they are equivalent. */
    static Optional<Span> difference(WrittenFile first, WrittenFile second) {
        Map<Integer, String> inFirst = conditions(first);
        Map<Integer, String> inSecond = conditions(second);
        return difference(marks(first.syntax(), inFirst), marks(second.syntax(), inSecond))
                .or(
                        () ->
                                difference(
                                        marks(withComments(first), inFirst),
                                        marks(withComments(second), inSecond)));
    }

    /** What each condition says, by where its string or heredoc begins. */
    private static Map<Integer, String> conditions(WrittenFile file) {
        Map<Integer, String> says = new HashMap<>();
        Conditions.of(file.body())
                .forEach(
                        (start, text) ->
                                condition(text).ifPresent(found -> says.put(start, found)));
        return says;
    }

    /**
     * @param says what is compared
     */
    private record Mark(String says, Span span) {}

    private static Optional<Span> difference(List<Mark> first, List<Mark> second) {
        int shared = Math.min(first.size(), second.size());
        for (int i = 0; i < shared; i++) {
            if (!first.get(i).says().equals(second.get(i).says())) {
                return Optional.of(first.get(i).span());
            }
        }
        return first.size() == second.size()
                ? Optional.empty()
                : Optional.of((first.size() > shared ? first : second).get(shared).span());
    }

    private static List<SourceToken> withComments(WrittenFile file) {
        return file.tokens().stream()
                .filter(token -> token.kind() != SourceToken.Kind.NEWLINE)
                .toList();
    }

    private static List<Mark> marks(List<SourceToken> tokens, Map<Integer, String> conditions) {
        List<Mark> marks = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            SourceToken token = tokens.get(i);
            Optional<String> condition =
                    token.kind() == SourceToken.Kind.TEXT_BEGIN
                            ? Optional.ofNullable(conditions.get(token.span().start()))
                            : Optional.empty();
            if (condition.isPresent()) {
                marks.add(new Mark(token.text() + condition.get(), token.span()));
                while (tokens.get(i).kind() != SourceToken.Kind.TEXT_END) {
                    i++;
                }
            } else if (!isNeedless(tokens, i)) {
                marks.add(new Mark(says(token), token.span()));
            }
        }
        return marks;
    }

    /** At either end of a file or block, or of an object, a line end separates nothing. */
    private static boolean isNeedless(List<SourceToken> tokens, int i) {
        return tokens.get(i).kind() == SourceToken.Kind.NEWLINE
                && (i == 0
                        || i == tokens.size() - 1
                        || tokens.get(i + 1).kind() == SourceToken.Kind.CLOSING);
    }

    private static String says(SourceToken token) {
        return switch (token.kind()) {
            case NEWLINE -> "line end";
            case COMMENT -> token.text().stripTrailing();
            default -> token.kind() + " " + token.text();
        };
    }

    /** The words and signs of a condition, then its comments. */
    private static Optional<String> condition(MappedText text) {
        return ConditionTokens.of(text.text())
                .map(
                        tokens ->
                                texts(tokens, t -> t.kind() != ConditionToken.Kind.COMMENT)
                                        + texts(
                                                tokens,
                                                t -> t.kind() == ConditionToken.Kind.COMMENT));
    }

    private static String texts(List<ConditionToken> tokens, Predicate<ConditionToken> wanted) {
        StringBuilder texts = new StringBuilder();
        tokens.stream()
                .filter(wanted)
                .forEach(token -> texts.append('\n').append(token.text().stripTrailing()));
        return texts.append('\n').toString();
    }
}
