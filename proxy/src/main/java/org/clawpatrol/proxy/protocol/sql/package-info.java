/** SQL statements as facts. */
@NullMarked
package org.clawpatrol.proxy.protocol.sql;

import org.jspecify.annotations.NullMarked;
