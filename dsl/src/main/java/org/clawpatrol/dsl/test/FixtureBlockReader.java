package org.clawpatrol.dsl.test;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import tools.jackson.databind.JsonNode;

/** Reads the one block of an action that says what was done. One thread. */
final class FixtureBlockReader {
    private static final List<String> BLOCKS = List.of("http", "k8s", "sql", "ssh");
    private static final int MOST_PORT = 65535;

    private final List<String> warnings;
    private boolean truncated;

    FixtureBlockReader(List<String> warnings) {
        this.warnings = warnings;
    }

    FixtureBlock read(JsonFields action) throws FixtureException {
        List<String> present = BLOCKS.stream().filter(action::has).toList();
        if (present.size() != 1) {
            throw new FixtureException(
                    "action: needs exactly one of %s, found %d"
                            .formatted(String.join(", ", BLOCKS), present.size()));
        }
        String name = present.getFirst();
        JsonNode node = action.node(name).orElseThrow();
        List<String> keys = FixtureKeys.of(name);
        JsonFields fields = JsonFields.of(name, node, keys, warnings);
        truncated = fields.flag(FixtureKeys.TRUNCATED) || action.flag(FixtureKeys.TRUNCATED);
        return switch (name) {
            case "http" -> http(fields);
            case "k8s" -> k8s(fields);
            case "sql" -> sql(fields);
            default -> ssh(fields);
        };
    }

    /** Whether the action last read counts as longer than the inspection cap. */
    boolean truncated() {
        return truncated;
    }

    private static FixtureBlock.Http http(JsonFields fields) throws FixtureException {
        return new FixtureBlock.Http(
                fields.textOrEmpty("method"),
                fields.textOrEmpty("path"),
                fields.multimap("query"),
                fields.multimap("headers"),
                body(fields));
    }

    private static ByteBuffer body(JsonFields fields) throws FixtureException {
        String text = fields.textOrEmpty("body");
        String encoded = fields.textOrEmpty("body_b64");
        if (!text.isEmpty() && !encoded.isEmpty()) {
            throw new FixtureException("http: has both `body` and `body_b64`");
        }
        if (encoded.isEmpty()) {
            return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
        }
        if (encoded.length() % 4 != 0) {
            throw new FixtureException("http.body_b64: is not base64 with padding");
        }
        try {
            return ByteBuffer.wrap(Base64.getDecoder().decode(encoded));
        } catch (IllegalArgumentException e) {
            throw new FixtureException("http.body_b64: is not base64 with padding");
        }
    }

    private FixtureBlock k8s(JsonFields fields) throws FixtureException {
        Optional<JsonNode> request = fields.node("http");
        return new FixtureBlock.K8s(
                fields.textOrEmpty("verb"),
                fields.textOrEmpty("resource"),
                fields.textOrEmpty("namespace"),
                fields.textOrEmpty("name"),
                fields.map("params"),
                request.isPresent()
                        ? Optional.of(
                                http(
                                        JsonFields.of(
                                                "k8s.http",
                                                request.get(),
                                                FixtureKeys.of("http"),
                                                warnings)))
                        : Optional.empty());
    }

    private static FixtureBlock sql(JsonFields fields) throws FixtureException {
        return new FixtureBlock.Sql(
                required(fields, "sql", "statement"),
                fields.text("verb").filter(verb -> !verb.isEmpty()),
                fields.texts("tables"),
                fields.texts("functions"),
                fields.text("database"));
    }

    private static FixtureBlock ssh(JsonFields fields) throws FixtureException {
        OptionalInt port =
                fields.whole("forward_port", MOST_PORT).stream()
                        .mapToInt(Integer::intValue)
                        .findFirst();
        return new FixtureBlock.Ssh(
                required(fields, "ssh", "verb"),
                fields.textOrEmpty("command"),
                fields.textOrEmpty("subsystem"),
                fields.textOrEmpty("forward_host"),
                port,
                fields.textOrEmpty("user"),
                fields.textOrEmpty("stdin"));
    }

    private static String required(JsonFields fields, String block, String key)
            throws FixtureException {
        String text = fields.textOrEmpty(key);
        if (text.isEmpty()) {
            throw new FixtureException(block + "." + key + ": is missing or empty");
        }
        return text;
    }
}
