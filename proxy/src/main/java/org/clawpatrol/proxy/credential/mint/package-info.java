/**
 * Tokens that the gateway gets by itself, from keys and secrets that are never sent with requests.
 */
@NullMarked
package org.clawpatrol.proxy.credential.mint;

import org.jspecify.annotations.NullMarked;
