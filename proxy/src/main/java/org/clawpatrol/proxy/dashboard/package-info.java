/** The web dashboard and its JSON API. */
@NullMarked
package org.clawpatrol.proxy.dashboard;

import org.jspecify.annotations.NullMarked;
