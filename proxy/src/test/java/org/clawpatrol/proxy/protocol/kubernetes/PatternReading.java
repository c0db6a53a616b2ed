package org.clawpatrol.proxy.protocol.kubernetes;

import java.math.BigInteger;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The rules by which the API server reads a request, written a second time as patterns. */
final class PatternReading {
    private static final String DOMAIN_LABEL = "[a-z0-9](?:[-a-z0-9]*[a-z0-9])?";
    private static final String NAME = "(?=.{1,63}(?![-\\w.]))\\p{Alnum}(?:[-\\w.]*\\p{Alnum})?";
    private static final String KEY =
            "(?:(?=[^/]{1,253}/)%1$s(?:\\.%1$s)*/)?%2$s".formatted(DOMAIN_LABEL, NAME);
    private static final String W = "[ \\t\\r\\n]*";
    private static final String COMMA = "," + W;
    private static final String VALUES =
            "(?:%1$s)*%2$s%3$s(?:(?:%1$s)+%2$s%3$s)*".formatted(COMMA, NAME, W);
    private static final String LIST =
            "\\(%1$s(?:(?:%2$s)?(?:%3$s(?:%3$s%3$s)*)?)\\)".formatted(W, VALUES, COMMA);
    private static final String DEMAND =
            "(?:!%1$s%2$s|%2$s(?:%1$s(?:[=!]=|=)%1$s(?:%3$s)?|%1$s[<>]%1$s(?<number%%d>%3$s)|[ \\t\\r\\n]+(?:not)?in%1$s%4$s)?)"
                    .formatted(W, KEY, NAME, LIST);
    private static final Pattern ONE_DEMAND =
            Pattern.compile(W + DEMAND.replace("%d", "") + W, Pattern.DOTALL);
    private static final Pattern COMMA_OUTSIDE = Pattern.compile(",(?![^()]*\\))");

    private static final Pattern DISCOVERY =
            pattern(
                    "api|apis|healthz|livez|readyz|version|metrics|openapi(/.*)?|apis?/[^/]*|apis/[^/]*/[^/]*");
    private static final Pattern RESOURCE =
            pattern("(?:api/[^/]*|apis/[^/]*/[^/]*)/(?:(proxy|watch)/)?(.*)");
    private static final Pattern NAMESPACED =
            pattern("namespaces/([^/]*)/(?!(?:status|finalize)(?:/|\\z))(.*)");
    private static final Pattern NAMESPACE = pattern("namespaces/([^/]*)(?:/.*)?");
    private static final Pattern OBJECT = pattern("([^/]*)(?:/([^/]*)(?:/([^/]*)(?:/.*)?)?)?");
    private static final Pattern FIELD_TERM =
            pattern("(.*?)(!=|==|=)((?:[^\\\\,=]|\\\\[\\\\,=])*)");

    private static final Map<String, String> VERBS =
            Map.of(
                    "POST", "create", "GET", "get", "HEAD", "get", "PUT", "update", "PATCH",
                    "patch", "DELETE", "delete");

    private PatternReading() {}

    /** Verb, resource, namespace and name in one line; empty where nothing is read. */
    static Optional<String> read(String method, String target) {
        if (!target.startsWith("/") || target.matches("(?s).*[\\x00-\\x1f\\x7f#].*")) {
            return Optional.empty();
        }
        String[] halves = target.split("\\?", 2);
        Optional<String> path = decoded(halves[0].replace("+", "%2B"));
        Map<String, List<String>> query = query(halves.length == 1 ? "" : halves[1]);
        return path.filter(text -> text.indexOf('\ufffd') < 0)
                .flatMap(text -> path(method, text.replaceAll("\\A/+|/+\\z", ""), query));
    }

    private static Optional<String> path(
            String method, String path, Map<String, List<String>> query) {
        if (DISCOVERY.matcher(path).matches()) {
            return Optional.of(line("meta", "", "", ""));
        }
        Matcher found = RESOURCE.matcher(path);
        if (!found.matches() || (found.group(1) == null && found.group(2).matches("proxy|watch"))) {
            return Optional.empty();
        }
        String verb = found.group(1) == null ? VERBS.getOrDefault(method, "") : found.group(1);
        Matcher inside = NAMESPACED.matcher(found.group(2));
        Matcher itself = NAMESPACE.matcher(found.group(2));
        boolean within = inside.matches();
        String namespace = within ? inside.group(1) : itself.matches() ? itself.group(1) : "";
        Matcher object = OBJECT.matcher(within ? inside.group(2) : found.group(2));
        if (!object.matches()) {
            throw new AssertionError(path);
        }
        String name = object.group(2) == null ? "" : object.group(2);
        String part = object.group(3) == null || verb.equals("proxy") ? "" : object.group(3);
        String resource = object.group(1) + (part.isEmpty() ? "" : "/" + part);
        if (!verb.equals("get") || !name.isEmpty()) {
            return Optional.of(line(verb, resource, namespace, name));
        }
        Optional<String> selected = selected(query);
        String listing = watches(query, selected.isPresent()) ? "watch" : "list";
        return Optional.of(line(listing, resource, namespace, selected.orElse("")));
    }

    static String line(String... facets) {
        return String.join("|", facets);
    }

    private static boolean watches(Map<String, List<String>> query, boolean decoded) {
        if (!query.containsKey("watch")) {
            return false;
        }
        String word = first(query, "watch");
        String folded = decoded ? word.replace('\u017f', 's') : word;
        return !List.of("0", "false").contains(folded.toLowerCase(Locale.ROOT));
    }

    /** Empty where the query cannot be decoded. */
    private static Optional<String> selected(Map<String, List<String>> query) {
        for (String number : List.of("limit", "timeoutSeconds")) {
            if (query.containsKey(number) && !isLong(first(query, number))) {
                return Optional.empty();
            }
        }
        if (!isLabelSelector(first(query, "labelSelector"))) {
            return Optional.empty();
        }
        List<String> terms = new ArrayList<>();
        Matcher piece =
                Pattern.compile("\\G((?:[^\\\\,]|\\\\.|\\\\\\z)*)(,|\\z)", Pattern.DOTALL)
                        .matcher(first(query, "fieldSelector"));
        while (piece.find()) {
            terms.add(piece.group(1));
        }
        terms.removeIf(String::isEmpty);
        terms.sort(Comparator.comparing(t -> t.codePoints().toArray(), Arrays::compare));
        Optional<String> name = Optional.empty();
        for (String term : terms) {
            Matcher read = FIELD_TERM.matcher(term);
            int operator = term.replace("!=", "==").indexOf('=');
            if (operator < 0 || !read.matches() || read.group(1).length() != operator) {
                return Optional.empty();
            }
            boolean demands = !read.group(2).equals("!=") && read.group(1).equals("metadata.name");
            if (demands && name.isEmpty()) {
                name = Optional.of(read.group(3).replaceAll("\\\\(.)", "$1"));
            }
        }
        return Optional.of(name.filter(n -> !n.matches("(?s)\\.\\.?|.*[/%].*")).orElse(""));
    }

    static boolean isLabelSelector(String text) {
        if (text.matches(W)) {
            return true;
        }
        for (String demand : COMMA_OUTSIDE.split(text, -1)) {
            Matcher read = ONE_DEMAND.matcher(demand);
            if (!read.matches()) {
                return false;
            }
            String number = read.group("number");
            if (number != null && !isLong(number)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isLong(String text) {
        return text.matches("[+-]?[0-9]+") && new BigInteger(text).bitLength() < Long.SIZE;
    }

    private static Map<String, List<String>> query(String query) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (String pair : query.split("&")) {
            String[] halves = pair.split("=", 2);
            Optional<String> name = decoded(halves[0]);
            Optional<String> value = decoded(halves.length == 1 ? "" : halves[1]);
            if (!pair.isEmpty() && !pair.contains(";") && name.isPresent() && value.isPresent()) {
                values.computeIfAbsent(name.get(), key -> new ArrayList<>()).add(value.get());
            }
        }
        return values;
    }

    private static String first(Map<String, List<String>> query, String name) {
        return query.getOrDefault(name, List.of("")).getFirst();
    }

    private static Optional<String> decoded(String text) {
        return text.matches("(?s)(?:[^%]|%\\p{XDigit}{2})*")
                ? Optional.of(URLDecoder.decode(text, StandardCharsets.UTF_8))
                : Optional.empty();
    }

    private static Pattern pattern(String text) {
        return Pattern.compile(text, Pattern.DOTALL);
    }
}
