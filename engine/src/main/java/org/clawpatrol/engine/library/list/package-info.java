/** Functions of lists. */
@NullMarked
package org.clawpatrol.engine.library.list;

import org.jspecify.annotations.NullMarked;
