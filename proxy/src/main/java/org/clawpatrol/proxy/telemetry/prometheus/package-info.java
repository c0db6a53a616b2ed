/** Readings in the text formats that scrapers ask for. */
@NullMarked
package org.clawpatrol.proxy.telemetry.prometheus;

import org.jspecify.annotations.NullMarked;
