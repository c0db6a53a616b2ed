/** Which credential an action gets, where its secrets come from, and what an injection may do. */
@NullMarked
package org.clawpatrol.proxy.credential;

import org.jspecify.annotations.NullMarked;
