package org.clawpatrol.dsl.format;

import java.util.List;
import java.util.Random;

/** Well-formed files with white space and comments wherever the language allows them. */
final class RandomHcl {
    private static final List<String> BLANKS = List.of("", " ", "  ", "\t", " /* b */ ", "/*c*/");
    private static final List<String> NAMES = List.of("a", "in", "if", "long-name", "é_x", "for");
    private static final List<String> LINES =
            List.of("\n", "\n", "\n\n\n", " # c \n", "//d\n", "\n  # e\n", "\r\n", "\n/* f\n */\n");

    private final Random random;
    private final StringBuilder out = new StringBuilder();
    private int names;

    RandomHcl(long seed) {
        this.random = new Random(seed);
    }

    String file() {
        if (random.nextInt(10) == 0) {
            out.append('\ufeff');
        }
        line();
        body(3);
        String text = out.toString();
        return random.nextInt(4) == 0 ? text.stripTrailing() : text;
    }

    private <T> T one(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    private void blank() {
        out.append(one(BLANKS));
    }

    private void line() {
        out.append(one(LINES));
    }

    private void name() {
        out.append(one(NAMES)).append(names++);
    }

    private void body(int depth) {
        int statements = random.nextInt(5);
        for (int i = 0; i < statements; i++) {
            blank();
            if (depth > 0 && random.nextInt(3) == 0) {
                block(depth);
            } else {
                attribute();
            }
            out.append(random.nextInt(6) == 0 ? " /* g */ " : "");
            line();
        }
    }

    private void block(int depth) {
        boolean rule = random.nextInt(3) == 0;
        out.append(rule ? "rule" : "block");
        out.append(one(List.of(" label", " \"quoted\"", " \"q\"  x", ""))).append(one(BLANKS));
        out.append('{');
        switch (random.nextInt(4)) {
            case 0 -> blank();
            case 1 -> {
                blank();
                oneLine();
            }
            default -> {
                line();
                if (rule) {
                    condition();
                }
                body(depth - 1);
            }
        }
        out.append('}');
    }

    private void oneLine() {
        name();
        out.append('=');
        out.append(one(List.of("1", "\"x\"", "[1,2]", "{a=1}", "f(x)")));
        blank();
    }

    private void condition() {
        String condition = new RandomCondition(random).text();
        out.append(one(List.of("", "  "))).append("condition").append(one(List.of("=", " = ")));
        if (condition.indexOf('\n') < 0 && random.nextBoolean()) {
            out.append('"');
            out.append(condition.replace("\\", "\\\\").replace("\"", "\\\"")).append('"');
        } else {
            String dash = random.nextBoolean() ? "<<-CEL\n" : "<<CEL\n";
            out.append(dash).append(condition).append(one(List.of("\n", "\n\n  ")));
            out.append(one(List.of("CEL", "   CEL", "\tCEL")));
        }
        line();
    }

    private void attribute() {
        name();
        blank();
        out.append('=');
        blank();
        if (random.nextInt(8) == 0) {
            heredoc();
        } else {
            expression(3, false);
        }
    }

    private void heredoc() {
        out.append(one(List.of("<<EOT\n", "<<-EOT\n", "<<EOT\r\n")));
        out.append(one(List.of("", "  text\n", "a ${ x } b\n", "  %{ if y }z%{ endif }\n\n")));
        out.append(one(List.of("EOT", "  EOT")));
    }

    /** White space where lines count, or where they do not. */
    private void space(boolean free) {
        if (free && random.nextInt(4) == 0) {
            line();
        } else {
            blank();
        }
    }

    private void expression(int depth, boolean free) {
        if (depth <= 0) {
            out.append(one(List.of("1", "2.5e3", "true", "name", "\"text # no\"", "\"${ a }\"")));
            return;
        }
        switch (random.nextInt(11)) {
            case 0 -> list(depth);
            case 1 -> object(depth);
            case 2 -> {
                out.append("f(");
                enclosed(depth);
                out.append(one(List.of(")", ",)", "...)")));
            }
            case 3 -> {
                out.append('(');
                enclosed(depth);
                out.append(')');
            }
            case 4 -> loop(depth);
            case 5 -> {
                expression(depth - 1, free);
                space(free);
                out.append(one(List.of("+", " - ", "*", "/ ", "%", "==", "&&", "||", "<=")));
                space(free);
                expression(depth - 1, free);
            }
            case 6 -> {
                out.append(one(List.of("-", "!", "- ")));
                expression(0, free);
            }
            case 7 -> {
                expression(0, free);
                out.append(' ').append('?');
                space(free);
                expression(depth - 1, free);
                out.append(one(List.of(" :", ":", " : ")));
                expression(0, free);
            }
            case 8 ->
                    out.append(
                            one(
                                    List.of(
                                            "a.b . c",
                                            "a [0]",
                                            "a.*.b",
                                            "a[ * ].b",
                                            "a. 0",
                                            "a[b[1]]")));
            default -> expression(0, free);
        }
    }

    private void enclosed(int depth) {
        space(true);
        expression(depth - 1, true);
        space(true);
    }

    private void list(int depth) {
        out.append('[');
        int elements = random.nextInt(4);
        for (int i = 0; i < elements; i++) {
            space(true);
            if (random.nextInt(10) == 0) {
                heredoc();
                line();
            } else {
                expression(depth - 1, true);
            }
            space(true);
            out.append(i < elements - 1 || random.nextBoolean() ? "," : "");
        }
        space(true);
        out.append(']');
    }

    private void object(int depth) {
        out.append('{');
        int items = random.nextInt(4);
        for (int i = 0; i < items; i++) {
            space(true);
            out.append(one(List.of("k", "\"k\"", "(k)")));
            blank();
            out.append(one(List.of("=", ":")));
            blank();
            expression(depth - 1, false);
            if (random.nextBoolean()) {
                line();
            } else {
                out.append(i < items - 1 || random.nextBoolean() ? "," : "");
                space(true);
            }
        }
        out.append('}');
    }

    private void loop(int depth) {
        boolean list = random.nextBoolean();
        out.append(list ? "[" : "{");
        space(true);
        out.append(one(List.of("for x in ", "for k , v in ", "for x\nin ")));
        expression(depth - 1, true);
        space(true);
        out.append(':');
        space(true);
        if (!list) {
            expression(0, true);
            out.append("=>");
        }
        expression(depth - 1, true);
        out.append(list ? "" : one(List.of("", "...")));
        out.append(random.nextBoolean() ? " if x" : "");
        space(true);
        out.append(list ? "]" : "}");
    }
}
