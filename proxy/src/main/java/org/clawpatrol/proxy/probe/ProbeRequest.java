package org.clawpatrol.proxy.probe;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.clawpatrol.dsl.config.EndpointConfig;
import org.clawpatrol.dsl.config.HostPort;
import org.clawpatrol.proxy.credential.BodyRewrite;
import org.clawpatrol.proxy.credential.RequestEdit;
import org.clawpatrol.proxy.secret.Secret;

/** A request without a body that one credential goes into. Closing wipes it. One thread. */
final class ProbeRequest implements RequestEdit, AutoCloseable {
    private static final int HTTPS_PORT = 443;

    private final EndpointConfig endpoint;
    private final HostPort origin;
    private final ProbeQuestion question;
    private final Map<String, byte[]> fields = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final List<byte[]> wiped = new ArrayList<>();
    private byte[] target;

    ProbeRequest(EndpointConfig endpoint, HostPort origin, ProbeQuestion question) {
        this.endpoint = endpoint;
        this.origin = origin;
        this.question = question;
        this.target = ascii(question.target());
        set("Accept", "*/*");
        set("Accept-Encoding", "identity");
        set("User-Agent", "clawpatrol");
        set("Connection", "close");
    }

    /** As HTTP/1.1 has it; wiped with this. */
    byte[] wire() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(ascii(question.method() + " "));
        out.writeBytes(target);
        out.writeBytes(ascii(" HTTP/1.1\r\nHost: " + authority() + "\r\n"));
        fields.forEach(
                (name, value) -> {
                    out.writeBytes(ascii(name + ": "));
                    out.writeBytes(value);
                    out.writeBytes(ascii("\r\n"));
                });
        if (!question.method().equals("GET")) {
            out.writeBytes(ascii("Content-Length: 0\r\n"));
        }
        out.writeBytes(ascii("\r\n"));
        return kept(out.toByteArray());
    }

    private byte[] kept(byte[] bytes) {
        wiped.add(bytes);
        return bytes;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    @Override
    public String method() {
        return question.method();
    }

    @Override
    public String host() {
        return origin.host();
    }

    @Override
    public String target() {
        return question.target();
    }

    @Override
    public String rawPath() {
        int query = question.target().indexOf('?');
        return query < 0 ? question.target() : question.target().substring(0, query);
    }

    @Override
    public Optional<String> first(String name) {
        return all(name).stream().findFirst();
    }

    @Override
    public List<String> all(String name) {
        byte[] value = fields.get(name);
        return value == null ? List.of() : List.of(new String(value, StandardCharsets.ISO_8859_1));
    }

    @Override
    public EndpointConfig endpoint() {
        return endpoint;
    }

    @Override
    public String authority() {
        String host = origin.host().indexOf(':') >= 0 ? "[" + origin.host() + "]" : origin.host();
        return origin.port() == HTTPS_PORT ? host : host + ":" + origin.port();
    }

    @Override
    public Set<String> names() {
        Set<String> names = new TreeSet<>();
        fields.keySet().forEach(name -> names.add(name.toLowerCase(java.util.Locale.ROOT)));
        return names;
    }

    @Override
    public Instant now() {
        return Instant.now();
    }

    @Override
    public Optional<byte[]> body() {
        return Optional.of(new byte[0]);
    }

    @Override
    public Optional<String> fingerprint() {
        return Optional.empty();
    }

    @Override
    public Optional<String> placeholder() {
        return Optional.empty();
    }

    @Override
    public void set(String name, String value) {
        fields.put(name, ascii(value));
    }

    @Override
    public void remove(String name) {
        fields.remove(name);
    }

    @Override
    public void setSecret(String name, String prefix, Secret secret) {
        byte[] clear = kept(secret.reveal());
        byte[] value = Arrays.copyOf(ascii(prefix), prefix.length() + clear.length);
        System.arraycopy(clear, 0, value, prefix.length(), clear.length);
        fields.put(name, kept(value));
    }

    @Override
    public void setTarget(Secret secret) {
        target = kept(secret.reveal());
    }

    @Override
    public void setBody(Secret body) {
        throw new IllegalStateException("a probe has no body");
    }

    @Override
    public void replaceInMessages(String placeholder, Secret secret) {
        // it opens no WebSocket
    }

    @Override
    public void rewriteBody(BodyRewrite rewrite) {
        rewrite.close();
    }

    @Override
    public void mask(Secret derived) {
        // nothing of the answer is shown
    }

    @Override
    public void close() {
        wiped.forEach(bytes -> Arrays.fill(bytes, (byte) 0));
        fields.clear();
    }
}
