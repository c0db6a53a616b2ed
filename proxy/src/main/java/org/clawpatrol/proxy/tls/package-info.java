/** Certificate authority, leaf certificates and upstream trust. */
@NullMarked
package org.clawpatrol.proxy.tls;

import org.jspecify.annotations.NullMarked;
