/** Which parts of a policy its tests exercise. */
@NullMarked
package org.clawpatrol.dsl.coverage;

import org.jspecify.annotations.NullMarked;
