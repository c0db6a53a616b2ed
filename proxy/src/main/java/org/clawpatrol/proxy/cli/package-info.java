/** The command line. */
@NullMarked
package org.clawpatrol.proxy.cli;

import org.jspecify.annotations.NullMarked;
