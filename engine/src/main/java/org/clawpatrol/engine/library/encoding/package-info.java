/** Functions between bytes and their text forms. */
@NullMarked
package org.clawpatrol.engine.library.encoding;

import org.jspecify.annotations.NullMarked;
