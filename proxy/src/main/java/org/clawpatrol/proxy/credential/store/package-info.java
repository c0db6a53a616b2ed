/** Secrets that stores outside the gateway keep: fetched, cached, and refused where that fails. */
@NullMarked
package org.clawpatrol.proxy.credential.store;

import org.jspecify.annotations.NullMarked;
