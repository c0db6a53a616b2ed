package org.clawpatrol.proxy.credential;

import java.util.Optional;
import org.clawpatrol.proxy.secret.Secret;

/** A request about to be sent, as far as an injection may see and change it. One thread. */
public interface HeaderEdit {

    /** Method in upper case, as sent. */
    String method();

    /** The first value under a name, as the agent sent it. */
    Optional<String> first(String name);

    /**
     * What tells this request from every other: equal for a retry of the same request by the same
     * device on the same day. Empty when the body was not read and so cannot be told apart.
     */
    Optional<String> fingerprint();

    /** Replaces every field of that name by one. */
    void set(String name, String value);

    /** Replaces every field of that name by one with the value {@code prefix + secret}. */
    void setSecret(String name, String prefix, Secret secret);
}
