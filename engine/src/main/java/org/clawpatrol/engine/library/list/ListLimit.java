package org.clawpatrol.engine.library.list;

import org.clawpatrol.engine.value.ErrorValue;

/** How long a list may be that a function builds out of something shorter. Stateless. */
final class ListLimit {
    static final int ELEMENTS = 100_000;
    static final ErrorValue TOO_LONG = new ErrorValue("a built list is too long");

    private ListLimit() {}
}
