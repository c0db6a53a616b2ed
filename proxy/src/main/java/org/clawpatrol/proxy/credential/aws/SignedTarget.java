package org.clawpatrol.proxy.credential.aws;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Path and query of a request in the one spelling that is both signed and sent, so that a server
 * cannot arrive at another. Immutable.
 */
final class SignedTarget {
    /**
     * A parameter of the query, both parts escaped.
     *
     * @param text with an equals sign, if it has one
     */
    private record Parameter(String name, String value, String text) {
        String lowerName() {
            return name.toLowerCase(Locale.ROOT);
        }

        String canonical() {
            return name + "=" + value;
        }
    }

    private final String path;
    private final List<Parameter> parameters;

    private SignedTarget(String path, List<Parameter> parameters) {
        this.path = path;
        this.parameters = List.copyOf(parameters);
    }

    /**
     * @param target in origin form
     */
    static SignedTarget of(String target) throws UnsignableException {
        if (!target.startsWith("/")) {
            throw new UnsignableException("cannot sign a request without a path");
        }
        int mark = target.indexOf('?');
        String path = mark < 0 ? target : target.substring(0, mark);
        List<String> segments = new ArrayList<>();
        for (String segment : path.split("/", -1)) {
            segments.add(UriEncoding.again(segment, false));
        }
        List<Parameter> parameters = new ArrayList<>();
        if (mark >= 0) {
            for (String part : target.substring(mark + 1).split("&", -1)) {
                if (!part.isEmpty()) {
                    parameters.add(parameter(part));
                }
            }
        }
        return new SignedTarget(String.join("/", segments), parameters);
    }

    private static Parameter parameter(String part) throws UnsignableException {
        int equals = part.indexOf('=');
        String name = UriEncoding.again(equals < 0 ? part : part.substring(0, equals), true);
        if (equals < 0) {
            return new Parameter(name, "", name);
        }
        String value = UriEncoding.again(part.substring(equals + 1), true);
        return new Parameter(name, value, name + "=" + value);
    }

    /** All values of a parameter, unescaped, whatever the case of its name. */
    List<String> values(String lowerName) throws UnsignableException {
        List<String> values = new ArrayList<>(1);
        for (Parameter parameter : parameters) {
            if (parameter.lowerName().equals(lowerName)) {
                byte[] value = UriEncoding.decode(parameter.value(), false);
                values.add(new String(value, StandardCharsets.ISO_8859_1));
            }
        }
        return values;
    }

    /** The same without the parameters of some names in lower case. */
    SignedTarget without(Predicate<String> lowerName) {
        return new SignedTarget(
                path,
                parameters.stream()
                        .filter(parameter -> !lowerName.test(parameter.lowerName()))
                        .toList());
    }

    /**
     * What is sent.
     *
     * @param added parameters behind the agent's, escaped
     */
    String wire(List<String> added) {
        String query =
                Stream.concat(parameters.stream().map(Parameter::text), added.stream())
                        .collect(Collectors.joining("&"));
        return query.isEmpty() ? path : path + "?" + query;
    }

    /** Whether another path, however it is escaped, names the same. */
    boolean names(String otherPath) throws UnsignableException {
        return SignedTarget.of(otherPath).path.equals(path);
    }

    /** Whether a segment stands for another folder, once it is unescaped, to some servers. */
    boolean hasDotSegments() {
        return Arrays.stream(path.split("/", -1))
                .anyMatch(segment -> segment.equals(".") || segment.equals(".."));
    }

    /** The same for S3, to which the path is one name: an escaped slash is a slash. */
    SignedTarget ofStorage() {
        return new SignedTarget(path.replace("%2F", "/"), parameters);
    }

    /** The path as the signature has it: S3 takes it as it is. */
    String canonicalPath(boolean once) {
        if (once) {
            return path;
        }
        List<String> kept = new ArrayList<>();
        for (String segment : path.split("/", -1)) {
            if (!segment.isEmpty()) {
                kept.add(UriEncoding.encode(segment));
            }
        }
        String end = path.endsWith("/") && !kept.isEmpty() ? "/" : "";
        return "/" + String.join("/", kept) + end;
    }

    /**
     * The query as the signature has it: sorted by name, then by value.
     *
     * @param added as for {@link #wire}, each with an equals sign
     */
    String canonicalQuery(List<String> added) {
        Comparator<String[]> byNameThenValue =
                Comparator.<String[], String>comparing(pair -> pair[0])
                        .thenComparing(pair -> pair[1]);
        return Stream.concat(parameters.stream().map(Parameter::canonical), added.stream())
                .map(text -> text.split("=", 2))
                .sorted(byNameThenValue)
                .map(pair -> pair[0] + "=" + pair[1])
                .collect(Collectors.joining("&"));
    }
}
