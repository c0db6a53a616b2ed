/**
 * Who Codex agents are towards the service behind them: an identity that only the gateway knows.
 */
@NullMarked
package org.clawpatrol.proxy.credential.codex;

import org.jspecify.annotations.NullMarked;
