package org.clawpatrol.dsl.condition;

import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/** Random calls of library functions with arguments of the right types. One thread. */
final class LibraryCallGenerator {
    private static final List<String> TEXTS =
            List.of("''", "'a'", "'aa'", "'abcab'", "'\\u00e9'", "'a\\U0001F600b\\U0001F600'");
    private static final List<String> NUMBERS =
            List.of("-2", "-1", "0", "1", "2", "3", "5", "9", "64", "9223372036854775807");
    private static final List<String> DOUBLES =
            List.of(
                    "0.0",
                    "-0.0",
                    "0.5",
                    "-0.5",
                    "1.5",
                    "2.5",
                    "-2.5",
                    "1e300",
                    "0.4999999999999999");
    private static final List<String> UNSIGNED = List.of("0u", "1u", "7u", "18446744073709551615u");
    private static final List<String> PATTERNS =
            List.of("'a'", "'(a)b'", "'x*'", "'a|b'", "'(a)|b'", "'(a)(b)'", "'^a'", "'('", "'.'");
    private static final List<String> REPLACEMENTS =
            List.of("''", "'-'", "r'[\\0]'", "r'\\1\\1'", "r'\\2'", "r'\\\\'", "r'\\x'", "'$1'");
    private static final List<String> LISTS =
            List.of(
                    "[]",
                    "[1]",
                    "[3, 1, 2]",
                    "['b', 'a', 'b']",
                    "[true, false]",
                    "[dyn(1), dyn('a')]",
                    "[1.5, -0.5]",
                    "[[2], [1]]");

    private final Random random;

    LibraryCallGenerator(Random random) {
        this.random = random;
    }

    String text() {
        String method =
                one(
                        List.of(
                                "charAt(" + number() + ")",
                                "indexOf(" + aText() + ")",
                                "indexOf(" + aText() + ", " + number() + ")",
                                "lastIndexOf(" + aText() + ")",
                                "lastIndexOf(" + aText() + ", " + number() + ")",
                                "substring(" + number() + ")",
                                "substring(" + number() + ", " + number() + ")",
                                "replace(" + aText() + ", " + aText() + ")",
                                "replace(" + aText() + ", " + aText() + ", " + number() + ")",
                                "split(" + aText() + ")",
                                "split(" + aText() + ", " + number() + ")",
                                "split(" + aText() + ").join(" + aText() + ")",
                                "reverse()",
                                "upperAscii()",
                                "trim()"));
        return one(List.of("", "'ab' + ", "' ' + ")).isEmpty()
                ? aText() + "." + method
                : "(' ' + " + aText() + ")." + method;
    }

    String math() {
        String function =
                one(List.of("ceil", "floor", "round", "trunc", "isInf", "isNaN", "isFinite"));
        String bits = one(List.of("bitAnd", "bitOr", "bitXor"));
        String shift = one(List.of("bitShiftLeft", "bitShiftRight"));
        String any = one(List.of("abs", "sign", "sqrt"));
        String extreme = one(List.of("greatest", "least"));
        return "math."
                + one(
                        List.of(
                                function + "(" + one(DOUBLES) + ")",
                                bits + "(" + number() + ", " + number() + ")",
                                bits + "(" + one(UNSIGNED) + ", " + one(UNSIGNED) + ")",
                                shift + "(" + number() + ", " + number() + ")",
                                shift + "(" + one(UNSIGNED) + ", " + number() + ")",
                                "bitNot(" + number() + ")",
                                any + "(" + anyNumber() + ")",
                                any + "(dyn(" + anyNumber() + "))",
                                extreme + "(" + several(this::anyNumber) + ")",
                                extreme + "([" + several(this::anyNumber) + "])"));
    }

    String list() {
        return one(LISTS)
                + "."
                + one(
                        List.of(
                                "slice(" + number() + ", " + number() + ")",
                                "flatten(" + number() + ")",
                                "distinct()",
                                "reverse()",
                                "sort()",
                                "sortBy(x, 0)",
                                "map(x, string(dyn(x))).sortBy(x, size(x))"));
    }

    String pattern() {
        String arguments = "(" + aText() + ", " + one(PATTERNS);
        return "regex."
                + one(
                        List.of(
                                "extract" + arguments + ")",
                                "extractAll" + arguments + ")",
                                "replace" + arguments + ", " + one(REPLACEMENTS) + ")",
                                "replace"
                                        + arguments
                                        + ", "
                                        + one(REPLACEMENTS)
                                        + ", "
                                        + number()
                                        + ")"));
    }

    private String anyNumber() {
        return one(List.of(number(), one(UNSIGNED), one(DOUBLES)));
    }

    private String several(Supplier<String> part) {
        StringBuilder parts = new StringBuilder(part.get());
        for (int i = random.nextInt(3); i > 0; i--) {
            parts.append(", ").append(part.get());
        }
        return parts.toString();
    }

    private String number() {
        return one(NUMBERS);
    }

    private String aText() {
        return one(TEXTS);
    }

    private String one(List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
