@NullMarked
package org.clawpatrol.proxy.telemetry.otel;

import org.jspecify.annotations.NullMarked;
