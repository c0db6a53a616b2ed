/** SSH requests as facts. */
@NullMarked
package org.clawpatrol.proxy.protocol.ssh;

import org.jspecify.annotations.NullMarked;
