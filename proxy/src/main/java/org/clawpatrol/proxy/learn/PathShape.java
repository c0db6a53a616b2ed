package org.clawpatrol.proxy.learn;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A path of which some segments may be anything of a kind. Immutable. */
record PathShape(List<Part> parts) {
    static final PathShape ROOT = new PathShape(List.of());

    /** One segment: this very text, or anything of a kind. */
    record Part(String text, Optional<SegmentKind> kind) {
        boolean matches(String segment) {
            return kind.map(any -> any.matches(segment)).orElseGet(() -> text.equals(segment));
        }
    }

    PathShape {
        parts = List.copyOf(parts);
    }

    static PathShape exactly(List<String> segments) {
        return new PathShape(
                segments.stream().map(each -> new Part(each, Optional.empty())).toList());
    }

    PathShape with(String text) {
        return with(new Part(text, Optional.empty()));
    }

    PathShape with(SegmentKind kind) {
        return with(new Part("", Optional.of(kind)));
    }

    private PathShape with(Part part) {
        List<Part> longer = new ArrayList<>(parts);
        longer.add(part);
        return new PathShape(longer);
    }

    boolean fixed() {
        return parts.stream().allMatch(part -> part.kind().isEmpty());
    }

    boolean matches(List<String> segments) {
        if (segments.size() != parts.size()) {
            return false;
        }
        for (int i = 0; i < segments.size(); i++) {
            if (!parts.get(i).matches(segments.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** A condition on {@code http.path} that holds for these paths alone. */
    String condition() {
        return fixed()
                ? "http.path == '" + fixedPath() + "'"
                : "http.path.matches('^" + expression() + "$')";
    }

    private String fixedPath() {
        StringBuilder out = new StringBuilder();
        parts.forEach(part -> out.append('/').append(QuotedCel.text(part.text())));
        return out.toString();
    }

    private String expression() {
        StringBuilder out = new StringBuilder();
        for (Part part : parts) {
            out.append('/')
                    .append(
                            part.kind()
                                    .map(SegmentKind::expression)
                                    .orElseGet(() -> QuotedCel.expression(part.text())));
        }
        return out.toString();
    }
}
