/** The command line as scripts see it. */
@NullMarked
package org.clawpatrol.conformance.cli;

import org.jspecify.annotations.NullMarked;
