package org.clawpatrol.engine.tree;

/**
 * Literal text that is in every match of a regular expression. Reads RE2 syntax only as far as it
 * is sure: the characters that stand outside groups, classes and repetitions. Immutable.
 *
 * @param prefix what every text with a match begins with; empty where nothing is certain
 * @param part the longest text that stands in every match; empty where nothing is certain
 */
record PatternLiterals(String prefix, String part) {
    private static final PatternLiterals NONE = new PatternLiterals("", "");

    static PatternLiterals of(String pattern) {
        // A flag changes what letters mean, and a quotation what everything means.
        boolean unsure = pattern.contains("(?") || pattern.contains("\\Q");
        if (unsure || pattern.chars().anyMatch(each -> Character.isSurrogate((char) each))) {
            return NONE;
        }
        Reader reader = new Reader(pattern);
        return reader.read() ? new PatternLiterals(reader.prefix, reader.longest) : NONE;
    }

    /** Goes through one pattern from left to right. One thread. */
    private static final class Reader {
        private final String pattern;
        private final StringBuilder run = new StringBuilder();
        private int at;
        private boolean beginning;
        private String prefix = "";
        private String longest = "";

        Reader(String pattern) {
            this.pattern = pattern;
            this.beginning = pattern.startsWith("^");
            this.at = beginning ? 1 : 0;
        }

        /** False when the pattern is not understood or has alternatives. */
        boolean read() {
            while (at < pattern.length()) {
                if (!step(pattern.charAt(at))) {
                    return false;
                }
            }
            end();
            return true;
        }

        private boolean step(char c) {
            return switch (c) {
                case '|', ')', '*', '+', '?', '{' -> false;
                case '(' -> skipGroup() && skipRepetition();
                case '[' -> skipClass() && skipRepetition();
                case '.', '^', '$' -> skip(1) && skipRepetition();
                case '\\' -> escape();
                default -> literal(c, 1);
            };
        }

        private boolean escape() {
            if (at + 1 >= pattern.length()) {
                return false;
            }
            char escaped = pattern.charAt(at + 1);
            if (escaped > ' ' && escaped < 0x7f && !Character.isLetterOrDigit(escaped)) {
                return literal(escaped, 2);
            }
            return "dDsSwWbBAztnrfva".indexOf(escaped) >= 0 && skip(2) && skipRepetition();
        }

        /** A character that may be repeated or left out ends the run. */
        private boolean literal(char c, int length) {
            char next = at + length < pattern.length() ? pattern.charAt(at + length) : 0;
            at += length;
            if (next == '+') {
                run.append(c);
                end();
                return skipRepetition();
            }
            if (next == '*' || next == '?' || next == '{') {
                end();
                return skipRepetition();
            }
            run.append(c);
            return true;
        }

        private boolean skip(int length) {
            end();
            at += length;
            return true;
        }

        private void end() {
            if (beginning) {
                prefix = run.toString();
                beginning = false;
            }
            if (run.length() > longest.length()) {
                longest = run.toString();
            }
            run.setLength(0);
        }

        private boolean skipRepetition() {
            while (at < pattern.length() && "*+?{".indexOf(pattern.charAt(at)) >= 0) {
                if (pattern.charAt(at) != '{') {
                    at++;
                    continue;
                }
                int close = pattern.indexOf('}', at);
                // A brace that counts nothing is a literal; such patterns are left alone.
                if (close < 0 || !pattern.substring(at + 1, close).matches("\\d+(,\\d*)?")) {
                    return false;
                }
                at = close + 1;
            }
            return true;
        }

        private boolean skipGroup() {
            end();
            int depth = 0;
            while (at < pattern.length()) {
                switch (pattern.charAt(at)) {
                    case '\\' -> at += 2;
                    case '[' -> {
                        if (!skipClass()) {
                            return false;
                        }
                    }
                    case '(' -> {
                        depth++;
                        at++;
                    }
                    case ')' -> {
                        at++;
                        if (--depth == 0) {
                            return true;
                        }
                    }
                    default -> at++;
                }
            }
            return false;
        }

        /** A bracket directly after the opening is a member. */
        private boolean skipClass() {
            end();
            at += pattern.startsWith("[^", at) ? 2 : 1;
            int first = at;
            while (at < pattern.length()) {
                if (pattern.charAt(at) == ']' && at > first) {
                    at++;
                    return true;
                }
                int named = pattern.startsWith("[:", at) ? pattern.indexOf(":]", at) : -1;
                if (named >= 0) {
                    at = named + 2;
                } else {
                    at += pattern.charAt(at) == '\\' ? 2 : 1;
                }
            }
            return false;
        }
    }
}
