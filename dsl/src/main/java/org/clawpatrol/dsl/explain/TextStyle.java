package org.clawpatrol.dsl.explain;

import java.util.Locale;
import java.util.Map;
import org.clawpatrol.dsl.source.VisibleText;

/**
 * What the place that text is printed to can show. Immutable.
 *
 * @param colour whether it shows ANSI colours
 * @param unicode whether it shows characters that draw boxes
 */
public record TextStyle(boolean colour, boolean unicode) {

    /** Neither. */
    public static TextStyle plain() {
        return new TextStyle(false, false);
    }

    /** Whether the locale of an environment can show more than ASCII, as POSIX finds it. */
    public static boolean unicodeIn(Map<String, String> environment) {
        for (String name : new String[] {"LC_ALL", "LC_CTYPE", "LANG"}) {
            String locale = environment.getOrDefault(name, "");
            if (!locale.isEmpty()) {
                String lower = locale.toLowerCase(Locale.ROOT).replace("-", "");
                return lower.contains("utf8");
            }
        }
        return false;
    }

    /** Before a child with siblings after it. */
    public String branch() {
        return unicode ? "\u251c\u2500 " : "|- ";
    }

    /** Before the last child. */
    public String lastBranch() {
        return unicode ? "\u2514\u2500 " : "`- ";
    }

    /** Below a child with siblings after it. */
    public String trunk() {
        return unicode ? "\u2502  " : "|  ";
    }

    /** Below the last child. */
    public String noTrunk() {
        return "   ";
    }

    String bold(String text) {
        return colour ? "\u001b[1m" + text + "\u001b[0m" : text;
    }

    String dim(String text) {
        return colour && !text.isEmpty() ? "\u001b[2m" + text + "\u001b[0m" : text;
    }

    /** A truth value or verdict in its colour: green for yes, red for no, yellow for the rest. */
    String judged(String word, String text) {
        if (!colour) {
            return text;
        }
        int code =
                switch (word) {
                    case "true", "allow" -> 32;
                    case "false" -> 2;
                    case "deny" -> 31;
                    default -> 33;
                };
        return "\u001b[" + code + "m" + text + "\u001b[0m";
    }

    /** One line of at most so many characters, with nothing in it that acts or hides. */
    public static String line(String text, int longest) {
        String visible = VisibleText.of(text.strip().replaceAll("\\s+", " "));
        if (visible.codePointCount(0, visible.length()) <= longest) {
            return visible;
        }
        return visible.substring(0, visible.offsetByCodePoints(0, longest - 3)) + "...";
    }

    static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.codePointCount(0, text.length())));
    }
}
