package org.clawpatrol.dsl.condition;

import java.util.List;
import java.util.Random;

/** Writes random conditions, most of which make sense. Mutable; one thread. */
final class ConditionGenerator {
    private static final List<String> NUMBERS =
            List.of(
                    "0",
                    "1",
                    "-3",
                    "7",
                    "2u",
                    "0u",
                    "1.5",
                    "-2.0",
                    "http.body_json.n",
                    "http.body_json.missing",
                    "size('abc')");
    private static final List<String> TEXTS =
            List.of(
                    "''",
                    "'a'",
                    "'abc'",
                    "\"b\"",
                    "r'\\w+'",
                    "http.body_json.s",
                    "http.body_json.list[0]",
                    "string(12)");
    private static final List<String> LISTS =
            List.of(
                    "[]",
                    "[1, 2]",
                    "['a', 'b']",
                    "http.body_json.list",
                    "[http.body_json.n, 3]",
                    "[[1], [2, 3]]",
                    "[?http.body_json.?n, ?http.body_json.?missing]",
                    "[1, 'a']");
    private static final List<String> COMPARISONS = List.of("==", "!=", "<", "<=", ">", ">=");
    private static final List<String> ARITHMETIC = List.of("+", "-", "*", "/", "%");
    private static final List<String> MACROS = List.of("all", "exists", "exists_one");

    private static final List<String> PAIR_MACROS = List.of("all", "exists", "existsOne");

    private final Random random;

    ConditionGenerator(Random random) {
        this.random = random;
    }

    String condition(int depth) {
        int choice = random.nextInt(depth > 0 ? 20 : 7);
        return switch (choice) {
            case 0 ->
                    pick(
                            List.of(
                                    "true",
                                    "false",
                                    "http.body_json.flag == true",
                                    "has(http.body_json.n)",
                                    "has(http.body_json.missing)"));
            case 1 -> number(depth) + " " + pick(COMPARISONS) + " " + number(depth);
            case 2 -> text(depth) + " " + pick(COMPARISONS) + " " + text(depth);
            case 3 -> text(depth) + test() + "(" + text(depth) + ")";
            case 4 -> element() + " in " + list(depth);
            case 5 -> list(depth) + " == " + list(depth);
            case 6 -> optional(depth) + ".hasValue()";
            case 7 -> "(" + condition(depth - 1) + " && " + condition(depth - 1) + ")";
            case 8, 9 -> "(" + condition(depth - 1) + " || " + condition(depth - 1) + ")";
            case 10 -> "!(" + condition(depth - 1) + ")";
            case 11 -> ternary(condition(depth - 1), condition(depth - 1), condition(depth - 1));
            case 12 -> list(depth) + "." + pick(MACROS) + "(x, " + overVariable(depth) + ")";
            case 13 -> list(depth) + "." + pick(PAIR_MACROS) + "(i, x, " + overPair(depth) + ")";
            case 14 -> "cel.bind(x, " + list(depth) + ", x == " + list(depth) + ")";
            case 15 -> "cel.bind(x, " + element() + ", " + overVariable(depth) + ")";
            case 16 -> optional(depth) + " == optional.none()";
            case 17 -> optional(depth) + ".optMap(x, x == " + element() + ").orValue(true)";
            case 18 -> transformed(depth) + " == " + transformed(depth);
            default -> "sets." + pick(List.of("contains", "intersects")) + "(" + sets(depth) + ")";
        };
    }

    private String number(int depth) {
        return depth > 0 && random.nextInt(3) == 0
                ? "(" + number(depth - 1) + " " + pick(ARITHMETIC) + " " + number(depth - 1) + ")"
                : random.nextInt(4) == 0 ? "dyn(" + pick(NUMBERS) + ")" : pick(NUMBERS);
    }

    private String text(int depth) {
        return depth > 0 && random.nextInt(4) == 0
                ? "(" + text(depth - 1) + " + " + text(depth - 1) + ")"
                : pick(TEXTS);
    }

    private String list(int depth) {
        return switch (depth > 0 ? random.nextInt(5) : 4) {
            case 0 -> list(depth - 1) + ".filter(y, y == " + element() + ")";
            case 1 -> "(" + list(depth - 1) + " + " + list(depth - 1) + ")";
            case 2 -> list(depth - 1) + ".map(y, " + element() + ")";
            default -> pick(LISTS);
        };
    }

    private String test() {
        return pick(List.of(".contains", ".startsWith", ".endsWith", ".matches"));
    }

    private String element() {
        return random.nextBoolean() ? pick(NUMBERS) : pick(TEXTS);
    }

    private String overVariable(int depth) {
        return random.nextBoolean()
                ? "x " + pick(COMPARISONS) + " " + element()
                : "(x == " + element() + " || " + condition(depth - 1) + ")";
    }

    private String overPair(int depth) {
        return random.nextBoolean()
                ? "i " + pick(COMPARISONS) + " 1"
                : "(i == 0 || " + overVariable(depth) + ")";
    }

    private String optional(int depth) {
        return switch (random.nextInt(depth > 0 ? 9 : 6)) {
            case 0 -> "optional.of(" + element() + ")";
            case 1 -> "optional.ofNonZeroValue(" + element() + ")";
            case 2 -> "http.body_json.?" + pick(List.of("n", "s", "list", "missing"));
            case 3 -> "http.body_json.?list[" + pick(List.of("0", "1", "7")) + "]";
            case 4 -> list(depth) + "[?" + pick(List.of("0", "1", "7")) + "]";
            case 5 -> "optional.none()";
            case 6 -> optional(depth - 1) + ".or(" + optional(depth - 1) + ")";
            case 7 -> optional(depth - 1) + ".optMap(y, [y, y])";
            default -> optional(depth - 1) + ".optFlatMap(y, " + optional(depth - 1) + ")";
        };
    }

    private String transformed(int depth) {
        return switch (random.nextInt(4)) {
            case 0 -> list(depth) + ".transformList(i, y, i)";
            case 1 -> list(depth) + ".transformList(i, y, i > 0, y)";
            case 2 -> list(depth) + ".transformMap(i, y, y == " + element() + ")";
            default -> list(depth) + ".transformMapEntry(i, y, {i + 1: y})";
        };
    }

    private String sets(int depth) {
        return list(depth) + ", " + list(depth);
    }

    private static String ternary(String test, String yes, String no) {
        return "(" + test + " ? " + yes + " : " + no + ")";
    }

    private String pick(List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
