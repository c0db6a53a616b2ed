/** The append-only, hash-chained record of every action. */
@NullMarked
package org.clawpatrol.proxy.journal;

import org.jspecify.annotations.NullMarked;
