/** The configuration surface declared as data. */
@NullMarked
package org.clawpatrol.dsl.schema;

import org.jspecify.annotations.NullMarked;
