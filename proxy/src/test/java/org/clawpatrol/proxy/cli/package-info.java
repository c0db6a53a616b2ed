/** Every command, through the same door the process uses. */
@NullMarked
package org.clawpatrol.proxy.cli;

import org.jspecify.annotations.NullMarked;
