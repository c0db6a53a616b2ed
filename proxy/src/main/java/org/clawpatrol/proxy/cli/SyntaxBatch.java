package org.clawpatrol.proxy.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.clawpatrol.dsl.source.Diagnostic;
import org.clawpatrol.dsl.source.Source;
import org.clawpatrol.dsl.source.SourceBytes;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers a stream of texts, one JSON line each, in order. One thread.
 *
 * <p>A request that cannot be understood is answered like a text with an error, so that every line
 * has its answer.
 */
final class SyntaxBatch {
    private final Terminal terminal;
    private boolean allOk = true;

    SyntaxBatch(Terminal terminal) {
        this.terminal = terminal;
    }

    /** The exit code, when the input ends. */
    int run() throws IOException {
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(terminal.in(), StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (!line.isBlank()) {
                SyntaxAnswer answer = answer(line);
                allOk &= answer.ok();
                terminal.out().println(answer.line());
            }
        }
        return allOk ? ExitCode.OK : ExitCode.FAILED;
    }

    private static SyntaxAnswer answer(String line) {
        JsonNode request;
        try {
            request = JsonMapper.shared().readTree(line);
        } catch (JacksonException notJson) {
            return misunderstood("", "the request is not JSON");
        }
        String name = request.path("name").asString("");
        Optional<byte[]> bytes = bytes(request);
        if (bytes.isEmpty()) {
            return misunderstood(name, "the request needs `hcl`, or `hcl_b64` in Base64");
        }
        Source source = SourceBytes.lenient(name, bytes.get());
        return switch (request.path("kind").asString("config")) {
            case "config" -> SyntaxAnswer.ofFile(source);
            case "template" -> SyntaxAnswer.ofTemplate(source);
            default -> misunderstood(name, "`kind` is `config` or `template`");
        };
    }

    private static Optional<byte[]> bytes(JsonNode request) {
        if (request.path("hcl").isString()) {
            return Optional.of(request.path("hcl").asString().getBytes(StandardCharsets.UTF_8));
        }
        if (!request.path("hcl_b64").isString()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Base64.getDecoder().decode(request.path("hcl_b64").asString()));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private static SyntaxAnswer misunderstood(String name, String why) {
        return new SyntaxAnswer(
                name, Optional.empty(), List.of(Diagnostic.global("C-REQUEST", why)));
    }
}
