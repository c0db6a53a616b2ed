/** Files and folders that only their owner can read. */
@NullMarked
package org.clawpatrol.proxy.file;

import org.jspecify.annotations.NullMarked;
