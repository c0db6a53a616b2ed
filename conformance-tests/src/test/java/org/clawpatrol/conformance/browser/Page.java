package org.clawpatrol.conformance.browser;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One page of the browser, as a person with mouse and keyboard has it. Belongs to one thread. */
final class Page implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final WebSocket socket;
    private final BlockingQueue<String> messages;
    private int sent;

    private Page(WebSocket socket, BlockingQueue<String> messages) {
        this.socket = socket;
        this.messages = messages;
    }

    static Page connect(HttpClient client, URI address) {
        BlockingQueue<String> messages = new LinkedBlockingQueue<>();
        WebSocket socket =
                client.newWebSocketBuilder().buildAsync(address, new Collector(messages)).join();
        return new Page(socket, messages);
    }

    /** Puts the pieces of each message together. */
    private static final class Collector implements WebSocket.Listener {
        private final BlockingQueue<String> messages;
        private final StringBuilder message = new StringBuilder();

        Collector(BlockingQueue<String> messages) {
            this.messages = messages;
        }

        @Override
        public @Nullable CompletionStage<?> onText(
                WebSocket webSocket, CharSequence data, boolean last) {
            message.append(data);
            if (last) {
                messages.add(message.toString());
                message.setLength(0);
            }
            webSocket.request(1);
            return null;
        }
    }

    private JsonNode command(String method, Map<String, ?> parameters) {
        int id = ++sent;
        String text =
                JSON.writeValueAsString(Map.of("id", id, "method", method, "params", parameters));
        socket.sendText(text, true).join();
        while (true) {
            JsonNode answer = JSON.readTree(next());
            if (answer.path("id").asInt(0) == id) {
                if (answer.has("error")) {
                    throw new AssertionError(method + ": " + answer.path("error"));
                }
                return answer.path("result");
            }
        }
    }

    private String next() {
        try {
            String message = messages.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            if (message == null) {
                throw new AssertionError("the browser does not answer");
            }
            return message;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The value of an expression in the page. */
    JsonNode value(String expression) {
        JsonNode result =
                command(
                        "Runtime.evaluate",
                        Map.of(
                                "expression", expression,
                                "returnByValue", true,
                                "awaitPromise", true));
        if (result.has("exceptionDetails")) {
            throw new AssertionError(expression + ": " + result.path("exceptionDetails"));
        }
        return result.path("result").path("value");
    }

    /** Waits until an expression is true, whichever page is then shown. */
    void until(String expression) {
        Awaitility.await()
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .ignoreExceptionsInstanceOf(AssertionError.class)
                .until(() -> value(expression).asBoolean(false));
    }

    void open(URI url) {
        command("Page.navigate", Map.of("url", url.toString()));
        until("location.href === '" + url + "' && document.readyState === 'complete'");
    }

    /** The screen of a phone. */
    void width(int pixels) {
        command(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", pixels, "height", 844, "deviceScaleFactor", 1, "mobile", true));
    }

    /** Moves the mouse to the middle of an element and presses it. */
    void click(String selector) {
        until("!!document.querySelector(" + quoted(selector) + ")");
        JsonNode middle =
                value(
                        "(() => { const e = document.querySelector("
                                + quoted(selector)
                                + "); e.scrollIntoView({block: 'center', behavior: 'instant'});"
                                + " const r = e.getBoundingClientRect();"
                                + " return [r.x + r.width / 2, r.y + r.height / 2]; })()");
        for (String type : new String[] {"mousePressed", "mouseReleased"}) {
            command(
                    "Input.dispatchMouseEvent",
                    Map.of(
                            "type",
                            type,
                            "x",
                            middle.get(0).asDouble(0),
                            "y",
                            middle.get(1).asDouble(0),
                            "button",
                            "left",
                            "clickCount",
                            1));
        }
    }

    /** Clicks into a field and types. */
    void type(String selector, String text) {
        click(selector);
        command("Input.insertText", Map.of("text", text));
    }

    static String quoted(String text) {
        return JSON.writeValueAsString(text);
    }

    @Override
    public void close() {
        socket.abort();
    }
}
