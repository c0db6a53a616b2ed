/** The configuration in force and how a newer one replaces it. */
@NullMarked
package org.clawpatrol.proxy.reload;

import org.jspecify.annotations.NullMarked;
