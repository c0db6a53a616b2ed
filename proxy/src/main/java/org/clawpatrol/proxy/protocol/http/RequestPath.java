package org.clawpatrol.proxy.protocol.http;

import java.util.Optional;
import java.util.regex.Pattern;
import org.clawpatrol.dsl.config.PathNormalization;

/**
 * The path of a request as rules see it and as it is forwarded. Immutable.
 *
 * @param decoded what rules see; empty when nobody can say which path the origin will act on
 * @param wire what is forwarded: in normal form where there is one reading, else as it was sent
 * @param ambiguity why servers could read it differently
 */
record RequestPath(Optional<String> decoded, String wire, Optional<String> ambiguity) {
    private static final Pattern ESCAPED_SLASH = Pattern.compile("%2[fF]");
    private static final Pattern ESCAPED_DOT = Pattern.compile("%2[eE]");

    /** An empty segment that is not the last, or a dot segment. */
    private static final Pattern HOLLOW = Pattern.compile("//|/\\.{1,2}(/|$)");

    static RequestPath of(String raw) {
        try {
            NormalizedPath path = NormalizedPath.of(raw);
            return new RequestPath(Optional.of(path.decoded()), path.wire(), Optional.empty());
        } catch (MalformedMessageException e) {
            return new RequestPath(insideNames(raw), raw, Optional.of(e.reason()));
        }
    }

    /**
     * As an endpoint has it: what is to be forwarded as it was sent keeps its empty and dot
     * segments, which are names to some servers and nothing to others.
     *
     * @param raw as sent
     */
    RequestPath at(PathNormalization normalization, String raw) {
        boolean changed =
                normalization == PathNormalization.OFF
                        && ambiguity.isEmpty()
                        && HOLLOW.matcher(raw).find();
        return changed
                ? new RequestPath(Optional.empty(), raw, Optional.of("empty or dot segments"))
                : this;
    }

    /** For people and records. */
    String shown() {
        return decoded.orElse(wire);
    }

    /**
     * The path with escaped slashes and dots undone; empty unless they stand inside names, so that
     * every reader arrives in the same place.
     */
    private static Optional<String> insideNames(String raw) {
        String slashes = ESCAPED_SLASH.matcher(raw).replaceAll("/");
        String undone = ESCAPED_DOT.matcher(slashes).replaceAll(".");
        if (HOLLOW.matcher(undone).find()) {
            return Optional.empty();
        }
        try {
            return Optional.of(NormalizedPath.of(undone).decoded());
        } catch (MalformedMessageException _) {
            return Optional.empty();
        }
    }
}
