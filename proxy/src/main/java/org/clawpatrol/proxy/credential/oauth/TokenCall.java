package org.clawpatrol.proxy.credential.oauth;

import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A call to an authorization server or another server that the operator named, with secrets in its
 * fields and body; prints as method and address. One thread.
 */
public final class TokenCall {
    private final String method;
    private final URI url;
    private final Optional<String> roots;
    private final Map<String, String> fields = new LinkedHashMap<>();
    private final byte[] body;
    private int largest = PendingReply.LARGEST;
    private Optional<Duration> patience = Optional.empty();

    /**
     * A POST.
     *
     * @param url https
     * @param roots PEM text of the only roots to trust; system roots when empty
     * @param body not copied
     */
    public TokenCall(URI url, Optional<String> roots, String contentType, byte[] body) {
        this("POST", url, roots, body);
        fields.put("Content-Type", contentType);
    }

    private TokenCall(String method, URI url, Optional<String> roots, byte[] body) {
        this.method = method;
        this.url = url;
        this.roots = roots;
        this.body = body;
        fields.put("Accept", "application/json");
        fields.put("User-Agent", "clawpatrol/1.0");
    }

    /**
     * A GET.
     *
     * @param url https
     * @param roots as above
     */
    public static TokenCall get(URI url, Optional<String> roots) {
        return new TokenCall("GET", url, roots, new byte[0]);
    }

    /**
     * Sets other bounds than the usual ones.
     *
     * @param bytes that the answer may have
     * @param wait for the whole call, within what the transport waits at most
     */
    public TokenCall within(int bytes, Duration wait) {
        largest = bytes;
        patience = Optional.of(wait);
        return this;
    }

    /** Adds a field. */
    public TokenCall with(String name, String value) {
        fields.put(name, value);
        return this;
    }

    public String method() {
        return method;
    }

    /** Bytes that the answer may have. */
    public int largest() {
        return largest;
    }

    /** How long to wait, where the transport waits for {@code most}. */
    Duration patience(Duration most) {
        return patience.filter(own -> own.compareTo(most) < 0).orElse(most);
    }

    public URI url() {
        return url;
    }

    /** Whom it is for, as messages name it. */
    public String server() {
        return "`" + url.getRawAuthority() + "`";
    }

    /**
     * Nothing is sent in the clear.
     *
     * @throws TokenException where the address is not https
     */
    public void requireHttps() throws TokenException {
        if (!"https".equals(url.getScheme())) {
            throw TokenException.transientFailure(": " + server() + " is not reached over https");
        }
    }

    public Optional<String> roots() {
        return roots;
    }

    public Map<String, String> fields() {
        return fields;
    }

    public byte[] body() {
        return body;
    }

    @Override
    public String toString() {
        return method + " " + url.getScheme() + "://" + url.getRawAuthority() + url.getRawPath();
    }
}
