package org.clawpatrol.proxy.journal;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.SerializableString;
import tools.jackson.core.io.CharacterEscapes;

/** JSON's own escapes, and DEL: the one control character that JSON lets pass. Immutable. */
final class DeleteEscape extends CharacterEscapes {
    private static final long serialVersionUID = 1L;
    private static final char DELETE = 0x7f;

    private final int[] escapes = standardAsciiEscapesForJSON();

    DeleteEscape() {
        escapes[DELETE] = ESCAPE_STANDARD;
    }

    /** Every generator asks for it and only reads it; a copy for each would cost 528 bytes. */
    @Override
    public int[] getEscapeCodesForAscii() {
        return escapes;
    }

    /** Everything beyond ASCII is escaped by the generator itself. */
    @Override
    public @Nullable SerializableString getEscapeSequence(int character) {
        return null;
    }
}
