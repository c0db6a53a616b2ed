package org.clawpatrol.engine.library.pattern;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.clawpatrol.engine.library.text.BoundedText;

/**
 * What matches are replaced by: text in which {@code \\1} stands for the first group, {@code \\0}
 * for the whole match and two backslashes for one. Immutable.
 */
final class Replacement {
    private static final int NO_GROUP = -1;

    private final List<Part> parts;

    private Replacement(List<Part> parts) {
        this.parts = parts;
    }

    /** Text, or a reference to a group. */
    private record Part(String text, int group) {}

    /** Empty when a backslash stands before anything but a backslash or the number of a group. */
    static Optional<Replacement> of(String template, int groups) {
        List<Part> parts = new ArrayList<>();
        int start = 0;
        int backslash = template.indexOf('\\');
        while (backslash >= 0) {
            parts.add(new Part(template.substring(start, backslash), NO_GROUP));
            Optional<Part> part = escaped(template, backslash + 1, groups);
            if (part.isEmpty()) {
                return Optional.empty();
            }
            parts.add(part.get());
            start = backslash + 2;
            backslash = template.indexOf('\\', start);
        }
        parts.add(new Part(template.substring(start), NO_GROUP));
        return Optional.of(new Replacement(List.copyOf(parts)));
    }

    private static Optional<Part> escaped(String template, int position, int groups) {
        if (position == template.length()) {
            return Optional.empty();
        }
        char escaped = template.charAt(position);
        if (escaped == '\\') {
            return Optional.of(new Part("\\", NO_GROUP));
        }
        int group = escaped - '0';
        return group >= 0 && group <= 9 && group <= groups
                ? Optional.of(new Part("", group))
                : Optional.empty();
    }

    void append(Matches matches, BoundedText result) {
        for (Part part : parts) {
            result.append(part.group() == NO_GROUP ? part.text() : matches.group(part.group()));
        }
    }
}
