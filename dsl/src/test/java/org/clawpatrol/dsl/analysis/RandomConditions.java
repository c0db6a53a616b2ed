package org.clawpatrol.dsl.analysis;

import java.util.List;
import java.util.Random;

/** Seeded conditions over few facts and few constants, so that they meet often. One thread. */
public final class RandomConditions {
    private static final List<String> PATHS =
            List.of("", "/", "/a", "/a/", "/a/b", "/a/bc", "/ab", "/b", "/b/a", "/bc", "b", "bc");
    private static final List<String> PIECES =
            List.of("", "/", "/a", "/a/", "a", "b", "/b", "bc", "c", "/a/b", "ab");
    private static final List<String> PATTERNS =
            List.of(
                    "^/a",
                    "^/a/.*",
                    "b$",
                    "^/(a|b)/",
                    "^/a$|b",
                    "a.c?",
                    "^/[a-b]+$",
                    "(?i)^/A",
                    ".*bc",
                    "^/a/(b|bc)$",
                    "^/(a|b)$",
                    "/a.*$",
                    "^$",
                    "\\\\.");
    private static final List<String> ADDRESSES =
            List.of("10.0.0.0/8", "10.1.0.0/16", "10.1.2.0/24", "192.168.0.0/16", "10.1.2.3/32");

    private final Random random;

    public RandomConditions(Random random) {
        this.random = random;
    }

    /** Over the facts of HTTP actions. */
    public String next(int depth) {
        int kind = depth == 0 ? 0 : random.nextInt(8);
        return switch (kind) {
            case 1, 2 -> "(" + next(depth - 1) + " && " + next(depth - 1) + ")";
            case 3, 4 -> "(" + next(depth - 1) + " || " + next(depth - 1) + ")";
            case 5 -> "!(" + next(depth - 1) + ")";
            case 6 ->
                    random.nextInt(3) == 0
                            ? "(%s ? %s : %s)"
                                    .formatted(next(depth - 1), next(depth - 1), next(depth - 1))
                            : next(depth - 1);
            default -> atom();
        };
    }

    private String atom() {
        return switch (random.nextInt(21)) {
            case 0, 1 -> "http.method == '" + method() + "'";
            case 2 -> "http.method in ['" + method() + "', '" + method() + "']";
            case 3 -> "http.method != '" + method() + "'";
            case 4, 5 -> "http.path == '" + any(PATHS) + "'";
            case 6, 7 -> "http.path.startsWith('" + any(PIECES) + "')";
            case 8 -> "http.path.endsWith('" + any(PIECES) + "')";
            case 9 -> "http.path.contains('" + any(PIECES) + "')";
            case 10 -> "http.path.matches('" + any(PATTERNS) + "')";
            case 11 -> "http.size " + comparison() + " " + random.nextInt(4);
            case 12 -> list();
            case 13 -> "'" + key() + "' in http.query";
            case 14 -> entry();
            case 15 -> "has(mcp.tool)";
            case 16 -> "mcp.tool == '" + any(List.of("a", "b")) + "'";
            case 17 -> "cidr('" + any(ADDRESSES) + "').containsIP(agent.address)";
            case 18, 19 -> "(" + odd() + ")";
            default -> "size(http.path) " + comparison() + " " + random.nextInt(4);
        };
    }

    private String list() {
        return switch (random.nextInt(5)) {
            case 0 -> "'" + key() + "' in credential.names";
            case 1 -> "credential.names.exists(n, n.startsWith('" + key() + "'))";
            case 2 -> "credential.names.all(n, n in ['x', '" + key() + "'])";
            case 3 -> "sets.intersects(credential.names, ['" + key() + "', 'z'])";
            default -> "sets.contains(credential.names, ['" + key() + "', 'x'])";
        };
    }

    private String entry() {
        return switch (random.nextInt(4)) {
            case 0 -> "http.query['" + key() + "'].exists(v, v == '" + key() + "')";
            case 1 -> "http.query['" + key() + "'][0] == '" + key() + "'";
            case 2 -> "http.query." + key() + ".all(v, v != '" + key() + "')";
            default -> "size(http.query['" + key() + "']) == 1";
        };
    }

    private String odd() {
        return switch (random.nextInt(19)) {
            case 0 -> "http.path == http.raw_path";
            case 1 -> "http.body_json.a == '" + key() + "'";
            case 2 -> "has(http.body_json.a)";
            case 3 -> "has(http.body_json.a) && http.body_json.a == '" + key() + "'";
            case 4 -> "http.path.lowerAscii().startsWith('" + any(PIECES) + "')";
            case 5 -> "http.path.lowerAscii() in ['" + any(PATHS) + "', '" + any(PATHS) + "']";
            case 6 -> "http.query.exists(n, n == '" + key() + "')";
            case 7 -> "http.query.all(n, n in ['x', '" + key() + "'])";
            case 8 -> "http.size " + comparison() + " size(http.path)";
            case 9 -> "mcp.tool.upperAscii() == 'A'";
            case 10 -> "credential.names.exists(n, n == '" + key() + "' || n == mcp.tool)";
            case 12 -> "http.body_json.n " + ordering() + " " + random.nextInt(4);
            case 13 -> "http.body_json.n " + ordering() + " 1.5";
            case 14 -> "http.body_json.a.startsWith('" + key() + "')";
            case 15 -> "has(http.body_json.n) && http.body_json.n " + ordering() + " 2";
            case 16 -> "http.body_json.a in ['x', '" + key() + "']";
            case 17 -> "has(http.body_json.m.a) || http.body_json.m.a == true";
            case 11 -> "size(http.path.trim()) " + comparison() + " " + random.nextInt(4);
            default -> "http.path.upperAscii() == '/A'";
        };
    }

    /** What documents' numbers are compared by. */
    private String ordering() {
        return any(List.of("<", "<=", ">", ">="));
    }

    private String comparison() {
        return any(List.of("<", "<=", ">", ">=", "==", "!="));
    }

    private String method() {
        return any(List.of("GET", "POST", "DELETE"));
    }

    private String key() {
        return any(List.of("x", "xy", "y"));
    }

    String any(List<String> texts) {
        return texts.get(random.nextInt(texts.size()));
    }

    String path() {
        return random.nextBoolean() ? any(PATHS) : any(PIECES) + any(PIECES);
    }

    String textKey() {
        return key();
    }

    String address() {
        return any(
                List.of("10.1.2.3", "10.1.2.4", "10.1.9.9", "10.9.9.9", "192.168.1.1", "::1", "x"));
    }
}
