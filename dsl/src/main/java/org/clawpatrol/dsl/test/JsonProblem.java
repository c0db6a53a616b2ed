package org.clawpatrol.dsl.test;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.clawpatrol.dsl.source.VisibleText;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;

/**
 * Says in plain words why a text is no JSON: the parser's own messages name its settings and
 * classes. Stateless.
 */
public final class JsonProblem {
    private static final Pattern CHARACTER =
            Pattern.compile("Unexpected character \\((.*) \\(code \\d+.*", Pattern.DOTALL);
    private static final Pattern WORD =
            Pattern.compile(
                    "(?:Unrecognized token|Non-standard token) '([^']*)'.*", Pattern.DOTALL);
    private static final Pattern DUPLICATE =
            Pattern.compile("Duplicate Object property \"(.*)\".*", Pattern.DOTALL);

    private JsonProblem() {}

    /** One line, with the place where it is known. */
    public static String of(JacksonException problem) {
        return at(problem.getLocation(), words(problem.getOriginalMessage()));
    }

    /** The same of what the parser itself accepts. */
    static String at(@Nullable TokenStreamLocation place, String words) {
        return place == null
                ? "invalid JSON: " + words
                : "invalid JSON at line %d, column %d: %s"
                        .formatted(place.getLineNr(), place.getColumnNr(), words);
    }

    private static String words(String message) {
        Matcher character = CHARACTER.matcher(message);
        if (character.matches()) {
            return unexpected(character.group(1), message);
        }
        Matcher word = WORD.matcher(message);
        if (word.matches()) {
            return "`" + VisibleText.of(word.group(1)) + "` is no JSON value";
        }
        Matcher duplicate = DUPLICATE.matcher(message);
        if (duplicate.matches()) {
            return "the key `" + VisibleText.of(duplicate.group(1)) + "` stands twice";
        }
        return otherwise(message);
    }

    private static String unexpected(String character, String message) {
        String found = "unexpected " + VisibleText.of(character);
        if (character.equals("'/'") || character.equals("'#'")) {
            return found + "; JSON has no comments";
        }
        if (character.equals("'''")) {
            return found + "; JSON has double quotes only";
        }
        if (message.contains("double-quote to start property name")) {
            return found + "; a key in double quotes has to follow";
        }
        return message.contains("comma") ? found + "; a comma or the end has to stand here" : found;
    }

    private static String otherwise(String message) {
        if (message.startsWith("Unexpected end-of-input")) {
            return "it ends too early";
        }
        if (message.startsWith("Illegal unquoted character")) {
            return "a control character stands in a string; write an escape such as `\\n`";
        }
        if (message.contains("UTF-8")) {
            return "it is not UTF-8";
        }
        if (message.contains("nesting depth")) {
            return "it is nested too deeply";
        }
        return VisibleText.of(message.lines().findFirst().orElse(""));
    }
}
