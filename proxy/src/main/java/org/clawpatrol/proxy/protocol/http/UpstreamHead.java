package org.clawpatrol.proxy.protocol.http;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.Http2Headers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.clawpatrol.dsl.config.HostPort;
import org.clawpatrol.proxy.credential.HeaderEdit;
import org.clawpatrol.proxy.secret.Secret;

/**
 * The head of a request on its way to the origin: the agent's cleaned fields, and on top of them
 * what is injected. It may be sent more than once, over either version of HTTP; closing wipes what
 * was injected. One thread.
 */
final class UpstreamHead implements HeaderEdit, AutoCloseable {
    /** A field whose value ends in a secret. */
    private record SecretField(String name, SecretText value) {}

    private final HttpRequest request;
    private final HostPort origin;
    private final Supplier<Optional<String>> fingerprint;
    private final List<SecretField> injected = new ArrayList<>(1);
    private HttpFields fields;

    /**
     * @param fields the agent's, already cleaned
     * @param origin what the {@code Host} field names
     */
    UpstreamHead(
            HttpRequest request,
            HttpFields fields,
            HostPort origin,
            Supplier<Optional<String>> fingerprint) {
        this.request = request;
        this.fields = fields;
        this.origin = origin;
        this.fingerprint = fingerprint;
    }

    @Override
    public String method() {
        return request.method();
    }

    @Override
    public Optional<String> first(String name) {
        return request.fields().first(name);
    }

    @Override
    public Optional<String> fingerprint() {
        return fingerprint.get();
    }

    @Override
    public void set(String name, String value) {
        remove(name);
        fields = fields.with(new HeaderField(name, value));
    }

    @Override
    public void setSecret(String name, String prefix, Secret secret) {
        remove(name);
        injected.add(new SecretField(name, SecretText.of(prefix, secret)));
    }

    /** Writes the head as HTTP/1.1 has it. */
    void writeTo(Channel channel) {
        ByteBuf out = channel.alloc().buffer(512);
        WireText.text(out, request.method() + " " + request.forwardTarget() + " HTTP/1.1\r\n");
        WireText.field(out, "Host", Origins.authority(origin));
        WireText.fields(out, fields);
        for (SecretField field : injected) {
            WireText.field(out, field.name(), field.value());
        }
        WireText.framing(out, request.framing());
        WireText.crlf(out);
        if (injected.isEmpty()) {
            channel.write(out);
            return;
        }
        ByteBuf kept = out.retainedDuplicate();
        channel.write(out).addListener(written -> wipe(kept));
    }

    /** The head as HTTP/2 has it (RFC 9113, 8.3.1); valid until this is closed. */
    Http2Headers http2() {
        Http2Headers headers = new DefaultHttp2Headers(false, fields.size() + 8);
        headers.method(request.method());
        headers.scheme("https");
        headers.authority(Origins.authority(origin));
        headers.path(request.forwardTarget());
        Http2MessageWriter.add(headers, fields);
        for (SecretField field : injected) {
            headers.add(Ascii.lower(field.name()), field.value());
        }
        if (request.framing() instanceof Framing.Length(long bytes)) {
            headers.set("content-length", Long.toString(bytes));
        }
        if (request.fields().tokens("te").contains("trailers")) {
            headers.set("te", "trailers");
        }
        return headers;
    }

    @Override
    public void close() {
        injected.forEach(field -> field.value().close());
    }

    private static void wipe(ByteBuf bytes) {
        if (bytes.refCnt() == 1) {
            bytes.setZero(0, bytes.writerIndex());
        }
        bytes.release();
    }

    /** Drops every field of that name. */
    void remove(String name) {
        fields = fields.without(field -> field.is(name));
        injected.removeIf(field -> removed(field, name));
    }

    private static boolean removed(SecretField field, String name) {
        if (!field.name().equalsIgnoreCase(name)) {
            return false;
        }
        field.value().close();
        return true;
    }
}
