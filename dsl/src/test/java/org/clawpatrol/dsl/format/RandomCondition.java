package org.clawpatrol.dsl.format;

import java.util.List;
import java.util.Random;

/** Well-formed conditions in any white space, some of them with comments. */
final class RandomCondition {
    private static final List<String> ATOMS =
            List.of(
                    "a",
                    ".a",
                    "http.method",
                    "'x y'",
                    "\"q\"",
                    "r'\\d'",
                    "'it\\'s'",
                    "1",
                    "-2",
                    "3u",
                    "a.?b",
                    "a[0]",
                    "a[?'k']",
                    "T{f: 1}",
                    "{}",
                    "[]",
                    "[1,]",
                    "b'x'",
                    "http.headers['X-Team'].exists(v, v  ==  'ops')",
                    "size( x )",
                    "a.`b-c`");

    private final Random random;
    private final StringBuilder out = new StringBuilder();
    private final boolean lines;

    RandomCondition(Random random) {
        this.random = random;
        this.lines = random.nextBoolean();
    }

    String text() {
        space();
        condition(4);
        space();
        return out.toString();
    }

    private String one(List<String> all) {
        return all.get(random.nextInt(all.size()));
    }

    private void space() {
        if (lines && random.nextInt(5) == 0) {
            out.append(one(List.of("\n", "\n   ", "\n\n", " // c\n", "\n  //d \n", "\n//\n")));
        } else {
            out.append(one(List.of(" ", " ", "  ", "\t")));
        }
    }

    private void condition(int depth) {
        if (depth <= 0) {
            out.append(one(ATOMS));
            return;
        }
        switch (random.nextInt(9)) {
            case 0, 1 -> joined(depth, "&&");
            case 2, 3 -> joined(depth, "||");
            case 4 -> {
                out.append(one(List.of("!(", "(", "f(", "a.all(v,", "size(")));
                enclosed(depth);
                out.append(')');
            }
            case 5 -> {
                atom(depth - 1);
                out.append(one(List.of("==", " != ", " in ", "<", " >= ", " + ", "-", "%")));
                space();
                atom(depth - 1);
            }
            case 6 -> {
                atom(depth - 1);
                space();
                out.append('?');
                space();
                atom(depth - 1);
                out.append(':');
                condition(depth - 1);
            }
            case 7 -> {
                out.append("a in [");
                enclosed(depth);
                out.append(',');
                enclosed(depth);
                out.append(one(List.of("]", ",]")));
            }
            default -> {
                out.append("{'k':");
                enclosed(depth);
                out.append(one(List.of("}", ",?'l':m}")));
            }
        }
    }

    private void atom(int depth) {
        if (random.nextBoolean()) {
            out.append(one(ATOMS));
        } else {
            out.append('(');
            enclosed(depth);
            out.append(')');
        }
    }

    private void enclosed(int depth) {
        space();
        condition(depth - 1);
        space();
    }

    private void joined(int depth, String operator) {
        condition(depth - 1);
        int more = 1 + random.nextInt(3);
        for (int i = 0; i < more; i++) {
            space();
            out.append(operator);
            space();
            condition(depth - 1);
        }
    }
}
