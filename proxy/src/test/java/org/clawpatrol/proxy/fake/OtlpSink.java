package org.clawpatrol.proxy.fake;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A collector on loopback that keeps what it gets, as bytes; it may be told not to answer. */
public final class OtlpSink implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<String> traces = new CopyOnWriteArrayList<>();
    private final List<String> metrics = new CopyOnWriteArrayList<>();
    private final List<String> traceHeads = new CopyOnWriteArrayList<>();
    private final List<String> metricHeads = new CopyOnWriteArrayList<>();
    private volatile int status = 200;

    private OtlpSink(HttpServer server) {
        this.server = server;
    }

    public static OtlpSink start() throws IOException {
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        OtlpSink sink = new OtlpSink(server);
        server.createContext(
                "/v1/traces", exchange -> sink.take(exchange, sink.traces, sink.traceHeads));
        server.createContext(
                "/v1/metrics", exchange -> sink.take(exchange, sink.metrics, sink.metricHeads));
        server.setExecutor(sink.threads);
        server.start();
        return sink;
    }

    private void take(HttpExchange exchange, List<String> into, List<String> heads)
            throws IOException {
        try (exchange) {
            exchange.getRequestHeaders()
                    .forEach((name, values) -> heads.add(name + ": " + String.join(", ", values)));
            byte[] body = exchange.getRequestBody().readAllBytes();
            into.add(new String(body, StandardCharsets.ISO_8859_1));
            exchange.sendResponseHeaders(status, -1);
        }
    }

    /** What it answers from now on. */
    public void answer(int code) {
        status = code;
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Every byte of spans, as ISO-8859-1. */
    public String traces() {
        return String.join("", traces);
    }

    /** Every byte of readings, as ISO-8859-1. */
    public String metrics() {
        return String.join("", metrics);
    }

    /** Every header field that came with spans, such as {@code Host: x}. */
    public List<String> traceHeads() {
        return traceHeads;
    }

    /** Every header field that came with readings. */
    public List<String> metricHeads() {
        return metricHeads;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
