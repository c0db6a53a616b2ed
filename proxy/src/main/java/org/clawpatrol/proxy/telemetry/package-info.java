/** What is measured of running actions and connections, without any library's types. */
@NullMarked
package org.clawpatrol.proxy.telemetry;

import org.jspecify.annotations.NullMarked;
