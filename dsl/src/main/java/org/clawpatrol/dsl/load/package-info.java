/** The only door in: files to a loaded configuration or to diagnostics. */
@NullMarked
package org.clawpatrol.dsl.load;

import org.jspecify.annotations.NullMarked;
