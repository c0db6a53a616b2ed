package org.clawpatrol.proxy.protocol.http;

import java.util.Optional;

/**
 * A request target taken apart (RFC 9112, 3.2). Immutable.
 *
 * @param authority of an absolute-form target
 * @param path as sent, or {@code *}
 * @param query as sent, without the question mark; empty when there is none
 */
record RequestTarget(Optional<Authority> authority, String path, Optional<String> query) {
    private static final String SCHEME = "https://";

    static RequestTarget parse(String method, String target) throws MalformedMessageException {
        if (target.indexOf('#') >= 0) {
            throw MalformedMessageException.badRequest("fragment in request target");
        }
        if (target.startsWith("/")) {
            return split(Optional.empty(), target);
        }
        if (target.equals("*") && method.equals("OPTIONS")) {
            return new RequestTarget(Optional.empty(), "*", Optional.empty());
        }
        if (target.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return absolute(target.substring(SCHEME.length()));
        }
        throw MalformedMessageException.badRequest("invalid request target");
    }

    private static RequestTarget absolute(String rest) throws MalformedMessageException {
        int end = 0;
        while (end < rest.length() && rest.charAt(end) != '/' && rest.charAt(end) != '?') {
            end++;
        }
        Optional<Authority> authority = Authority.parse(rest.substring(0, end));
        if (authority.isEmpty()) {
            throw MalformedMessageException.badRequest("invalid authority in request target");
        }
        String path = rest.substring(end);
        return split(authority, path.startsWith("/") ? path : "/" + path);
    }

    private static RequestTarget split(Optional<Authority> authority, String pathAndQuery) {
        int mark = pathAndQuery.indexOf('?');
        if (mark < 0) {
            return new RequestTarget(authority, pathAndQuery, Optional.empty());
        }
        return new RequestTarget(
                authority,
                pathAndQuery.substring(0, mark),
                Optional.of(pathAndQuery.substring(mark + 1)));
    }
}
