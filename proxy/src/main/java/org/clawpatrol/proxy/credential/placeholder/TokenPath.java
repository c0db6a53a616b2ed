package org.clawpatrol.proxy.credential.placeholder;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The path of a token URL in the form that all its spellings share. Servers differ in what they
 * take for the same path, so more is taken for it here than by any of them. Stateless.
 */
final class TokenPath {
    private static final Pattern ESCAPE = Pattern.compile("%([0-9a-fA-F]{2})");
    private static final Pattern PARAMETERS = Pattern.compile(";[^/]*");

    private TokenPath() {}

    /** Lower case, without escapes, parameters, empty and dot segments, and a slash at its end. */
    static String of(String path) {
        String undone = ESCAPE.matcher(path).replaceAll(TokenPath::character);
        String plain = PARAMETERS.matcher(undone.replace('\\', '/')).replaceAll("");
        Deque<String> kept = new ArrayDeque<>();
        for (String segment : plain.toLowerCase(Locale.ROOT).split("/", -1)) {
            if (segment.equals("..")) {
                kept.pollLast();
            } else if (!segment.isEmpty() && !segment.equals(".")) {
                kept.add(segment);
            }
        }
        return "/" + String.join("/", kept);
    }

    /**
     * Whether a path is a spelling of one that is in this form. Costs little for the paths that
     * most requests have.
     */
    static boolean names(String path, String form) {
        int end = path.length();
        while (end > 1 && path.charAt(end - 1) == '/') {
            end--;
        }
        boolean same = end == form.length() && path.regionMatches(true, 0, form, 0, form.length());
        return same || (isOdd(path) && of(path).equals(form));
    }

    private static boolean isOdd(String path) {
        return path.indexOf(';') >= 0
                || path.indexOf('%') >= 0
                || path.indexOf('\\') >= 0
                || path.contains("//")
                || path.contains("/.");
    }

    private static String character(MatchResult escape) {
        char c = (char) Integer.parseInt(escape.group(1), 16);
        return c == '\\' || c == '$' ? "\\" + c : String.valueOf(c);
    }
}
