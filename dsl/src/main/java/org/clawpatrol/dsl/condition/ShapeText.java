package org.clawpatrol.dsl.condition;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.clawpatrol.engine.type.Type;
import org.clawpatrol.engine.type.Type.Simple;

/** Reads types as declarations write them, such as {@code map(string, T)}. Mutable; one thread. */
final class ShapeText {
    private static final int DEEPEST = 32;
    private static final Pattern TOKEN = Pattern.compile("\\s*([A-Za-z_][A-Za-z0-9_.]*|[(),])\\s*");
    private static final Map<String, Simple> OTHER_NAMES =
            Map.of(
                    "null_type", Simple.NULL,
                    "google.protobuf.Timestamp", Simple.TIMESTAMP,
                    "google.protobuf.Duration", Simple.DURATION);

    private final List<String> tokens;
    private int next;

    private ShapeText(List<String> tokens) {
        this.tokens = tokens;
    }

    /** Empty when it is no type. A single capital letter is a type variable. */
    static Optional<Shape> parse(String text) {
        List<String> tokens = new ArrayList<>();
        Matcher token = TOKEN.matcher(text);
        int end = 0;
        while (token.find() && token.start() == end) {
            tokens.add(token.group(1));
            end = token.end();
        }
        if (end < text.length()) {
            return Optional.empty();
        }
        ShapeText reader = new ShapeText(tokens);
        Optional<Shape> shape = reader.shape(0);
        return shape.filter(_ -> reader.next == tokens.size());
    }

    private Optional<Shape> shape(int depth) {
        if (next == tokens.size() || depth > DEEPEST || isSymbol(tokens.get(next))) {
            return Optional.empty();
        }
        String name = tokens.get(next++);
        List<Shape> parameters = new ArrayList<>();
        if (accept("(")) {
            do {
                Optional<Shape> parameter = shape(depth + 1);
                parameter.ifPresent(parameters::add);
                if (parameter.isEmpty()) {
                    return Optional.empty();
                }
            } while (accept(","));
            if (!accept(")")) {
                return Optional.empty();
            }
        }
        return Optional.of(shape(name, parameters));
    }

    private static boolean isSymbol(String token) {
        return "(),".contains(token);
    }

    private boolean accept(String token) {
        boolean there = next < tokens.size() && tokens.get(next).equals(token);
        next += there ? 1 : 0;
        return there;
    }

    private static Shape shape(String name, List<Shape> parameters) {
        if (parameters.isEmpty()) {
            return plain(name);
        }
        Shape first = parameters.getFirst();
        return switch (name + "/" + parameters.size()) {
            case "list/1" -> new Shape.ListOf(first);
            case "optional_type/1" -> new Shape.OptionalOf(first);
            case "type/1" -> new Shape.Exact(Simple.TYPE);
            case "map/2" -> new Shape.MapOf(first, parameters.getLast());
            default -> new Shape.OpaqueOf(name, parameters);
        };
    }

    private static Shape plain(String name) {
        if (OTHER_NAMES.containsKey(name)) {
            return new Shape.Exact(OTHER_NAMES.get(name));
        }
        if (name.length() == 1 && Character.isUpperCase(name.charAt(0))) {
            return new Shape.Variable(name);
        }
        for (Simple simple : Simple.values()) {
            if (simple != Simple.NOTHING && simple.name().toLowerCase(Locale.ROOT).equals(name)) {
                return new Shape.Exact(simple);
            }
        }
        return switch (name) {
            case "list" -> new Shape.ListOf(new Shape.Exact(Simple.DYN));
            case "map" -> new Shape.MapOf(new Shape.Exact(Simple.DYN), new Shape.Exact(Simple.DYN));
            default -> new Shape.Exact(new Type.Opaque(name));
        };
    }
}
