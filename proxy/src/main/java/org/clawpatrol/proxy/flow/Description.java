package org.clawpatrol.proxy.flow;

import java.util.List;
import java.util.Map;

/**
 * What an action looks like to a person and in the journal. Holds no injected secret: it describes
 * what the agent sent.
 *
 * @param method verb of the protocol, such as {@code POST}
 * @param target path without query, statement or command
 * @param rawPath the path as the agent spelled it; empty where that is {@code target}
 * @param query raw query, or empty
 * @param headers as the agent sent them, values of sensitive names already replaced by {@code ***}
 * @param body first bytes of the body as text, at most the storage limit
 * @param bodyBytes size of the captured body in bytes, or -1 when it was not captured
 * @param bodyCut whether {@code body} is shorter than what was sent
 * @param digest hex SHA-256 over the whole action, what an approval is bound to
 */
public record Description(
        String method,
        String host,
        String target,
        String rawPath,
        String query,
        Map<String, List<String>> headers,
        String body,
        long bodyBytes,
        boolean bodyCut,
        String digest) {}
