package org.clawpatrol.dsl.hcl;

import java.util.ArrayList;
import java.util.List;

/**
 * Removes the indentation that all lines of a {@code <<-} heredoc share. Lines of white space alone
 * neither count nor change; a line that begins with an interpolation has none. Stateless.
 */
final class HeredocIndent {
    private HeredocIndent() {}

    static void remove(List<RawPart> parts) {
        int shared = Integer.MAX_VALUE;
        List<LiteralText> lineStarts = new ArrayList<>();
        boolean startsLine = true;
        for (RawPart part : parts) {
            if (part instanceof RawPart.Literal(LiteralText text)) {
                if (startsLine && !text.isBlankLine()) {
                    lineStarts.add(text);
                    shared = Math.min(shared, text.leadingSpace());
                }
                startsLine = text.endsLine();
            } else {
                shared = startsLine ? 0 : shared;
                startsLine = false;
            }
        }
        for (LiteralText text : lineStarts) {
            text.removeFirst(shared);
        }
    }
}
