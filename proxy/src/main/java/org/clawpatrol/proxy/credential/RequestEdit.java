package org.clawpatrol.proxy.credential;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.clawpatrol.dsl.config.EndpointConfig;
import org.clawpatrol.proxy.secret.Secret;

/**
 * A request about to be sent, as far as an injection may see and change it. Secrets that are handed
 * in stay the caller's and are copied. One thread.
 */
public interface RequestEdit extends RequestView {

    /** What the request is for. */
    EndpointConfig endpoint();

    /** The {@code Host} field as it is sent: name and, unless it is 443, port. */
    String authority();

    /** Names in lower case of the fields that go on, {@code Host} and framing left out. */
    Set<String> names();

    /** When it is sent. */
    Instant now();

    /**
     * The whole body as the agent sent it, content coding still applied; empty bytes when it has
     * none. Empty where it was not read, or not all of it: see {@link HttpInjection#needsBody}.
     * Nobody writes to it.
     */
    Optional<byte[]> body();

    /**
     * What tells this request from every other: equal for a retry of the same request by the same
     * device on the same day. Empty when the body was not read and so cannot be told apart.
     */
    Optional<String> fingerprint();

    /** What the profile says agents write where they mean the credential. */
    Optional<String> placeholder();

    /** Replaces every field of that name by one. */
    void set(String name, String value);

    /** Drops every field of that name. */
    void remove(String name);

    /** Replaces every field of that name by one with the value {@code prefix + secret}. */
    void setSecret(String name, String prefix, Secret secret);

    /**
     * Replaces path and query.
     *
     * @param target in origin form (RFC 9112, 3.2.1): visible ASCII that begins with a slash
     */
    void setTarget(Secret target);

    /** Replaces the body; only where {@link #body} has one. */
    void setBody(Secret body);

    /**
     * Puts a secret in place of every occurrence of a placeholder in the text messages that the
     * agent sends over the WebSocket that this request opens, if it opens one. Of several calls the
     * earlier ones win.
     *
     * @param secret printable ASCII that may stand inside a JSON string
     */
    void replaceInMessages(String placeholder, Secret secret);

    /**
     * Replaces the body while it is streamed, read before or not.
     *
     * @param rewrite closed with the request
     */
    void rewriteBody(BodyRewrite rewrite);

    /** Has a value searched for in the answer, besides the secrets of {@code sentSlots}. */
    void mask(Secret derived);
}
