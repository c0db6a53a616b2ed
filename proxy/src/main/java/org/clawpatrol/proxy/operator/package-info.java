/** People who run the gateway: passwords, sessions and API tokens. */
@NullMarked
package org.clawpatrol.proxy.operator;

import org.jspecify.annotations.NullMarked;
