/**
 * Traffic for a gateway that a build starts to learn what a gateway's start-up cache should hold.
 */
@NullMarked
package org.clawpatrol.proxy.training;

import org.jspecify.annotations.NullMarked;
