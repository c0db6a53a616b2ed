package org.clawpatrol.engine.tree;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * The constants of one random policy: few, so that rules and actions drawn from them nearly meet.
 * One thread.
 */
final class Vocabulary {
    private static final List<String> ALL =
            List.of(
                    "",
                    "a",
                    "ab",
                    "abc",
                    "abd",
                    "b",
                    "ba",
                    "bab",
                    "cab",
                    "A",
                    "AB",
                    "é",
                    "😀",
                    "ab/",
                    "ab/c",
                    "/",
                    "/a",
                    "/a/",
                    "/a/b",
                    "/a/b/",
                    "/a/b/c",
                    "/ab",
                    "get",
                    "post",
                    "x.",
                    ".b",
                    "a.b",
                    "a b",
                    "3",
                    "12",
                    "true",
                    "Sunday",
                    "10.1.2.3");
    private static final List<String> KEYS = List.of("K", "L", "", "name", "k");
    private static final List<String> NETWORKS =
            List.of(
                    "10.0.0.0/8",
                    "10.1.0.0/16",
                    "10.1.2.0/24",
                    "10.1.2.3/32",
                    "10.1.2.3/16",
                    "0.0.0.0/0",
                    "192.168.0.0/31",
                    "fd00::/8",
                    "fd00:1::/32",
                    "::/0",
                    "no network");
    private static final List<String> ADDRESSES =
            List.of(
                    "10.1.2.3",
                    "10.1.2.4",
                    "10.1.3.0",
                    "10.2.0.0",
                    "9.255.255.255",
                    "11.0.0.0",
                    "192.168.0.1",
                    "192.168.0.2",
                    "fd00::1",
                    "fd00:1::",
                    "fc00::",
                    "::1");
    private static final List<String> NO_ADDRESSES =
            List.of("::ffff:10.1.2.3", "010.1.2.3", "10.1.2", "10.1.2.3 ", "localhost", "");
    private static final List<Long> NUMBERS =
            List.of(
                    0L,
                    1L,
                    2L,
                    3L,
                    8L,
                    12L,
                    18L,
                    23L,
                    443L,
                    1024L,
                    4096L,
                    -1L,
                    1L << 31,
                    1L << 53,
                    Long.MAX_VALUE,
                    Long.MIN_VALUE);

    private static final List<String> SHORT = List.of("ab", "ba", "bb", "aab", "abb", "bab", "a");

    private final Random random;
    private final List<String> keys;
    private final List<String> texts = new ArrayList<>();
    private final List<Long> numbers = new ArrayList<>();

    private Vocabulary(Random random, List<String> keys) {
        this.random = random;
        this.keys = keys;
    }

    static Vocabulary large(Random random) {
        Vocabulary made = new Vocabulary(random, KEYS);
        for (int i = 4 + random.nextInt(10); i > 0; i--) {
            made.texts.add(made.pick(ALL));
        }
        for (int i = 3; i > 0; i--) {
            made.texts.add(made.pick(ALL) + made.pick(ALL));
        }
        for (int i = 2 + random.nextInt(4); i > 0; i--) {
            made.numbers.add(made.pick(NUMBERS));
        }
        return made;
    }

    /** Four texts of at most two characters, two keys and three numbers. */
    static Vocabulary small(Random random) {
        Vocabulary made = new Vocabulary(random, KEYS.subList(0, 2));
        for (int i = 4; i > 0; i--) {
            made.texts.add(made.pick(SHORT));
        }
        made.numbers.addAll(List.of(3L, 8L, 12L));
        return made;
    }

    /** A constant of the policy. */
    String text() {
        return pick(texts);
    }

    /** A constant, often with something more, less or different. */
    String nearly() {
        String text = text();
        return switch (random.nextInt(12)) {
            case 0 -> text + pick(texts);
            case 1 -> pick(texts) + text;
            case 2 -> text.isEmpty() ? "a" : text.substring(0, text.length() - 1);
            case 3 -> text.isEmpty() ? "b" : text.substring(1);
            case 4 -> text + pick(List.of("a", "b", "/", "."));
            case 5 -> text.toUpperCase(java.util.Locale.ROOT);
            default -> text;
        };
    }

    List<String> texts() {
        return List.copyOf(texts);
    }

    List<Long> numbers() {
        return List.copyOf(numbers);
    }

    static List<String> addresses() {
        return ADDRESSES;
    }

    String key() {
        return pick(keys);
    }

    List<String> keys() {
        return keys;
    }

    String network() {
        return pick(NETWORKS);
    }

    String address() {
        return pick(random.nextInt(10) == 0 ? NO_ADDRESSES : ADDRESSES);
    }

    long number() {
        return pick(numbers);
    }

    /** Beside it on either side, or further away. */
    long nearlyNumber() {
        return switch (random.nextInt(6)) {
            case 0 -> number() + 1;
            case 1 -> number() - 1;
            case 2 -> pick(NUMBERS);
            default -> number();
        };
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
