package org.clawpatrol.dsl.test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads fixture files: JSON, every key known, nothing after the object. Safe to share. */
public final class FixtureFile {
    private static final long MOST_BYTES = 64L << 20;
    private static final String VERDICTS = "write allow, deny or approve";
    private static final List<String> DOCUMENT = List.of("action", "match");
    private static final List<String> MATCH = List.of("verdict", "rule", "endpoint", "reason");
    private static final List<String> ACTION =
            List.of("host", "credential", "peer_ip", "truncated", "http", "k8s", "sql", "ssh");

    private final JsonMapper json =
            JsonMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    public Fixture read(Path file) throws FixtureException {
        return parse(bytes(file));
    }

    /** The action of a fixture, which need not say what it expects. */
    Fixture readAction(Path file) throws FixtureException {
        return parseAction(bytes(file));
    }

    private static byte[] bytes(Path file) throws FixtureException {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new FixtureException("larger than 64 MiB");
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new FixtureException("cannot read the file");
        }
    }

    public Fixture parse(byte[] text) throws FixtureException {
        List<String> warnings = new ArrayList<>();
        JsonFields document = JsonFields.of("fixture", tree(text), DOCUMENT, warnings);
        JsonFields match = object(document, "match", MATCH, warnings);
        return fixture(document, expectation(match), warnings);
    }

    /** The same of a document that need not say what it expects; then anything is. */
    Fixture parseAction(byte[] text) throws FixtureException {
        List<String> warnings = new ArrayList<>();
        JsonFields document = JsonFields.of("fixture", tree(text), DOCUMENT, warnings);
        return document.node("match").isPresent()
                ? parse(text)
                : fixture(document, Expectation.ANYTHING, warnings);
    }

    private static Fixture fixture(
            JsonFields document, Expectation expectation, List<String> warnings)
            throws FixtureException {
        JsonFields action = object(document, "action", ACTION, warnings);
        FixtureBlockReader blocks = new FixtureBlockReader(warnings);
        FixtureBlock block = blocks.read(action);
        FixtureAction recorded =
                new FixtureAction(
                        action.text("host").filter(host -> !host.isEmpty()),
                        action.text("credential").filter(name -> !name.isEmpty()),
                        action.text("peer_ip"),
                        block,
                        blocks.truncated());
        return new Fixture(recorded, expectation, warnings);
    }

    private JsonNode tree(byte[] text) throws FixtureException {
        try (JsonParser parser = json.createParser(text)) {
            @Nullable JsonNode tree = json.readTree(parser);
            if (tree == null) {
                throw new FixtureException("invalid JSON: the file is empty");
            }
            if (parser.nextToken() != null) {
                throw new FixtureException(
                        JsonProblem.at(
                                parser.currentTokenLocation(), "something follows the object"));
            }
            return tree;
        } catch (JacksonException e) {
            throw new FixtureException(JsonProblem.of(e));
        }
    }

    private static JsonFields object(
            JsonFields document, String key, List<String> known, List<String> warnings)
            throws FixtureException {
        JsonNode node = document.node(key).orElse(null);
        if (node == null || node.isNull()) {
            throw new FixtureException("fixture: `" + key + "` is missing");
        }
        return JsonFields.of(key, node, known, warnings);
    }

    private static Expectation expectation(JsonFields match) throws FixtureException {
        String verdict = match.textOrEmpty("verdict");
        if (verdict.isEmpty()) {
            throw new FixtureException("match.verdict: is missing; " + VERDICTS);
        }
        if (!Expectation.VERDICTS.contains(verdict)) {
            throw new FixtureException("match.verdict: is `%s`; %s".formatted(verdict, VERDICTS));
        }
        return new Expectation(
                verdict,
                match.textOrEmpty("rule"),
                match.textOrEmpty("endpoint"),
                match.textOrEmpty("reason"));
    }
}
