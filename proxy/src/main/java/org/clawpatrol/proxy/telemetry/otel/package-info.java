/** Spans and readings sent to an OpenTelemetry collector. */
@NullMarked
package org.clawpatrol.proxy.telemetry.otel;

import org.jspecify.annotations.NullMarked;
