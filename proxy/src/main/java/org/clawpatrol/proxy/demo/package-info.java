/** The story that {@code clawpatrol demo} plays on loopback. */
@NullMarked
package org.clawpatrol.proxy.demo;

import org.jspecify.annotations.NullMarked;
