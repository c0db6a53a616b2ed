/** The embedded store. The only package that knows SQL. */
@NullMarked
package org.clawpatrol.proxy.state;

import org.jspecify.annotations.NullMarked;
