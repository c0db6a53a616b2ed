package org.clawpatrol.proxy.protocol.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.clawpatrol.dsl.config.HostPort;
import org.clawpatrol.proxy.credential.HeaderEdit;
import org.clawpatrol.proxy.secret.Secret;

/**
 * The head of a request on its way to the origin: the agent's cleaned fields, and on top of them
 * what is injected. Secrets stay {@link Secret}s until they are encoded. One thread.
 */
final class UpstreamHead implements HeaderEdit {
    /** A field whose value ends in a secret. */
    private record SecretField(String name, String prefix, Secret secret) {}

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
        List<HeaderField> extended = new ArrayList<>(fields.size() + 1);
        fields.forEach(extended::add);
        extended.add(new HeaderField(name, value));
        fields = HttpFields.of(extended);
    }

    @Override
    public void setSecret(String name, String prefix, Secret secret) {
        remove(name);
        injected.add(new SecretField(name, prefix, secret));
    }

    /** The bytes of the head; they hold the injected secrets. */
    ByteBuf encode(ByteBufAllocator allocator) {
        ByteBuf out = allocator.buffer(512);
        WireText.text(out, request.method() + " " + request.forwardTarget() + " HTTP/1.1\r\n");
        WireText.field(out, "Host", Origins.authority(origin));
        WireText.fields(out, fields);
        for (SecretField field : injected) {
            encode(out, field);
        }
        WireText.framing(out, request.framing());
        WireText.crlf(out);
        return out;
    }

    private static void encode(ByteBuf out, SecretField field) {
        WireText.text(out, field.name() + ": " + field.prefix());
        byte[] secret = field.secret().reveal();
        out.writeBytes(secret);
        Arrays.fill(secret, (byte) 0);
        WireText.crlf(out);
    }

    private void remove(String name) {
        fields = fields.without(field -> field.is(name));
        injected.removeIf(field -> field.name().equalsIgnoreCase(name));
    }
}
