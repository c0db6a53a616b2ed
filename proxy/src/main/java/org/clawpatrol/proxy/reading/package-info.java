/** From recorded actions and requests to facts, whatever their family. */
@NullMarked
package org.clawpatrol.proxy.reading;

import org.jspecify.annotations.NullMarked;
