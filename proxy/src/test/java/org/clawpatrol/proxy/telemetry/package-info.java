@NullMarked
package org.clawpatrol.proxy.telemetry;

import org.jspecify.annotations.NullMarked;
