package org.clawpatrol.proxy.protocol.http;

import java.util.ArrayList;
import java.util.List;

/**
 * A path read the one way every server reads it: decoded once, dot segments resolved, repeated
 * slashes joined. Spellings that servers read differently are refused. Immutable.
 *
 * @param decoded what rules see
 * @param wire what is forwarded: {@code decoded} in canonical escapes
 */
record NormalizedPath(String decoded, String wire) {

    static NormalizedPath of(String raw) throws MalformedMessageException {
        if (isPlain(raw)) {
            return new NormalizedPath(raw, raw);
        }
        boolean directory = false;
        List<PathSegment> kept = new ArrayList<>();
        for (String part : raw.substring(1).split("/", -1)) {
            PathSegment segment = PathSegment.of(part);
            directory = segment.isEmpty() || segment.isDot() || segment.isParent();
            if (segment.isParent()) {
                if (kept.isEmpty()) {
                    throw MalformedMessageException.badRequest("path leaves the root");
                }
                kept.removeLast();
            } else if (!directory) {
                kept.add(segment);
            }
        }
        return join(kept, directory);
    }

    private static NormalizedPath join(List<PathSegment> segments, boolean directory) {
        StringBuilder decoded = new StringBuilder();
        StringBuilder wire = new StringBuilder();
        for (PathSegment segment : segments) {
            decoded.append('/').append(segment.decoded());
            wire.append('/').append(segment.wire());
        }
        if (directory || segments.isEmpty()) {
            decoded.append('/');
            wire.append('/');
        }
        return new NormalizedPath(decoded.toString(), wire.toString());
    }

    /** Whether a path is in its final form already; true for nearly every real one. */
    private static boolean isPlain(String raw) {
        if (raw.equals("*")) {
            return true;
        }
        char before = 0;
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            boolean afterSlash = before == '/';
            if (c == '/' ? afterSlash : !PathSegment.isPlain(c) || (c == '.' && afterSlash)) {
                return false;
            }
            before = c;
        }
        return true;
    }
}
