package org.clawpatrol.proxy.protocol.http.payload;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clawpatrol.engine.value.Value;

/** A request as the readers of this package see it. Parts are made on first use; one thread. */
public interface CarryingRequest {

    /** As sent. */
    String method();

    /** The normalised, decoded path; empty when servers could read it in two ways. */
    Optional<String> path();

    /** Decoded values of every name; empty when servers could read it in two ways. */
    Optional<Map<String, List<String>>> query();

    /** The media types of the body, lower case, without parameters: one for each field. */
    List<String> mediaTypes();

    /** The body with content coding undone: all of it, or lost. */
    Content content();

    /** The body from its start with content coding undone, as far as it was kept. */
    Content start();

    /** The body as JSON: unknown when it is lost or no single well-formed document. */
    Value json();
}
