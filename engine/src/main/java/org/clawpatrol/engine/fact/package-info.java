/** Families of actions and the typed facts a condition may read about them. */
@NullMarked
package org.clawpatrol.engine.fact;

import org.jspecify.annotations.NullMarked;
