/** The formatter: one layout for every file, whatever its author typed. */
@NullMarked
package org.clawpatrol.dsl.format;

import org.jspecify.annotations.NullMarked;
