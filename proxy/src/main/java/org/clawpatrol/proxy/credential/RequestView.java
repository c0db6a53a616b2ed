package org.clawpatrol.proxy.credential;

import java.util.List;
import java.util.Optional;

/** The head of a request before anything is put in. Safe to share. */
public interface RequestView {

    /** Method in upper case, as sent. */
    String method();

    /** Name or address of the origin in lower case, without a port. */
    String host();

    /** The path and, after a question mark, the query, as they go on to the origin. */
    String target();

    /** The path as the agent sent it, before it was brought into normal form. */
    String rawPath();

    /** The first value under a name, as the agent sent it. */
    Optional<String> first(String name);

    /** All values under a name that go on to the origin, in order. */
    List<String> all(String name);
}
