package org.clawpatrol.proxy.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.clawpatrol.dsl.config.EndpointConfig;
import org.clawpatrol.dsl.config.GatewaySettings;
import org.clawpatrol.dsl.test.Fixture;
import org.clawpatrol.dsl.test.FixtureException;
import org.clawpatrol.dsl.test.FixtureFile;
import org.clawpatrol.engine.fact.Facts;
import org.clawpatrol.engine.fact.Family;
import org.clawpatrol.proxy.protocol.http.HttpFixtureReader;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The facts {@code policy eval} reads: of a fixture, or of what a fixture has as its action. */
final class EvalFacts {
    private static final String EMPTY_REQUEST = "{\"http\":{\"method\":\"GET\",\"path\":\"/\"}}";

    private final @Nullable Path file;

    EvalFacts(@Nullable Path file) {
        this.file = file;
    }

    Facts read() throws IOException {
        String text = file == null ? EMPTY_REQUEST : Files.readString(file);
        byte[] document = asFixture(text).getBytes(StandardCharsets.UTF_8);
        try {
            Fixture fixture = new FixtureFile().parse(document);
            return new HttpFixtureReader()
                    .read(
                            fixture.action(),
                            endpoint(),
                            new GatewaySettings.Limits(document.length + 1, 1));
        } catch (FixtureException e) {
            throw new CommandFailure(ExitCode.USAGE, file + ": " + e.getMessage(), e);
        }
    }

    /** The text itself is kept, so that the fixture reader judges every byte of it. */
    private static String asFixture(String text) {
        JsonNode tree;
        try {
            tree = JsonMapper.shared().readTree(text);
        } catch (JacksonException malformed) {
            return text;
        }
        boolean fixture = tree.has("action") || tree.has("match");
        return fixture || !tree.isObject()
                ? text
                : "{\"match\":{\"verdict\":\"allow\"},\"action\":" + text + "}";
    }

    private static EndpointConfig endpoint() {
        return new EndpointConfig(
                "eval",
                "https",
                Family.HTTP,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
