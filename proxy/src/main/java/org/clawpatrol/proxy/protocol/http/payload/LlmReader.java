package org.clawpatrol.proxy.protocol.http.payload;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.clawpatrol.engine.value.BoolValue;
import org.clawpatrol.engine.value.MapValue;
import org.clawpatrol.engine.value.StringValue;
import org.clawpatrol.engine.value.UnknownValue;
import org.clawpatrol.engine.value.Value;

/**
 * Reads what a request asks of a language model: the provider from the path, the rest from the body
 * in that provider's shape. Stateless.
 */
public final class LlmReader {
    private static final Pattern ANTHROPIC =
            Pattern.compile(".*/v1/messages(/count_tokens|/batches)?");
    private static final Pattern OPENAI =
            Pattern.compile(
                    ".*/chat/completions"
                            + "|.*/(v1|openai|codex)/(.*/)?(completions|responses|embeddings)");
    private static final Pattern GEMINI =
            Pattern.compile(".*/(?:models|tunedModels)/([^/:]+):([A-Za-z]+)");
    private static final List<String> GEMINI_METHODS =
            List.of("generateContent", "streamGenerateContent", "countTokens", "embedContent");

    private LlmReader() {}

    public static Reading read(CarryingRequest request) {
        if (request.path().isEmpty()) {
            return Reading.malformed();
        }
        String path = request.path().get();
        String trimmed = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        if (!request.method().equalsIgnoreCase("POST")) {
            return Reading.absent();
        }
        Matcher gemini = GEMINI.matcher(trimmed);
        if (gemini.matches() && GEMINI_METHODS.contains(gemini.group(2))) {
            return gemini(gemini.group(1), gemini.group(2), request);
        }
        if (ANTHROPIC.matcher(trimmed).matches()) {
            return trimmed.endsWith("/batches")
                    ? lost("anthropic", Reading.MALFORMED)
                    : messages("anthropic", request);
        }
        return OPENAI.matcher(trimmed).matches() ? messages("openai", request) : Reading.absent();
    }

    /** Anthropic and OpenAI name the same things almost alike. */
    private static Reading messages(String provider, CarryingRequest request) {
        return switch (request.json()) {
            case UnknownValue why -> lost(provider, why);
            case MapValue map -> {
                Members body = new Members(map);
                yield body.misspell(LlmBody.MEMBERS)
                        ? lost(provider, Reading.MALFORMED)
                        : Reading.of(named(provider, LlmBody.messages(body)));
            }
            default -> lost(provider, Reading.MALFORMED);
        };
    }

    private static Reading gemini(String model, String method, CarryingRequest request) {
        Map<String, Value> values = new HashMap<>();
        switch (request.json()) {
            case UnknownValue why -> LlmBody.lose(values, why);
            case MapValue map -> values.putAll(LlmBody.gemini(new Members(map)));
            default -> LlmBody.lose(values, Reading.MALFORMED);
        }
        values.put("model", new StringValue(model));
        values.put("stream", BoolValue.of(method.startsWith("stream")));
        return Reading.of(named("gemini", values));
    }

    private static Reading lost(String provider, UnknownValue why) {
        Map<String, Value> values = new HashMap<>();
        LlmBody.lose(values, why);
        return Reading.of(named(provider, values));
    }

    private static Map<String, Value> named(String provider, Map<String, Value> values) {
        Map<String, Value> all = new HashMap<>(values);
        all.put("provider", new StringValue(provider));
        return all;
    }
}
