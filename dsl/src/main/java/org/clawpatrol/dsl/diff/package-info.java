/** What two configurations decide differently: classes of actions, each with a witness. */
@NullMarked
package org.clawpatrol.dsl.diff;

import org.jspecify.annotations.NullMarked;
