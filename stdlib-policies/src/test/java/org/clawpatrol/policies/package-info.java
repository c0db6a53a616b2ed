/** Proves that every ready policy loads and answers its own fixtures. */
@NullMarked
package org.clawpatrol.policies;

import org.jspecify.annotations.NullMarked;
