package org.clawpatrol.proxy.credential.oauth;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A POST to an authorization server, with secrets in its fields and body; prints as method and
 * address. One thread.
 */
public final class TokenCall {
    private final URI url;
    private final Optional<String> roots;
    private final Map<String, String> fields = new LinkedHashMap<>();
    private final byte[] body;

    /**
     * @param url https
     * @param roots PEM text of the only roots to trust; system roots when empty
     * @param body not copied
     */
    public TokenCall(URI url, Optional<String> roots, String contentType, byte[] body) {
        this.url = url;
        this.roots = roots;
        this.body = body;
        fields.put("Content-Type", contentType);
        fields.put("Accept", "application/json");
        fields.put("User-Agent", "clawpatrol/1.0");
    }

    /** Adds a field. */
    public TokenCall with(String name, String value) {
        fields.put(name, value);
        return this;
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
        return "POST " + url.getScheme() + "://" + url.getRawAuthority() + url.getRawPath();
    }
}
