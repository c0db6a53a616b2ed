package org.clawpatrol.proxy.protocol.http;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.Http2Headers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.clawpatrol.dsl.config.EndpointConfig;
import org.clawpatrol.proxy.credential.BodyRewrite;
import org.clawpatrol.proxy.credential.RequestEdit;
import org.clawpatrol.proxy.protocol.http.websocket.TextRewrite;
import org.clawpatrol.proxy.secret.Secret;
import org.jspecify.annotations.Nullable;

/**
 * The head of a request on its way to the origin: the agent's cleaned fields, and on top of them
 * what is injected, which may take the place of the target and of the body. It may be sent more
 * than once, over either version of HTTP; closing wipes what was injected. One thread.
 */
final class UpstreamHead implements HttpRequestView, RequestEdit, AutoCloseable {
    /** A field whose value ends in a secret. */
    private record SecretField(String name, SecretText value) {}

    private final HttpRequest request;
    private final UpstreamSubject subject;
    private final List<SecretField> injected = new ArrayList<>(1);
    private final MessagePlaceholders messages = new MessagePlaceholders();
    private final List<Secret> derived = new ArrayList<>(0);
    private final List<String> edited = new ArrayList<>(1);
    private HttpFields fields;
    private boolean upgrades;
    private String trailerNames = "";
    private @Nullable SecretText target;
    private @Nullable SecretText body;
    private @Nullable BodyRewrite rewrite;

    /**
     * @param fields the agent's, already cleaned
     */
    UpstreamHead(HttpRequest request, HttpFields fields, UpstreamSubject subject) {
        this.request = request;
        this.fields = fields;
        this.subject = subject;
    }

    @Override
    public HttpRequest request() {
        return request;
    }

    @Override
    public String host() {
        return subject.origin().host();
    }

    @Override
    public List<String> all(String name) {
        return fields.all(name);
    }

    @Override
    public EndpointConfig endpoint() {
        return subject.endpoint();
    }

    @Override
    public String authority() {
        return Origins.authority(subject.origin());
    }

    @Override
    public Set<String> names() {
        Set<String> names = new TreeSet<>();
        fields.forEach(field -> names.add(Ascii.lower(field.name())));
        injected.forEach(field -> names.add(Ascii.lower(field.name())));
        return names;
    }

    @Override
    public Instant now() {
        return subject.clock().instant();
    }

    /** How long the origin may be silent while it owes an answer. */
    Duration patience() {
        return subject.patience();
    }

    @Override
    public Optional<byte[]> body() {
        return subject.body().extent() == CapturedBody.Extent.COMPLETE
                ? Optional.of(subject.body().bytes())
                : Optional.empty();
    }

    @Override
    public Optional<String> fingerprint() {
        return subject.fingerprint().get();
    }

    @Override
    public Optional<String> placeholder() {
        return subject.placeholder();
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

    /** Asks the origin to switch protocols. */
    void upgrade(String protocol) {
        set("Connection", "Upgrade");
        set("Upgrade", protocol);
        upgrades = true;
    }

    /** Whether it asks the origin to switch protocols. */
    boolean upgrades() {
        return upgrades;
    }

    @Override
    public void setTarget(Secret secret) {
        close(target);
        target = SecretText.of("", secret);
    }

    @Override
    public void setBody(Secret secret) {
        if (subject.body().extent() != CapturedBody.Extent.COMPLETE) {
            throw new IllegalStateException("the body was not read whole");
        }
        close(body);
        body = SecretText.of("", secret);
    }

    @Override
    public void replaceInMessages(String placeholder, Secret secret) {
        messages.add(placeholder, secret);
    }

    /** What happens to the text messages of a WebSocket; empty when nothing does. */
    Optional<TextRewrite> messages() {
        return messages.isEmpty() ? Optional.empty() : Optional.of(messages);
    }

    @Override
    public void rewriteBody(BodyRewrite how) {
        close(rewrite);
        rewrite = how;
    }

    @Override
    public void mask(Secret secret) {
        derived.add(secret.copy());
    }

    /** What was derived from the secrets and must not come back; closed with this. */
    List<Secret> derived() {
        return derived;
    }

    /** What is sent instead of the agent's body; readable until this is closed. */
    Optional<ByteBuf> newBody() {
        return Optional.ofNullable(body).map(SecretText::bytes);
    }

    /** What makes another body of the agent's. */
    Optional<BodyRewrite> rewrite() {
        return Optional.ofNullable(rewrite);
    }

    /** How long the body is that goes with this head. */
    Framing framing() {
        if (rewrite != null) {
            return new Framing.Length(rewrite.length());
        }
        return body == null ? request.framing() : new Framing.Length(body.length());
    }

    /**
     * Whether fields of that name, in whatever case, are sent or were set or removed on the way.
     */
    boolean edits(String name) {
        return fields.has(name) || edited.stream().anyMatch(done -> FieldNames.alike(done, name));
    }

    /** Whether another body is sent than the agent's. */
    boolean changesBody() {
        return rewrite != null || body != null;
    }

    /**
     * Says what follows the body.
     *
     * @param names of fields, as a list
     */
    void announceTrailers(String names) {
        trailerNames = names;
    }

    /**
     * The same over HTTP/1.1, where only chunks have room for what was announced behind the body
     * (RFC 9112, 7.1.2).
     */
    Framing http1Framing() {
        return trailerNames.isEmpty() ? framing() : new Framing.Chunked();
    }

    /** Writes the head as HTTP/1.1 has it. */
    void writeTo(Channel channel) {
        ByteBuf out = channel.alloc().buffer(512);
        WireText.text(out, request.method());
        WireText.text(out, " ");
        WireText.text(out, sentTarget());
        WireText.text(out, " HTTP/1.1\r\n");
        WireText.field(out, "Host", authority());
        WireText.fields(out, fields);
        for (SecretField field : injected) {
            WireText.field(out, field.name(), field.value());
        }
        WireText.framing(out, http1Framing());
        if (!trailerNames.isEmpty()) {
            WireText.field(out, "Trailer", trailerNames);
        }
        WireText.crlf(out);
        if (injected.isEmpty() && target == null) {
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
        headers.authority(authority());
        headers.path(sentTarget());
        Http2MessageWriter.add(headers, fields);
        for (SecretField field : injected) {
            headers.add(Ascii.lower(field.name()), field.value());
        }
        if (framing() instanceof Framing.Length(long bytes)) {
            headers.set("content-length", Long.toString(bytes));
        }
        if (request.fields().tokens("te").contains("trailers")) {
            headers.set("te", "trailers");
        }
        if (!trailerNames.isEmpty()) {
            headers.set("trailer", trailerNames);
        }
        return headers;
    }

    @Override
    public void close() {
        injected.forEach(field -> field.value().close());
        derived.forEach(Secret::close);
        messages.close();
        close(target);
        close(body);
        close(rewrite);
    }

    private static void close(@Nullable SecretText text) {
        if (text != null) {
            text.close();
        }
    }

    private static void close(@Nullable BodyRewrite how) {
        if (how != null) {
            how.close();
        }
    }

    private CharSequence sentTarget() {
        return target == null ? request.forwardTarget() : target;
    }

    private static void wipe(ByteBuf bytes) {
        if (bytes.refCnt() == 1) {
            bytes.setZero(0, bytes.writerIndex());
        }
        bytes.release();
    }

    @Override
    public void remove(String name) {
        edited.add(name);
        String read = FieldNames.hyphened(name);
        fields = fields.without(field -> FieldNames.hyphened(field.name()).equalsIgnoreCase(read));
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
