/** Small changes to a policy, made to see whether its tests notice them. */
@NullMarked
package org.clawpatrol.dsl.mutate;

import org.jspecify.annotations.NullMarked;
