package org.clawpatrol.proxy.protocol.kubernetes;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Request lines of every shape that an API server tells apart, and of those near them. */
final class RequestLines {
    private static final List<String> METHODS =
            words("GET GET GET GET HEAD POST PUT PATCH DELETE DELETE OPTIONS TRACE get Delete");
    private static final List<String> SEGMENTS =
            words(
                    "api apis v1 apps namespaces default status finalize pods secrets db exec watch"
                            + " proxy nodes .. . %2e%2E %2F a%2Fb secrets%20 secrets%00 Namespaces"
                            + " \u00e9 %C3%A9 %ff s:80 a;b a+b %2b x%25y healthz openapi %73ecrets"
                            + " status%0a %zz ");
    private static final List<String> FIELDS =
            words(
                    "metadata.name=db metadata.name==db metadata.name!=db metadata.name="
                            + " metadata.name=.. metadata.name=a/b metadata.name=a\\,b"
                            + " metadata.name=a\\\\ metadata.name=a\\x metadata.name=a\\ foo=bar foo"
                            + " a=b=c =x metadata.name=z metadata.name=\uff5a"
                            + " metadata.name=\ud83d\ude00 metadata.name=! != metadata.name=a%b ");
    private static final List<String> LABELS =
            words(
                    "a b in notin ( ) , , , , = ! == != < > / 1 - . x.y/a A _b b- 007 9223372036854775808 ");
    private static final List<String> LABEL_DEMANDS =
            List.of(
                    "a",
                    "!a",
                    "a=b",
                    "a != b",
                    "a in (b,c)",
                    "a notin(b,,)",
                    "a in (,)",
                    "a in ()",
                    "in in (in)",
                    "x.y/a>1",
                    "a<x",
                    "a==",
                    " ",
                    "");
    private static final List<String> VALUES =
            words("true false 0 1 FALSE fal\u017fe yes 5 -5 +5 5x 0000000000000000000007 ;b ");
    private static final List<String> LONG =
            List.of("9223372036854775807", "9223372036854775808", "-9223372036854775808");

    private final Random random;

    RequestLines(Random random) {
        this.random = random;
    }

    String method() {
        return one(METHODS);
    }

    String target() {
        List<String> path = new ArrayList<>();
        path.addAll(one(List.of(List.of("api", "v1"), List.of("apis", "apps", "v1"), List.of())));
        if (chance(5)) {
            path.add(one(List.of("watch", "proxy")));
        }
        if (chance(2)) {
            path.addAll(List.of("namespaces", one(SEGMENTS)));
        }
        path.addAll(some(4, () -> one(SEGMENTS)));
        String start = chance(10) ? "//" : "/";
        String text = start + String.join("/", path) + (chance(10) ? "/" : "");
        return chance(3) ? text : text + "?" + String.join("&", some(4, this::pair));
    }

    /** A label selector, or nearly one. */
    String labels() {
        return chance(3)
                ? String.join(chance(2) ? " " : "", some(9, () -> one(LABELS)))
                : String.join(",", some(3, () -> one(LABEL_DEMANDS)));
    }

    private String pair() {
        return switch (random.nextInt(8)) {
            case 0, 1 -> "fieldSelector=" + escaped(String.join(",", some(4, () -> one(FIELDS))));
            case 2, 3 -> "labelSelector=" + escaped(labels());
            case 4 -> "watch" + (chance(5) ? "" : "=" + one(VALUES));
            case 5 -> "limit=" + one(chance(2) ? VALUES : LONG);
            case 6 -> "timeoutSeconds=" + one(chance(2) ? VALUES : LONG);
            default -> "fieldSelector=metadata.name=" + one(SEGMENTS);
        };
    }

    private String escaped(String text) {
        return text.codePoints()
                .mapToObj(
                        c -> c > ' ' && "%&+#;?".indexOf(c) < 0 && !chance(10) ? plain(c) : hex(c))
                .collect(Collectors.joining());
    }

    private static String plain(int c) {
        return Character.toString(c);
    }

    private static String hex(int c) {
        StringBuilder out = new StringBuilder();
        for (byte unit : plain(c).getBytes(StandardCharsets.UTF_8)) {
            out.append("%%%02X".formatted(unit));
        }
        return out.toString();
    }

    private boolean chance(int of) {
        return random.nextInt(of) == 0;
    }

    private <T> T one(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private List<String> some(int below, Supplier<String> next) {
        return Stream.generate(next).limit(random.nextInt(below)).toList();
    }

    /** The words of a text; the empty one, too, where it ends in a blank. */
    private static List<String> words(String text) {
        return Arrays.asList(text.split(" ", -1));
    }
}
